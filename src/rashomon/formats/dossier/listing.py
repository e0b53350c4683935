"""One line for each incident."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rashomon.formats import words
from rashomon.formats.dossier.registry import dossier_form
from rashomon.formats.dossier.view import DossierView
from rashomon.formats.paper import Paper
from rashomon.formats.registry import Style
from rashomon.formats.words import figure_words
from rashomon.model import Dossier

_COLUMNS = (("Incident", 8), ("When", 14), ("Reports", 7), ("Killed", 11))


@dossier_form("list")
def write(dossiers: Iterable[Dossier], out: TextIO, style: Style) -> None:
    """Write a line for each incident as soon as it is known: id, day, reports (in brackets: independent sources), killed, what and where."""
    paper = Paper(style)
    count = 0
    for count, dossier in enumerate(dossiers, 1):
        if count == 1:
            head = "  ".join(f"{name:<{width}}" for name, width in _COLUMNS)
            out.write(paper.paint("dim", f"{head}  What and where") + "\n")
        out.writelines(line.rstrip() + "\n" for line in _lines(DossierView(dossier), paper))
    if not count:
        out.write("No incident was found.\n")


def _lines(view: DossierView, paper: Paper) -> Iterator[str]:
    killed = view.dossier.figures.get("killed")
    reports = f"{len(view.reports)}" if view.sources == len(view.reports) else f"{len(view.reports)} ({view.sources})"
    told = (view.dossier.id[:8], view.day(), reports, figure_words(killed) if killed else "")
    cells = [f"{cell:<{width}}" for cell, (_, width) in zip(told, _COLUMNS, strict=True)]
    country = words.country_name(view.incident.country)
    said = view.title() if not country or country in view.title() else f"{view.title()}, {country}"
    indent = " " * len("  ".join(cells) + "  ")
    first, *rest = paper.fold(said, paper.width - len(indent))
    yield "  ".join(cells) + "  " + first
    yield from (indent + line for line in rest)
