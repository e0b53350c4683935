"""Where readings, links and decisions are kept: one protocol, SQLite and PostgreSQL behind it."""

from rashomon.store.desk_nouns import (
    ROLES,
    SORTS,
    Access,
    Cell,
    Person,
    Role,
    Saved,
    Selection,
    Session,
    Stamp,
    Summary,
    Token,
    Totals,
)
from rashomon.store.excerpt import Excerpt, excerpt
from rashomon.store.nouns import ANY, Block, Entry, EventRow, Headline, Hit, Listing, Put, Seen, Where, pack
from rashomon.store.protocol import Store
from rashomon.store.sql import open_store
from rashomon.store.watch_nouns import Alert, Visit

__all__ = [
    "ANY",
    "ROLES",
    "SORTS",
    "Access",
    "Alert",
    "Block",
    "Cell",
    "Entry",
    "EventRow",
    "Excerpt",
    "Headline",
    "Hit",
    "Listing",
    "Person",
    "Put",
    "Role",
    "Saved",
    "Seen",
    "Selection",
    "Session",
    "Stamp",
    "Store",
    "Summary",
    "Token",
    "Totals",
    "Visit",
    "Where",
    "excerpt",
    "open_store",
    "pack",
]
