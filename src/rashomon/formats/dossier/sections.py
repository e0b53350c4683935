"""The facts of one dossier as sections of a page; every value leads to its words in the reports."""

from collections.abc import Iterable, Iterator

from rashomon.formats import vocabulary, words
from rashomon.formats.blocks import between, chart, table
from rashomon.formats.diff import against, likeness
from rashomon.formats.dossier import plot
from rashomon.formats.dossier.beside import Beside
from rashomon.formats.dossier.view import THEMSELVES, DossierView, decided_words, span_words
from rashomon.formats.markup import Html, el, join
from rashomon.formats.words import clean
from rashomon.formats.worldmap import draw
from rashomon.model import CrossFinding, Evidence, Link, Place, Report, Value, Version

_EVIDENCE = 6
_WORDS = 2
_ALIKE = 0.5  # share of words from which two pieces of evidence are wordings of one thing
_LONG = 5  # words; shorter ones differ at a glance
_QUOTES = '“”" '  # the page sets its own around evidence
_SEVERITY = {"error": "Error", "doubt": "Doubt", "note": "Note"}
_DECIDED = {"same": "one", "different": "kept apart", "unsure": "left open"}


class DossierSections:
    """The sections of one dossier; `name` ("i1") keeps ids apart where a page holds several, `heading` is the tag of heads within them."""

    def __init__(self, view: DossierView, name: str, heading: str = "h3") -> None:
        self.view = view
        self.name = name
        self.beside = Beside(view, name, heading)

    def all(self) -> list[tuple[str, str, Html]]:
        """Return (id, heading, body) of each section that has something to say."""
        made = (
            ("reports", "Reports", self.reports()),
            ("differ", "Where reports differ", self.versions(self.view.differing())),
            ("moved", "How figures moved", self.moving()),
            ("wrong", "What looks wrong", self.findings()),
            ("results", "Election results", self.results()),
            ("agree", self.view.agreed_heading, self.versions(self.view.agreed())),
            ("names", "Names and spellings", self.names()),
            ("where", "Map", self.places()),
            ("when", "Timeline", self.timeline()),
            ("beside", "Reports side by side", self.beside.html()),
            ("why", "Why these are one incident", self.links()),
        )
        return [(name, heading, body) for name, heading, body in made if body]

    # --------------------------------------------------------------------------------------------------------- reports

    def reports(self) -> Html:
        """Return the reports with their numbers; copies stand under what they copy."""
        return el("ol", join(self.report_row(report) for report in self.view.reports), class_="reports")

    def report_row(self, report: Report) -> Html:
        """Return one report: its number, outlet, title, day, and what it copies."""
        copy = f"copies {self.view.mark(report.copy_of)}" if report.copy_of else ""
        why = clean(report.copy_why or "") if report.copy_of else ""
        parts = [words.date_words((report.published or "")[:10]), copy, why]
        title = el("span", self.view.headline(report), class_="title")
        if report.url and report.url.startswith(("https://", "http://")):
            parts.append(el("a", "original", href=report.url, rel="noreferrer noopener"))
        said = join(between([el("span", part) for part in parts if part], " · "))
        body = el("div", el("b", self.view.outlet(report)), " ", title, el("span", said, class_="spot"))
        row = f"{self.name}-l{self.view.number[report.document]}"
        return el("li", self.chip(report.document), body, id=row, tabindex=-1)

    def chip(self, document: str, evidence: Iterable[Evidence] = ()) -> Html:
        """Return the number of a report as a link to its text, and to the words in it where they are given."""
        keys = " ".join(dict.fromkeys(self.beside.evidence[found] for found in evidence if found.document == document))
        number = self.view.mark(document)
        report = self.view.by_id.get(document)
        if report is None:
            return el("span", number, class_="chip")
        copy = ", a copy" if report.copy_of else ""
        told = f"Report {number}, {self.view.outlet(report)}{copy}"
        return el("a", number, href=f"#{self.beside.anchor(report)}", class_="chip copy" if copy else "chip", data_e=keys or None,
                  title=told, aria_label=told)  # fmt: skip

    def chips(self, documents: Iterable[str], evidence: Iterable[Evidence] = ()) -> Html:
        """Return the numbers of reports in order."""
        found = tuple(evidence)
        ordered = sorted(dict.fromkeys(documents), key=lambda document: self.view.number.get(document, 0))
        return el("span", join(between([self.chip(document, found) for document in ordered], " ")), class_="chips")

    # -------------------------------------------------------------------------------------------------------- versions

    def versions(self, versions: list[Version]) -> Html:
        """Return one table: for each property its values with source, reports, days and words."""
        if not versions:
            return Html()
        head = el(
            "tr",
            *(
                el("th", name, scope="col")
                for name in ("What", "Value", "According to", "Reports", "Published", "Words")
            ),
        )
        bodies = [el("tbody", join(self._rows(version))) for version in versions]
        return el("div", el("table", el("thead", head), *bodies, class_="versions"), class_="scroll")

    def _rows(self, version: Version) -> Iterator[Html]:
        for at, value in enumerate(version.values):
            head = (
                el("th", self.view.heading(version), scope="rowgroup", rowspan=len(version.values))
                if at == 0
                else Html()
            )
            cells = (
                ("value", self.value_cell(version, value)),
                ("by", self.view.source(value) or el("i", THEMSELVES)),
                ("rep", self.chips(value.reports, value.evidence)),
                ("pub", self.view.seen(value)),
                ("words", self._words(value.evidence)),
            )
            struck = "struck" if value.replaced_by is not None else None
            yield el("tr", head, *(el("td", cell, class_=name) for name, cell in cells), class_=struck)

    def value_cell(self, version: Version, value: Value) -> Html:
        """Return a value, struck with what replaced it where its own source has."""
        said = el("b" if value.replaced_by is None else "s", self.view.value(version, value, replaced=False))
        if value.replaced_by is None:
            return said
        full = self.view.value(version, value)
        return join([said, el("span", full[full.rfind("since replaced") :].rstrip(")"), class_="hedge")])

    def _words(self, evidence: tuple[Evidence, ...]) -> Html:
        told = list(dict.fromkeys(clean(found.text).strip(_QUOTES) for found in evidence))
        more = [f"{len(told) - _WORDS} more"] if len(told) > _WORDS else []
        return join(between([*(el("q", said) for said in told[:_WORDS]), *more], " · "))

    def moving(self) -> Html:
        """Return a plot for each figure that is told in several ways."""
        plots = [plot.draw(self.view, version, points) for version, points in self.view.moving()]
        return el("div", join(plots), class_="plots") if plots else Html()

    def results(self) -> Html:
        """Return one table of parties, each value with the reports that give it."""
        parties = self.view.parties()
        used = [name for name in words.ELECTORAL if any(name in row for _, row in parties)]
        rows = []
        for party, by in parties:
            cells = [self._result(by[name]) if name in by else Html() for name in used]
            rows.append((party, *cells))
        return table(("Party", *map(vocabulary.property_words, used)), rows) if rows else Html()

    def _result(self, version: Version) -> Html:
        """Return the values of a party, one a line, each with its reports and with how far counting was."""
        told = []
        for said, same in self.view.cell(version):
            documents = [document for value in same for document in value.reports]
            found = [evidence for value in same for evidence in value.evidence]
            status = ", ".join(dict.fromkeys(value.result_status for value in same if value.result_status))
            by = el("span", f" {status}", class_="check-inline") if status else Html()
            told.append(el("div", el("b", said), " ", self.chips(documents, found), by))
        return join(told)

    # ------------------------------------------------------------------------------------------------- findings, names

    def findings(self) -> Html:
        """Return what looks wrong, the gravest first, each with its words; wordings of one thing are told apart."""
        rows = [self.finding_row(finding) for finding in self.view.findings()]
        return el("ul", join(rows), class_="findings") if rows else Html()

    def finding_row(self, finding: CrossFinding) -> Html:
        """Return one finding with its words."""
        badge = el("span", _SEVERITY[finding.severity], class_="badge")
        shown = finding.evidence[:_EVIDENCE]
        quotes = [
            el("li", self.chip(found.document, [found]), " ", el("q", _told_apart(found, shown))) for found in shown
        ]
        if len(finding.evidence) > _EVIDENCE:
            quotes.append(el("li", f"{len(finding.evidence) - _EVIDENCE} more"))
        evidence = el("ul", join(quotes), class_="evidence") if quotes else Html()
        body = el("div", el("p", clean(finding.message)), evidence, el("span", finding.check, class_="check"))
        return el("li", badge, body, class_=f"finding {finding.severity}")

    def names(self) -> Html:
        """Return the actors written in several ways, the usual one first."""
        rows = []
        for name in self.view.spellings():
            told = [join([clean(s.text), " ", self.chips(s.reports)]) for s in name.spellings]
            rows.append((clean(name.actor), name.kind.replace("_", " "), join(el("div", said) for said in told)))
        return table(("Usual name", "Kind", "Written as"), rows) if rows else Html()

    # --------------------------------------------------------------------------------------------------- where and when

    def places(self) -> Html:
        """Return a map of where the reports place it."""
        return draw(list(self._places())) or Html()

    def _places(self) -> Iterator[Place]:
        if self.view.incident.place:
            yield self.view.incident.place
        for report in self.view.reports:
            reading = self.view.dossier.readings.get(report.document)
            told = {event.place for event in reading.events if event.id == report.event} if reading else set()
            yield from (place for place in (reading.places if reading else ()) if place.id in told)

    def timeline(self) -> Html:
        """Return the incident and the days of publication on one scale."""
        rows = []
        start, _, end = (self.view.incident.time or "").partition("/")
        if words.day_number(start[:10]) is not None:
            last = end[:10] if words.day_number(end[:10]) is not None else start[:10]
            rows.append((start[:10], last, el("b", f"{span_words(start, last)} {self.view.kind()}")))
        for report in self.view.reports:
            day = (report.published or "")[:10]
            if words.day_number(day) is not None:
                label = join(
                    [self.chip(report.document), f" {span_words(day, None)} ", el("span", self.view.outlet(report))]
                )
                rows.append((day, day, label))
        return chart(sorted(rows, key=lambda row: row[:2])) if len({row[0] for row in rows}) > 1 else Html()

    def links(self) -> Html:
        """Return why reports were joined and what was kept apart; the links that are not needed for it are folded."""
        shown = [*self.view.reasons(), *self.view.apart()]
        rest = [row for row in self.view.joined() if row not in shown]
        if not shown:
            return Html()
        folded = el("details", el("summary", f"{len(rest)} more links"), self._links(rest)) if rest else Html()
        return join([self._links(shown), folded])

    def _links(self, rows: list[tuple[Link, str, str]]) -> Html:
        return table(("Reports", "Decided", "Why", "By"), [self.link_row(*row) for row in rows])

    def link_row(self, link: Link, left: str, right: str) -> tuple[str, str, str, str]:
        """Return the cells of one link: which reports, what was decided, why, by whom."""
        sign = {"same": "=", "different": "≠"}.get(link.decision, "?")
        features = " · ".join(f"{clean(name)} {value:.2f}" for name, value in link.features.items())
        why = join([clean(link.why), el("span", features, class_="check") if features else Html()])
        return f"{left} {sign} {right}", _DECIDED[link.decision], why, decided_words(link)


def _told_apart(found: Evidence, shown: tuple[Evidence, ...]) -> Html:
    """Return the words with those marked that another piece of evidence, otherwise like it, has differently."""
    long = (
        [e.text for e in shown if len(e.text.split()) >= _LONG and e.text != found.text]
        if len(found.text.split()) >= _LONG
        else []
    )
    other = next((words for words in long if likeness(words, found.text) >= _ALIKE), None)
    said = clean(found.text).strip(_QUOTES)
    return join([said]) if other is None else against(said, clean(other).strip(_QUOTES))
