"""Rashomon reads news reports of conflict and keeps every version, according to whom."""
