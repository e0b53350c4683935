"""How a pure function is mapped over many reports on several cores."""
