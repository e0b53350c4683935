"""Look-ups about the world: read-only data with sources, and how they are built."""
