"""How a pure function is mapped over many reports: on the cores of this machine, or on many machines."""
