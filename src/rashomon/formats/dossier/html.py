"""One self-contained page of incidents: no network, no other file, readable without scripts."""

from collections.abc import Iterable, Mapping
from typing import TextIO

from rashomon.formats import shell, vocabulary
from rashomon.formats.blocks import table
from rashomon.formats.dossier.registry import dossier_form
from rashomon.formats.dossier.sections import DossierSections
from rashomon.formats.dossier.view import DossierView
from rashomon.formats.markup import Html, el, join
from rashomon.formats.registry import Style
from rashomon.formats.words import figure_words, number
from rashomon.model import Dossier

HEADS = ("Incident", "When", "Where", "Killed", "Reports", "Sources", "Looks wrong")
STYLES, _SCRIPTS = ("page.css", "dossier.css"), ("dossier.js",)


@dossier_form("html")
def write(dossiers: Iterable[Dossier], out: TextIO, style: Style) -> None:
    """Write one self-contained HTML page: an index, and for each incident its versions, plots, map, texts side by side and links."""
    views = [DossierView(dossier) for dossier in dossiers]
    told = {f"i{at}": view for at, view in enumerate(views, 1) if len(view.reports) > 1 or style.whole}
    title = views[0].title() if len(views) == 1 else f"{len(views)} incidents"
    out.write("<!doctype html>\n")
    out.write('<html lang="en">\n')
    out.write(shell.head(title, styles=STYLES, scripts=_SCRIPTS) + "\n<body>\n")
    out.write(
        el("a", "Skip to the first incident", href="#main", class_="skip")
        + _index(views, told)
        + '\n<main id="main">\n'
    )
    for name, view in told.items():
        out.write(_incident(view, name, alone=len(views) == 1, index=style.index) + "\n")
    if not views:
        out.write(el("p", "No incident was found.", class_="none"))
    out.write("</main>\n" + _foot() + "\n</body>\n</html>\n")


def _index(views: list[DossierView], told: Mapping[str, DossierView]) -> Html:
    """Return a table of all incidents; those that have no part of their own on the page are folded."""
    if len(views) < 2:
        return Html()
    shown = [index_row(view, f"#{name}") for name, view in told.items()]
    rest = [index_row(view, None) for at, view in enumerate(views, 1) if f"i{at}" not in told]
    folded = el("details", el("summary", f"{len(rest)} told by one report only"), table(HEADS, rest), open=not shown)
    parts = [table(HEADS, shown)] if shown else []
    parts += [folded] if rest else []
    return el("nav", el("h1", f"{len(views)} incidents"), *parts, class_="index", id="index", aria_label="Incidents")


def index_row(view: DossierView, href: str | None) -> tuple[str, ...]:
    """Return the cells of one incident in a list; `HEADS` are those above them."""
    title = el("a", view.title(), href=href) if href else view.title()
    killed = view.dossier.figures.get("killed")
    wrong = len(view.dossier.findings)
    return (title, view.day(), view.where(), figure_words(killed) if killed else "", number(len(view.reports)),
            number(view.sources), number(wrong) if wrong else "")  # fmt: skip


def _incident(view: DossierView, name: str, *, alone: bool, index: str | None = None) -> Html:
    made = DossierSections(view, name, "h3" if alone else "h4").all()
    links = [el("a", heading, href=f"#{name}-{key}") for key, heading, _ in made]
    links += [el("a", "All incidents", href=index or "#index")] if index or not alone else []
    body = {
        key: el(
            "section", el("h2" if alone else "h3", heading), content, id=f"{name}-{key}", class_=f"s-{key}", tabindex=-1
        )
        for key, heading, content in made
    }
    if "where" in body and "when" in body:
        body["where"] = el("div", body["where"], body.pop("when"), class_="duo")
    spot = " · ".join(view.spot())
    head = el("header", el("h1" if alone else "h2", view.title()), el("p", spot, class_="byline") if spot else Html(),
              el("p", view.summary(), " · incident ", el("code", view.dossier.id), class_="note"), class_="top")  # fmt: skip
    nav = el("nav", *links, class_="jump", aria_label="Sections")
    return el(
        "article",
        head,
        strip(view),
        nav,
        el("div", join(body.values()), class_="facts dossier"),
        class_="report incident",
        id=name,
    )


def strip(view: DossierView) -> Html:
    """Return the totals in large figures, each with the rule that chose the best value."""
    rows = []
    for property, figure in view.dossier.figures.items():
        rule = (
            f"best by policy {figure.rule}"
            if figure.rule and figure.best is not None and figure.low != figure.high
            else ""
        )
        rows.append(el("div", el("dt", vocabulary.property_words(property)), el("dd", figure_words(figure)),
                       el("dd", rule, class_="rule") if rule else Html()))  # fmt: skip
    return el("dl", join(rows), class_="strip") if rows else Html()


def _foot() -> Html:
    made = (
        "Made by Rashomon. Nothing is averaged: every value stands with the reports that carry it and with whoever says so. "
        "Map: Natural Earth."
    )
    live = el("div", id="live", role="status", class_="unseen")
    back = el("button", "Back to the value", type="button", id="back", hidden=True)
    return join([back, live, el("footer", el("p", made)), shell.script(_SCRIPTS)])
