"""A feed cut into its entries as it streams by, so that ten thousand of them need no more memory than one.

XML is not parsed here: only comments, CDATA and the tags of entries are told apart, which also holds for feeds that are not
well-formed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from rashomon.model import RecordError

MAX_HEAD = 200_000  # characters before the first entry
MAX_ENTRY = 6_000_000  # characters of one entry
_BLOCK = 1 << 16
_TAG = re.compile(r"<!--|<!\[CDATA\[|<(?P<end>/?)(?:[\w.-]+:)?(?:item|entry)(?=[\s/>])[^<>]*>|<[^<>]{0,2000}\Z")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}
_ENTITY = re.compile(r"<!ENTITY\s+(%\s+)?[^\s>]+\s+(\"[^\"]*\"|'[^']*'|[^>]*)", re.I)
_HARMLESS = re.compile(r"[\"'](?:[^&%\"']|&#\w{1,8};){0,64}[\"']")
_FIRST_TAG = re.compile(r"<([A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)")
_PROLOG = re.compile(r"<\?|<!--")


@dataclass(frozen=True)
class Frame:
    """What stands around the entries of a feed."""

    head: str
    foot: str


def first_tag(text: str) -> str | None:
    """Return the local name of the first element in a text, whatever stands before it.

    >>> first_tag("<?xml version='1.0'?><!-- <html> --><!DOCTYPE rdf:RDF><rdf:RDF xmlns:rdf='…'>")
    'RDF'
    """
    found = _FIRST_TAG.search(_without_prolog(text))
    return found[2] if found else None


def _without_prolog(text: str) -> str:
    """Return a text without comments and processing instructions; from the first that is not closed on, it is left as it is."""
    kept, at = [], 0
    while begun := _PROLOG.search(text, at):
        end = text.find("?>" if begun[0] == "<?" else "-->", begun.end())
        if end < 0:
            break
        kept.append(text[at : begun.start()])
        at = end + (2 if begun[0] == "<?" else 3)
    return "".join([*kept, text[at:]])


class Splitter:
    """The entries of one feed in order, each as it is written; after them `is_whole` tells whether the feed was cut short."""

    def __init__(self, stream: TextIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._buffer, self._at, self._over = "", 0, False
        self.is_whole = True
        self.frame = self._frame()

    def __iter__(self) -> Iterator[str]:
        """Yield each entry, tags included; RecordError where one is longer than any report."""
        begun = False
        while tag := self._next_tag(MAX_ENTRY):
            if not tag["end"]:  # an entry that is not closed ends where the next begins
                before = self._take(tag.start())
                if begun:
                    yield before
                begun = not tag[0].endswith("/>")
                self._at = len(tag[0])
            elif begun:
                begun = False
                yield self._take(tag.end())
        self.is_whole = not begun and f"</{self.frame.foot.rpartition('</')[2][:-1]}" in self._buffer

    def _frame(self) -> Frame:
        tag = self._next_tag(MAX_HEAD)
        head = self._buffer[: tag.start() if tag else len(self._buffer)]
        self._at = 0  # the first tag is found again by whoever asks for entries
        _refuse_bombs(head, self._name)
        head = re.sub(r"^\s*<\?xml.*?\?>", "", head.lstrip("\ufeff"), count=1, flags=re.S)
        root = _FIRST_TAG.search(_without_prolog(head))
        inner = "</channel>" if re.search(r"<channel[\s>]", head) and "</channel>" not in head else ""
        return Frame(head, f"{inner}</{root[1] or ''}{root[2]}>" if root else "")

    def _next_tag(self, most: int) -> re.Match[str] | None:
        """Return the next tag of an entry at or behind `_at`, None at the end."""
        while True:
            tag = _TAG.search(self._buffer, self._at)
            if tag and tag[0] in _ENDS:
                closed = self._buffer.find(_ENDS[tag[0]], tag.end())
                if closed >= 0:
                    self._at = closed + 3
                    continue
                self._at = tag.start()
            elif tag and tag[0].endswith(">"):
                self._at = tag.end()
                return tag
            else:  # a tag may be half read
                self._at = tag.start() if tag else len(self._buffer)
            if self._over:
                return None
            if len(self._buffer) > most + _BLOCK:
                raise RecordError(self._name, f"has an entry or a head longer than {most:,} characters")
            more = self._stream.read(max(_BLOCK, len(self._buffer)))
            self._buffer, self._over = self._buffer + more, not more

    def _take(self, end: int) -> str:
        taken, self._buffer, self._at = self._buffer[:end], self._buffer[end:], 0
        return taken


def _refuse_bombs(head: str, name: str) -> None:
    """RecordError where a feed defines entities that grow out of others or that stand in other files."""
    for entity in _ENTITY.finditer(head):
        if entity[1] or not _HARMLESS.fullmatch(entity[2]):
            raise RecordError(
                name, "defines entities that grow out of others or come from elsewhere; no feed needs them"
            )
