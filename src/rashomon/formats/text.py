"""A page for the terminal."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rashomon.formats import vocabulary, words
from rashomon.formats.lead import lead
from rashomon.formats.paper import Paper, wrap
from rashomon.formats.registry import Style, form
from rashomon.formats.words import View, clean
from rashomon.model import Claim, Event, Participant, Reading, Statement

_EVIDENCE = 5
_DIFFER = "(sources\N{NO-BREAK SPACE}differ)"
_HARM = ("killed", "injured", "missing", "abducted", "detained", "displaced")
_COLUMNS = (
    ("seats", "Seats"),
    ("of", "of"),
    ("before", "Before"),
    ("votes", "Votes"),
    ("share", "Share"),
    ("rank", "Rank"),
)


@form("text")
def write(readings: Iterable[Reading], out: TextIO, style: Style) -> None:
    """Write a page for the terminal: what happened, who says what, where sources differ, what looks wrong."""
    between = ""
    for reading in readings:
        out.write(between)
        for line in Page(View(reading), style).lines():
            out.write(line.rstrip() + "\n")
        between = "\n" + "─" * style.width + "\n\n"


class Page(Paper):
    """One reading on a terminal page."""

    def __init__(self, view: View, style: Style) -> None:
        super().__init__(style)
        self.view = view

    def lines(self) -> Iterator[str]:
        """Return the lines of the page, without line ends."""
        yield from self.head()
        told = lead(self.view)
        if told:
            yield ""
            yield from wrap(told, self.width)
        sections = (
            ("What happened", self.happenings()),
            ("Told beside it", self.beside()),
            ("Election results", self.results()),
            ("Where sources differ", self.differences()),
            ("Who says what", self.statements()),
            ("What looks wrong", self.findings()),
        )
        for title, body in sections:
            rows = list(body)
            if rows:
                yield ""
                yield self.paint("bold", title.upper())
                yield from rows

    def head(self) -> Iterator[str]:
        """Return title, outlet, date and notes on the document."""
        for line in wrap(self.view.title(), self.width):
            yield self.paint("bold", line)
        byline = " · ".join(self.view.byline())
        yield from (self.paint("dim", line) for line in wrap(byline, self.width))
        for note in self.view.reading.document.notes:
            yield from self.wrapped(clean(note), "  ", paint="dim")

    def happenings(self) -> Iterator[str]:
        """Return each event: what, when, where, who did it to whom, and the figures by source."""
        if not self.view.reading.events:
            yield "  No incident, protest or election result was found in this report."
        for at, event in enumerate(self._news(), 1):
            yield from [""] if at > 1 else []
            yield from self.happening(at, event)

    def beside(self) -> Iterator[str]:
        """Return a line for each event that is not the news: background, sums over many events, plans, denials."""
        for at, event in enumerate(self.view.ordered[len(self._news()) :], len(self._news()) + 1):
            figures = [
                f"{vocabulary.property_words(name).lower()} {self.claim(claims[0])}"
                for name, claims in words.grouped(event.claims, lambda claim: claim.property)
                if name in _HARM
            ]
            spot = [part for part in (self.view.when(event), self.view.where(event)) if part]
            told = ", ".join([*spot, *figures])
            first, *rest = wrap(
                f"{vocabulary.headline(event)} ({event.told})" + (f" — {told}" if told else ""), self.width - 4
            )
            yield f"{at:>2}  {first}"
            yield from ("    " + line for line in rest)

    def _news(self) -> list[Event]:
        return [event for event in self.view.ordered if event.told == "news" or event.main]

    def happening(self, at: int, event: Event) -> Iterator[str]:
        """Return one event."""
        title = vocabulary.headline(event)
        spot = ", ".join(part for part in (self.view.when(event), self.view.where(event)) if part)
        first, *rest = wrap(f"{title} — {spot}" if spot else title, self.width - 4)
        yield f"{at:>2}  " + first.replace(title, self.paint("bold", title), 1)
        yield from ("    " + line for line in rest)
        parts_by_role = words.grouped(
            words.in_order(event.participants), lambda part: vocabulary.ROLES.get(part.role, part.role)
        )
        for role, parts in parts_by_role:
            said = list(dict.fromkeys(self.participant(part) for part in parts))
            yield from self.labelled(role, ["; ".join(said)])
        plain = [claim for claim in event.claims if not (claim.property in words.ELECTORAL and claim.party)]
        differ = {difference.property for difference in self.view.differences if difference.event is event}
        for name, claims in words.grouped(plain, lambda claim: claim.property):
            mark = f" {_DIFFER}" if name in differ else ""
            told = list(dict.fromkeys(self.claim(claim) for claim in claims))
            yield from self.labelled(vocabulary.property_words(name), [told[0] + mark, *told[1:]], doubt=_DIFFER)

    def participant(self, part: Participant) -> str:
        """Return a participant with how sure the report is of the part it played."""
        name = self.view.name(part.actor) if part.actor else ""
        said = clean(part.text)
        who = f"{name} (“{said}”)" if name and name.casefold() not in said.casefold() else said
        doubt = vocabulary.CONFIDENCE.get(part.confidence or "")
        return f"{who} ({doubt})" if doubt else who

    def claim(self, claim: Claim) -> str:
        """Return a value with its source."""
        source = self.view.source(claim)
        value = self.view.value(claim)
        return f"{value} — {source}" if source else value

    def results(self) -> Iterator[str]:
        """Return a table for each election."""
        for event, parties in self.view.results():
            rows = [(self.view.name(party), words.result_cells(claims)) for party, claims in parties]
            used = [(key, head) for key, head in _COLUMNS if any(key in cells for _, cells in rows)]
            where = self.view.where(event)
            if where or self.view.when(event):
                yield "  " + ", ".join(part for part in (self.view.when(event), where) if part)
            table = [["Party", *(head for _, head in used), "Status"]]
            table += [[name, *(cells.get(key, "") for key, _ in used), cells.get("status", "")] for name, cells in rows]
            yield from self.table(table, right=set(range(1, len(used) + 1)))

    def differences(self) -> Iterator[str]:
        """Return, for each thing told in several ways, value, source and words side by side."""
        number = {event.id: at for at, event in enumerate(self.view.ordered, 1)}
        for at, difference in enumerate(self.view.differences):
            yield from [""] if at else []
            event = difference.event
            party = f", {self.view.name(difference.party)}" if difference.party else ""
            about = f"{vocabulary.property_words(difference.property)}{party} — {number[event.id]} {vocabulary.headline(event)}"
            yield from self.wrapped(about, "  ")
            rows = [["Value", "According to", "Words"]]
            for claim in difference.claims:
                source = self.view.source(claim) or "the report itself"
                rows.append([self.view.value(claim), source, f"“{self.view.words(claim.span)}”"])
            yield from self.table(rows)

    def statements(self) -> Iterator[str]:
        """Return each speaker with what he, she or it says, in text order."""
        for speaker, statements in words.grouped(self.view.reading.statements, self.view.speaker):
            yield from self.wrapped(speaker or "no speaker named", "  ", paint="source" if speaker else "doubt")
            for statement in statements:
                yield from self.statement(statement)

    def statement(self, statement: Statement) -> Iterator[str]:
        """Return one statement: the words, marked as quoted or reported, and the channel."""
        said, quoted = self.view.said(statement)
        said = f"“{said}”" if quoted else said
        cue = self.view.words(statement.cue) if statement.cue else ""
        marks = words.stance_words(self.view, statement)
        marks += [f"via {clean(statement.channel)}"] if statement.channel else []
        lead = f"{cue}: " if cue else ""
        yield from self.wrapped(lead + said + (f"  [{', '.join(marks)}]" if marks else ""), "    ")

    def findings(self) -> Iterator[str]:
        """Return the findings with their evidence and where it stands (line:column)."""
        findings = self.view.reading.findings
        if not findings:
            yield "  Nothing was found to look wrong."
        for finding in findings:
            label = f"{finding.severity:<6}"
            first, *rest = wrap(f"{clean(finding.message)} [{finding.check}]", self.width - 10)
            yield f"  {self.paint(finding.severity, label)}  {first}"
            yield from (" " * 10 + line for line in rest)
            for span in finding.spans[:_EVIDENCE]:
                line, column = self.view.line_col(span)
                yield from self.wrapped(f"{line}:{column} “{self.view.words(span)}”", " " * 10, paint="dim")
            if len(finding.spans) > _EVIDENCE:
                yield " " * 10 + self.paint("dim", f"and {len(finding.spans) - _EVIDENCE} more")
