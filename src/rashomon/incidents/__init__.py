"""Which events of many reports are one incident, and what the reports say of it together."""
