"""Arguments: who did what to whom, with what (semantic roles of a trigger)."""
