"""Actors: persons, bodies, groups and crowds, one for all its mentions (entity coreference)."""
