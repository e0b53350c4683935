"""Elections: one event each, with its results by party and source."""
