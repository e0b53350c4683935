"""How a report tells its events: which are its news, which background, sums, plans or denials, and what it is about."""
