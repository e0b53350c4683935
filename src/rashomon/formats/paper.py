"""What terminal pages are set with: paragraphs, labels, tables and colour in so many columns."""

import textwrap
from collections.abc import Collection, Iterator

from rashomon.formats.registry import Style

_SGR = {"bold": "1", "dim": "2", "error": "1;31", "doubt": "33", "note": "36", "source": "36"}
_LABEL = 18


def wrap(text: str, width: int) -> list[str]:
    """Return the text in lines of so many columns; names and numbers with hyphens stay whole.

    >>> wrap("seen by al-Bashir", 12)
    ['seen by', 'al-Bashir']
    """
    return textwrap.wrap(text, width, break_on_hyphens=False)


class Paper:
    """A terminal page of `style.width` columns, at least 40 and at most 110."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.width = max(40, min(style.width, 110))

    def fold(self, text: str, room: int) -> list[str]:
        """Return the text in lines of so many columns, at least 12; one empty line for no text."""
        return wrap(text, max(12, room)) or [""]

    def labelled(self, label: str, rows: list[str], *, doubt: str = "") -> Iterator[str]:
        """Return rows behind a label in a column of their own, below it where it is long; the words `doubt` in them stand out."""
        room = self.width - 4 - _LABEL
        if len(label) >= _LABEL:
            yield from self.wrapped(label, "    ", paint="dim")
            label = ""
        for at, row in enumerate(rows):
            for nth, line in enumerate(wrap(row, room)):
                head = self.paint("dim", f"{label:<{_LABEL - 1}} ") if at == nth == 0 else " " * _LABEL
                yield f"    {head}{line.replace(doubt, self.paint('doubt', doubt)) if doubt else line}"

    def wrapped(self, text: str, indent: str, *, paint: str | None = None) -> Iterator[str]:
        """Return a paragraph with its later lines hanging in."""
        for at, line in enumerate(wrap(text, self.width - len(indent) - 2)):
            said = line if at == 0 else "  " + line
            yield indent + (self.paint(paint, said) if paint else said)

    def table(self, rows: list[list[str]], *, right: Collection[int] = ()) -> Iterator[str]:
        """Return a table whose cells wrap; the first row is its head, columns in `right` are set to the right."""
        widths = _widths(rows, self.width - 4)
        for at, row in enumerate(rows):
            cells = [wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
            for nth in range(max(map(len, cells))):
                line = [(cell[nth] if nth < len(cell) else "") for cell in cells]
                put = [
                    text.rjust(width) if column in right else text.ljust(width)
                    for column, (text, width) in enumerate(zip(line, widths, strict=True))
                ]
                said = "  ".join(put).rstrip()
                yield "    " + (self.paint("dim", said) if at == 0 else said)

    def paint(self, name: str, text: str) -> str:
        """Return the text in colour where colour is asked for."""
        return f"\x1b[{_SGR[name]}m{text}\x1b[0m" if self.style.colour and text else text


def _widths(rows: list[list[str]], room: int) -> list[int]:
    """Share the room among columns: what they need where that is little, the rest to the widest."""
    need = [max(map(len, column)) for column in zip(*rows, strict=True)]
    room -= 2 * (len(need) - 1)
    widths = [0] * len(need)
    left = len(need)
    for column in sorted(range(len(need)), key=lambda at: need[at]):
        widths[column] = max(4, min(need[column], room // left))
        room -= widths[column]
        left -= 1
    return widths
