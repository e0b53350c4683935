"""Where readings, links and decisions are kept: one protocol, SQLite and PostgreSQL behind it."""

from rashomon.store.excerpt import Excerpt, excerpt
from rashomon.store.nouns import ANY, Block, Entry, EventRow, Hit, Put, Seen, Where, pack
from rashomon.store.protocol import Store
from rashomon.store.sql import open_store

__all__ = [
    "ANY",
    "Block",
    "Entry",
    "EventRow",
    "Excerpt",
    "Hit",
    "Put",
    "Seen",
    "Store",
    "Where",
    "excerpt",
    "open_store",
    "pack",
]
