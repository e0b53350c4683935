"""Lists of incidents in lines: for people in columns, into a pipe one line each."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rashomon.cli._forms import style_for
from rashomon.formats import words
from rashomon.formats.paper import Paper
from rashomon.store import Headline

_COLUMNS = (("Incident", 8), ("Day", 11), ("Reports", 7), ("Killed", 6), ("Hurt", 6))
_FIELDS = ("incident", "day", "type", "country", "place", "killed", "injured", "reports", "what")
Total = tuple[str | None, int, int, float | None, float | None]


def write_headlines(headlines: Sequence[Headline], out: TextIO) -> None:
    """Write a line for each incident: columns for people, tab-separated fields with a head into a pipe or file."""
    if out is sys.stdout and sys.stdout.isatty():
        _write_table(headlines, out)
        return
    out.write("\t".join(_FIELDS) + "\n")
    for one in headlines:
        told = (one.incident, one.day, one.type, one.country, one.place, _range(one.killed_low, one.killed_high),
                _range(one.injured_low, one.injured_high), str(one.reports), _said(one))  # fmt: skip
        out.write("\t".join(_plain(cell) for cell in told) + "\n")


def write_totals(totals: Iterable[Total], out: TextIO, by: str | None) -> None:
    """Write how many incidents, reports and killed there are, in all or by group; tab-separated. No number of killed: none is told."""
    out.write("\t".join((by or "group", "incidents", "reports", "killed")) + "\n")
    for group, incidents, reports, low, high in totals:
        name = (words.country_name(group) if by == "country" else group) or ("all" if by is None else "not told")
        out.write(f"{_plain(name)}\t{incidents}\t{reports}\t{_range(low, high)}\n")


def _write_table(headlines: Sequence[Headline], out: TextIO) -> None:
    paper = Paper(style_for(out))
    if not headlines:
        out.write("No incident was found.\n")
        return
    head = "  ".join(f"{name:<{width}}" for name, width in _COLUMNS)
    out.write(paper.paint("dim", f"{head}  What and where") + "\n")
    for one in headlines:
        out.writelines(line.rstrip() + "\n" for line in _lines(one, paper))


def _lines(one: Headline, paper: Paper) -> Iterator[str]:
    told = (one.incident[:8], one.day or "no day", str(one.reports), _range(one.killed_low, one.killed_high),
            _range(one.injured_low, one.injured_high))  # fmt: skip
    cells = "  ".join(f"{cell:<{width}}" for cell, (_, width) in zip(told, _COLUMNS, strict=True))
    first, *rest = paper.fold(_plain(_said(one)), paper.width - len(cells) - 2)
    yield f"{cells}  {first}"
    yield from (" " * (len(cells) + 2) + line for line in rest)


def _said(one: Headline) -> str:
    """Return what happened, by whom, to whom and where in one phrase."""
    where = ", ".join(filter(None, (one.place, words.country_name(one.country))))
    parties = [f"by {one.by_whom}" if one.by_whom else "", f"on {one.to_whom}" if one.to_whom else ""]
    told = " ".join(filter(None, (one.what, *parties)))
    return f"{told} in {where}" if where else told


def _range(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"


def _plain(text: str | None) -> str:
    """Return a cell without what would break a line or steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text or "")
