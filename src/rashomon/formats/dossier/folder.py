"""Incidents as a folder of pages: an index and one file each, so that no page grows with the number of incidents."""

from collections.abc import Iterable
from pathlib import Path

from rashomon.formats import shell
from rashomon.formats.blocks import table
from rashomon.formats.dossier import html
from rashomon.formats.dossier.view import DossierView
from rashomon.formats.markup import el
from rashomon.formats.registry import Style
from rashomon.model import Dossier

INDEX = "index.html"


def write_folder(dossiers: Iterable[Dossier], folder: Path) -> int:
    """Write `ID.html` for each incident as soon as it is known, then `index.html`; return how many there were.

    Every page stands alone. Pages of the same name are replaced, others in the folder are left as they are.
    """
    folder.mkdir(exist_ok=True)
    rows = []
    for dossier in dossiers:
        name = f"{dossier.id}.html"
        with (folder / name).open("w", encoding="utf-8", newline="\n") as out:
            html.write([dossier], out, Style(whole=True, index=INDEX))
        rows.append(html.index_row(DossierView(dossier), name))
    _index(rows, folder / INDEX)
    return len(rows)


def _index(rows: list[tuple[str, ...]], path: Path) -> None:
    title = f"{len(rows)} incident{'' if len(rows) == 1 else 's'}"
    listed = table(html.HEADS, rows) if rows else el("p", "No incident was found.", class_="none")
    main = el("main", el("nav", el("h1", title), listed, class_="index", aria_label="Incidents"), id="main")
    head = shell.head(title, styles=html.STYLES, scripts=())
    page = f'<!doctype html>\n<html lang="en">\n{head}\n<body>\n{main}\n</body>\n</html>\n'
    path.write_text(page, encoding="utf-8", newline="\n")
