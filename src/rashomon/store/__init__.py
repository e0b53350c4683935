"""Where readings, links and captures are kept: one protocol, SQLite and PostgreSQL behind it."""
