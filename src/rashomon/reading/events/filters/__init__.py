"""Filters: words that look like a trigger and tell of no event, or of another."""
