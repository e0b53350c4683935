"""Places: the names of places (toponym recognition) and where they are (toponym resolution)."""
