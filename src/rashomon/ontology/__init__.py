"""Event types, modes, roles and crosswalks, as data files."""
