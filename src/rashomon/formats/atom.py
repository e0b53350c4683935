"""Alerts as a feed (Atom, RFC 4287), for feed readers."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TextIO
from xml.etree import ElementTree as ET

from rashomon.model.plain import clean

_ATOM = "http://www.w3.org/2005/Atom"


class Item(NamedTuple):
    """One entry: a number that stays its own, kind, sentence, time (ISO 8601), incident and plain facts."""

    number: int
    kind: str
    message: str
    added: str
    incident: str | None = None
    facts: Mapping[str, Any] = {}


def write_atom(items: Sequence[Item], out: TextIO, *, desk: str | None = None) -> None:
    """Write a feed, the first item first; `desk` is the address of a desk, to whose pages the entries then lead."""
    feed = ET.Element("feed", xmlns=_ATOM)
    _text(feed, "title", "Incidents")
    _text(feed, "id", "urn:rashomon:alerts")
    _text(feed, "updated", items[0].added if items else "1970-01-01T00:00:00Z")
    _text(ET.SubElement(feed, "author"), "name", "Rashomon")
    for item in items:
        entry = ET.SubElement(feed, "entry")
        _text(entry, "id", f"urn:rashomon:alert:{item.number}")
        _text(entry, "title", item.message)
        _text(entry, "updated", item.added)
        ET.SubElement(entry, "category", term=item.kind)
        told = "; ".join(f"{name} {value}" for name, value in item.facts.items() if value is not None)
        _text(entry, "summary", told or item.message)
        if desk and item.incident:
            ET.SubElement(entry, "link", rel="alternate", href=f"{desk.rstrip('/')}/incidents/{item.incident}")
    ET.indent(feed)
    out.write("<?xml version='1.0' encoding='utf-8'?>\n" + ET.tostring(feed, encoding="unicode") + "\n")


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = clean(text).translate({0xFFFE: None, 0xFFFF: None})  # which no XML may hold
