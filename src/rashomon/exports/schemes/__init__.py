"""One scheme a file: how incidents become its rows."""
