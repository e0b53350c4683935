"""READING → bytes: one format per file."""
