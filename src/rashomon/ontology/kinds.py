"""Kinds of event types that more than one room tells apart."""

VERBAL = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "ACCUSE", "REJECT", "THREATEN", "REQUEST"}
)  # PLOVER types
