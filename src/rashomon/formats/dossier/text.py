"""A terminal page for each incident."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rashomon.formats import vocabulary
from rashomon.formats.diff import changes
from rashomon.formats.dossier.registry import dossier_form
from rashomon.formats.dossier.view import THEMSELVES, DossierView, Point, decided_words, span_words
from rashomon.formats.paper import Paper, wrap
from rashomon.formats.registry import Style
from rashomon.formats.words import clean, date_words
from rashomon.model import CrossFinding, Dossier, Link, Version

_EVIDENCE = 5
_LINKS = 8
_CHANGES = 12
_LONG = 60  # characters of changed words
_BAR = 20
_ROOMY = 70
_REPLACED = " since\N{NO-BREAK SPACE}replaced"
_RESULTS = ("seats", "votes", "vote_share", "rank")


@dossier_form("text")
def write(dossiers: Iterable[Dossier], out: TextIO, style: Style) -> None:
    """Write a page for each incident; those that one report tells come after, in short unless all is asked for."""
    single: list[DossierView] = []
    told: set[tuple[str, str]] = set()
    between = ""
    for dossier in dossiers:
        view = DossierView(dossier)
        if len(view.reports) < 2 and not style.whole:
            single.append(view)
            continue
        out.write(between)
        _put(out, DossierPage(view, style, told).lines())
        between = "\n" + "─" * style.width + "\n\n"
    if single:
        out.write(between)
        _put(out, _singles(single, style))
    elif not between:
        out.write("No incident was found.\n")


def _put(out: TextIO, lines: Iterable[str]) -> None:
    out.writelines(line.rstrip() + "\n" for line in lines)


def _singles(views: list[DossierView], style: Style) -> Iterator[str]:
    """Return one line for each incident that is its report's main story, and how many others there are."""
    paper = Paper(style)
    main = [view for view in views if not view.reports or any(report.main for report in view.reports)]
    yield paper.paint("bold", "TOLD BY ONE REPORT ONLY")
    for view in main:
        outlet = view.outlet(view.reports[0]) if view.reports else "no report"
        said = " · ".join([view.title(), *view.spot(), *_harm(view), outlet])
        yield from paper.wrapped(said, "  ")
    if len(views) > len(main):
        number = len(views) - len(main)
        told = f"{number} happening{'' if number == 1 else 's'} told besides a main story"
        yield "  " + paper.paint("dim", f"{'and ' if main else ''}{told} (--all shows all)")


def _harm(view: DossierView) -> Iterator[str]:
    for version in view.plain:
        if version.property in ("killed", "injured"):
            told = dict.fromkeys(view.value(version, value) for value in version.values)
            yield f"{' / '.join(told)} {version.property}"


class DossierPage(Paper):
    """One incident on a terminal page; `told` are copies with their originals whose changes an earlier page has told."""

    def __init__(self, view: DossierView, style: Style, told: set[tuple[str, str]]) -> None:
        super().__init__(style)
        self.view = view
        self.told = told

    def lines(self) -> Iterator[str]:
        """Return the lines of the page, without line ends."""
        yield from self.head()
        sections = (
            ("Where reports differ", self.differing()),
            ("How figures moved", self.moving()),
            ("Election results", self.results()),
            (self.view.agreed_heading, self.agreed()),
            ("Reports", self.reports()),
            ("What copies changed", self.changed()),
            ("Names and spellings", self.names()),
            ("What looks wrong", self.findings()),
            ("Why these are one incident", self.links()),
        )
        for title, body in sections:
            rows = list(body)
            if rows:
                yield ""
                yield self.paint("bold", title.upper())
                yield from rows

    def head(self) -> Iterator[str]:
        """Return what it is, when and where, how many tell of it, and the id."""
        yield from (self.paint("bold", line) for line in wrap(self.view.title(), self.width))
        for part in (" · ".join(self.view.spot()), f"{self.view.summary()} · incident {self.view.dossier.id}"):
            yield from (self.paint("dim", line) for line in wrap(part, self.width))

    def differing(self) -> Iterator[str]:
        """Return, for each property told in several ways, all values with sources and reports."""
        for at, version in enumerate(self.view.differing()):
            yield from [""] if at else []
            yield from self.wrapped(self.view.heading(version), "  ")
            rows = [["Value", "According to", "Reports", "Published"]]
            for value in version.values:
                source = self.view.source(value) or THEMSELVES
                rows.append(
                    [self.view.value(version, value), source, self.view.marks(value.reports), self.view.seen(value)]
                )
            yield from self.table(rows)

    def moving(self) -> Iterator[str]:
        """Return each figure by day of publication, with a bar from nought to its bounds where the page has room."""
        for version, points in self.view.moving():
            yield from self.wrapped(self.view.heading(version), "  ")
            top = max(point.count.high or point.count.low for point in points) or 1
            values = [self.view.bare(version, point.count) for point in points]
            wide = max(map(len, values))
            for at, point in enumerate(points):
                day = "" if at and points[at - 1].day == point.day else span_words(point.day, None)
                yield from self._moved(point, f"{day:<11}  {values[at]:>{wide}}", top)

    def _moved(self, point: Point, lead: str, top: float) -> Iterator[str]:
        bar = f"  {_bar(point, top):<{_BAR + 1}}" if self.width >= _ROOMY else ""
        source = f"{self.view.source(point.value) or THEMSELVES} [{point.number}]{_REPLACED if point.struck else ''}"
        indent = " " * (4 + len(lead) + len(bar) + 2)
        for nth, line in enumerate(wrap(source, max(12, self.width - len(indent)))):
            said = line.replace(_REPLACED, self.paint("doubt", _REPLACED))
            yield f"    {lead}{bar}  {said}" if nth == 0 else indent + said

    def results(self) -> Iterator[str]:
        """Return one table of parties, each value with the reports that give it."""
        parties = self.view.parties()
        used = [name for name in _RESULTS if any(name in row for _, row in parties)]
        if not parties:
            return
        rows = [["Party", *map(vocabulary.property_words, used)]]
        for party, by in parties:
            rows.append([party, *(self._result(by[name]) if name in by else "" for name in used)])
        yield from self.table(rows)

    def _result(self, version: Version) -> str:
        told = [
            (said, self.view.marks(d for value in same for d in value.reports))
            for said, same in self.view.cell(version)
        ]
        return " / ".join(f"{said} [{marks}]" for said, marks in told)

    def agreed(self) -> Iterator[str]:
        """Return the values that no report contradicts."""
        for version in self.view.agreed():
            told = []
            for value in version.values:
                source = self.view.source(value)
                by = f" — {source}" if source else ""
                told.append(f"{self.view.value(version, value)}{by} [{self.view.marks(value.reports)}]")
            yield from self.labelled(self.view.heading(version), told)

    def reports(self) -> Iterator[str]:
        """Return the reports with their numbers; copies stand under what they copy."""
        for report in self.view.reports:
            number = self.view.number[report.document]
            parts = [date_words((report.published or "")[:10]), self.view.outlet(report), self.view.headline(report)]
            lead = f"{number:>4}  "
            if report.copy_of:
                why = f": {clean(report.copy_why)}" if report.copy_why else ""
                lead = f"{f'({number})':>5} "
                parts.append(f"copies {self.view.mark(report.copy_of)}{why}")
            said = " · ".join(part for part in parts if part)
            first, *rest = wrap(said, self.width - 6)
            yield f"{lead}{first}"
            yield from ("      " + line for line in rest)

    def changed(self) -> Iterator[str]:
        """Return, for each copy, the words that stand as others in what it copies."""
        for report in self.view.copies():
            pair = (report.document, str(report.copy_of))
            copy, original = map(self.view.told, pair)
            if copy is None or original is None or pair in self.told:
                continue
            self.told.add(pair)
            said = [_change(change.left.of(original), change.right.of(copy)) for change in changes(original, copy)]
            said = list(dict.fromkeys(filter(None, said)))
            rest = [f"and {len(said) - _CHANGES} more"] if len(said) > _CHANGES else []
            lead = f"({self.view.mark(report.document)}) against {self.view.mark(pair[1])}:"
            yield from self.wrapped(f"{lead} {'; '.join([*said[:_CHANGES], *rest]) or 'nothing'}", "  ")

    def names(self) -> Iterator[str]:
        """Return the actors written in several ways."""
        for name in self.view.spellings():
            told = [f"{clean(spelling.text)} [{self.view.marks(spelling.reports)}]" for spelling in name.spellings]
            yield from self.labelled(clean(name.actor), ["; ".join(told)])

    def findings(self) -> Iterator[str]:
        """Return what looks wrong, with the report and the place of the words."""
        for finding in self.view.findings():
            first, *rest = wrap(f"{clean(finding.message)} [{finding.check}]", self.width - 10)
            yield f"  {self.paint(finding.severity, f'{finding.severity:<6}')}  {first}"
            yield from (" " * 10 + line for line in rest)
            yield from self._evidence(finding)

    def _evidence(self, finding: CrossFinding) -> Iterator[str]:
        for evidence in finding.evidence[:_EVIDENCE]:
            where = " ".join(
                part for part in (f"[{self.view.mark(evidence.document)}]", self.view.line_col(evidence)) if part
            )
            yield from self.wrapped(f"{where} “{clean(evidence.text)}”", " " * 10, paint="dim")
        if len(finding.evidence) > _EVIDENCE:
            yield " " * 10 + self.paint("dim", f"and {len(finding.evidence) - _EVIDENCE} more")

    def links(self) -> Iterator[str]:
        """Return why the reports were joined and what was kept apart."""
        yield from self._linked(self.view.reasons(), "=")
        yield from self._linked(self.view.apart(), "≠")

    def _linked(self, rows: list[tuple[Link, str, str]], sign: str) -> Iterator[str]:
        for link, left, right in rows[:_LINKS]:
            between = "?" if link.decision == "unsure" else sign
            yield from self.wrapped(f"{left} {between} {right}  {clean(link.why)} ({decided_words(link)})", "  ")
        if len(rows) > _LINKS:
            yield self.paint("dim", f"  and {len(rows) - _LINKS} more")


def _bar(point: Point, top: float) -> str:
    """Return a bar: full up to the low bound, light up to the high one, open where there is none."""
    low = round(_BAR * point.count.low / top)
    high = _BAR if point.count.high is None else round(_BAR * point.count.high / top)
    return "█" * low + "░" * (high - low) + ("…" if point.count.high is None else "")


def _change(before: str, after: str) -> str:
    """Return what words became; empty where only punctuation did."""
    if not any(map(str.isalnum, before + after)):
        return ""
    told = [f"“{_short(clean(words))}”" if words else "" for words in (before, after)]
    return f"{told[0]} → {told[1]}" if all(told) else f"{'without' if told[0] else 'with'} {told[0] or told[1]}"


def _short(words: str) -> str:
    return words if len(words) <= _LONG else f"{words[: _LONG - 2].rstrip()} …"
