"""One self-contained page: no network, no other file, readable without scripts."""

from collections.abc import Iterable
from typing import TextIO

from rashomon.formats import shell, words
from rashomon.formats.marks import marked_text
from rashomon.formats.markup import Html, el, join
from rashomon.formats.registry import Style, form
from rashomon.formats.sections import Sections
from rashomon.formats.words import View
from rashomon.model import Reading

_LAYERS = (
    ("event", "Events"),
    ("claim", "Claims"),
    ("quote", "Quotations"),
    ("actor", "Who"),
    ("place", "Places"),
    ("time", "Times"),
    ("wrong", "Looks wrong"),
)


@form("html")
def write(readings: Iterable[Reading], out: TextIO, style: Style) -> None:
    """Write one self-contained HTML page: each report's text with its facts marked, tables, timeline, map and findings."""
    views = [View(reading) for reading in readings]
    out.write("<!doctype html>\n")
    out.write('<html lang="en">\n')
    out.write(shell.head("Rashomon" if len(views) != 1 else views[0].title()) + "\n<body>\n")
    out.write(_top(views) + '\n<main id="main">\n')
    for at, view in enumerate(views, 1):
        out.write(_report(view, f"r{at}") + "\n")
    if not views:
        out.write(el("p", "No report was read.", class_="none"))
    out.write("</main>\n" + _foot() + "\n</body>\n</html>\n")


def _top(views: list[View]) -> Html:
    skip = el("a", "Skip to the report", href="#main", class_="skip")
    if len(views) < 2:
        return skip
    options = [el("option", view.title(), value=f"r{at}") for at, view in enumerate(views, 1)]
    picker = el(
        "nav",
        el("label", f"Report (of {len(views)})", for_="report"),
        el("select", join(options), id="report"),
        el("button", "Previous", type="button", id="previous"),
        el("button", "Next", type="button", id="next"),
        class_="picker",
        aria_label="Reports",
    )
    return join([skip, picker])


def _report(view: View, name: str) -> Html:
    sections = Sections(view, name)
    made = sections.all()
    links = [el("a", heading, href=f"#{name}-{key}") for key, heading, _ in made]
    body = [
        el("section", el("h2", heading), content, id=f"{name}-{key}", class_=f"s-{key}", tabindex=-1)
        for key, heading, content in made
    ]
    head = el("header", el("h1", view.title()), byline(view), class_="top")
    text = text_pane(view)
    facts = el("div", el("nav", *links, class_="jump", aria_label="Sections"), join(body), class_="facts")
    return el("article", head, el("div", text, facts, class_="panes"), class_="report", id=name)


def text_pane(view: View) -> Html:
    """Return the text of a report with its marks and the boxes that show and hide them."""
    language = view.reading.document.language
    return el("div", join([_legend(), marked_text(view.reading)]), class_="text", lang=language, dir="auto", tabindex=0,
              role="region", aria_label="Text of the report")  # fmt: skip


def byline(view: View) -> Html:
    """Return outlet, day, author, address and notes of a report."""
    document = view.reading.document
    parts = [el("span", part) for part in view.byline()]
    if document.url and document.url.startswith(("https://", "http://")):
        parts.append(el("a", "original", href=document.url, rel="noreferrer noopener"))
    notes = [el("p", words.clean(note), class_="note") for note in document.notes]
    return join([el("p", join(parts), class_="byline") if parts else Html(), *notes])


def _legend() -> Html:
    """Return the boxes that show and hide each layer of marks; what each looks like is shown on its label."""
    boxes = [
        el(
            "label",
            el("input", type="checkbox", checked=True, data_layer=kind),
            el("span", label, class_=f"m k-{kind}"),
        )
        for kind, label in _LAYERS
    ]
    return el("fieldset", el("legend", "Marks"), join(boxes), class_="legend")


def _foot() -> Html:
    made = "Read by Rashomon. Every fact is somebody’s claim; the words that carry it are marked. Map: Natural Earth."
    popover = el("div", id="popover", role="dialog", aria_label="Facts at these words", hidden=True)
    back = el("button", "Back to the fact", type="button", id="back", hidden=True)
    live = el("div", id="live", role="status", class_="unseen")
    return join([popover, back, live, el("footer", el("p", made)), shell.script()])
