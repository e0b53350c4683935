"""What HTML pages are built of: tables, bars on one scale of days."""

from collections.abc import Iterable, Sequence

from rashomon.formats import words
from rashomon.formats.markup import Html, el, join


def table(head: Iterable[str], rows: Iterable[Iterable[str]], *, caption: str = "", numeric: int = 0) -> Html:
    """Return a table; `numeric` columns after the first are set to the right."""
    classes = [None, *["n"] * numeric]
    body = [el("tr", *(el("td", cell, class_=classes[at] if at < len(classes) else None) for at, cell in enumerate(row)))
            for row in rows]  # fmt: skip
    top = el(
        "tr",
        *(
            el("th", name, scope="col", class_=classes[at] if at < len(classes) else None)
            for at, name in enumerate(head)
        ),
    )
    title = el("caption", caption) if caption else Html()
    return el("div", el("table", title, el("thead", top), el("tbody", join(body))), class_="scroll")


def chart(rows: list[tuple[str, str, Html]]) -> Html:
    """Return the rows with a bar each on one scale of days."""
    numbers = [(words.day_number(start) or 0, words.day_number(end) or 0) for start, end, _ in rows]
    low, high = min(start for start, _ in numbers) - 0.5, max(max(pair) for pair in numbers) + 1.5
    made = []
    for (start, end), (_, _, label) in zip(numbers, rows, strict=True):
        left, wide = 200 * (start - low) / (high - low), max(3.0, 200 * (max(end, start) + 1 - start) / (high - low))
        bar = el("rect", x=f"{left:.1f}", y=3, width=f"{min(wide, 200 - left):.1f}", height=6, rx=1)
        rail = el("rect", x=0, y="5.5", width=200, height=1, class_="rail")
        svg = el("svg", rail, bar, viewBox="0 0 200 12", preserveAspectRatio="none", aria_hidden="true")
        made.append(el("li", el("div", label), svg))
    days = (min(start for start, _, _ in rows), max(end for _, end, _ in rows))
    axis = el("div", *(el("span", words.date_words(day)) for day in days), class_="axis", aria_hidden="true")
    return join([el("ol", join(made), class_="timeline"), axis])


def between(parts: Sequence[str], mark: str) -> list[str]:
    """Put a mark between the parts."""
    return [piece for part in parts for piece in (mark, part)][1:]
