"""BYTES → DOCUMENT: one medium per file."""
