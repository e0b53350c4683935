"""Statements: who says what, and which words each attribution covers."""
