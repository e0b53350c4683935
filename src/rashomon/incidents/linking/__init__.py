"""Which events of which reports are one incident: candidates, features, decisions, groups."""
