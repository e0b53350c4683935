"""Triggers: the words that tell of an event and the type of event they tell of."""
