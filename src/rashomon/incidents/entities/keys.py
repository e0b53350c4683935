"""How an actor of one report is named among several."""

from typing import NamedTuple


class Key(NamedTuple):
    """An actor of one report: the document's id and the actor's."""

    document: str
    actor: str
