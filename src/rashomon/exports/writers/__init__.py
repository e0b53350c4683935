"""One file format a file: how rows become bytes."""
