"""Counts: how many, with bounds, of whom or what."""
