"""The reports' texts side by side: what one has and the others have not is marked, copies are folded under what they copy."""

import re
from collections.abc import Iterator
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.process import extractOne

from rashomon.formats.diff import changes, inline
from rashomon.formats.dossier.view import DossierView
from rashomon.formats.marks import Mark, marked
from rashomon.formats.markup import Html, el, join
from rashomon.formats.words import clean, date_words
from rashomon.model import Actor, Evidence, Reading, Report, Span

_ALIKE = 65  # rapidfuzz ratio from which two quotations are one in two wordings
_BEGINS = re.compile(r"[.!?:\n“\"‘'–—-]\s*$")
_WORD = 3  # letters of a word of a name; shorter ones ("al", "de") tell nobody apart
_KINDS = {"name": "names", "number": "numbers", "quote": "quotations", "day": "days", "place": "places"}


class Beside:
    """The texts of one incident; `name` ("i1") keeps ids apart where a page holds several, `heading` is the tag of their heads."""

    def __init__(self, view: DossierView, name: str, heading: str = "h3") -> None:
        self.view = view
        self.name = name
        self.heading = heading
        self.shown = [r for r in view.reports if r.document in view.dossier.readings and not self._folded(r)]

    def anchor(self, report: Report) -> str:
        """Return the id of a report's text, that of its row in the list of reports where its text is not at hand."""
        here = report in self.shown or (self._folded(report) and self.view.original(report) in self.shown)
        return f"{self.name}-{'r' if here else 'l'}{self.view.number[report.document]}"

    def _folded(self, report: Report) -> bool:
        original = self.view.original(report)
        return original is not report and original.document in self.view.dossier.readings

    @cached_property
    def evidence(self) -> dict[Evidence, str]:
        """The keys of all words that values and findings rest on."""
        dossier = self.view.dossier
        values = [found for version in dossier.versions for value in version.values for found in value.evidence]
        findings = [found for finding in dossier.findings for found in finding.evidence]
        kinds = [*((found, "e") for found in values), *((found, "w") for found in findings)]
        keys: dict[Evidence, str] = {}
        for found, kind in kinds:
            keys.setdefault(found, f"{kind}{len(keys)}")
        return keys

    @cached_property
    def _facts(self) -> dict[str, list[Mark]]:
        """The names, numbers, days, places and quotations of each shown report; equal ones have equal keys."""
        readings = [self.view.dossier.readings[report.document] for report in self.shown]
        quoted = {reading.document.id: _quoted(reading) for reading in readings}
        others = {id: [said for other, told in quoted.items() if other != id for said in told] for id in quoted}
        return {reading.document.id: list(_marks(reading, others[reading.document.id])) for reading in readings}

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Short keys for what facts are called."""
        names = dict.fromkeys(mark.key for marks in self._facts.values() for mark in marks)
        return {name: f"k{at}" for at, name in enumerate(names)}

    @cached_property
    def _lone(self) -> set[str]:
        """The facts that one report alone has."""
        held = [{mark.key for mark in marks} for marks in self._facts.values()]
        return {key for key in self._keys if sum(key in keys for keys in held) == 1} if len(held) > 1 else set()

    def html(self) -> Html:
        """Return a column for each report; a script lets two of them be chosen."""
        if not self.shown:
            return Html()
        told = el(
            "p", f"Marked: {', '.join(_KINDS.values())} that no other of the reports shown has.", class_="hint-line"
        )
        columns = [self.column(report) for report in self.shown]
        body = el("div", join(columns), class_="columns", tabindex=0, role="region", aria_label="Texts of the reports")
        return join([self._pickers(), told if len(self.shown) > 1 else Html(), body])

    def _pickers(self) -> Html:
        if len(self.shown) < 3:
            return Html()
        options = [(self.anchor(r), f"{self.view.mark(r.document)} {self.view.outlet(r)}") for r in self.shown]
        boxes = [
            el("label", f"{side} ", el("select", join(el("option", said, value=key) for key, said in options)))
            for side in ("Left", "Right")
        ]
        every = el("button", "All", type="button", class_="every")
        return el("div", *boxes, every, class_="pair", hidden=True, role="group", aria_label="Reports to show")

    def column(self, report: Report) -> Html:
        """Return one report: head, text with marks, and its copies."""
        reading = self.view.dossier.readings[report.document]
        number = self.view.mark(report.document)
        head = el(self.heading, el("span", number, class_="chip"), " ", self.view.outlet(report))
        day = el("p", date_words(report.published), class_="spot")
        text = marked(reading, [*self._facts[report.document], *self._evident(report)], self._draw)
        copies = [self.copy(report, other) for other in self.view.copies() if self.view.original(other) is report]
        return el("article", head, day, el("div", text, class_="words", lang=reading.document.language, dir="auto"), *copies,
                  class_="column", id=self.anchor(report), tabindex=-1)  # fmt: skip

    def copy(self, original: Report, report: Report) -> Html:
        """Return a copy, folded, as what it changed in the original."""
        before, after = self.view.told(original.document), self.view.told(report.document)
        said = f"{self.view.outlet(report)}, {date_words(report.published) or 'undated'}: copy"
        why = f" ({clean(report.copy_why)})" if report.copy_why else ""
        chip = el("span", self.view.mark(report.document), class_="chip copy")
        if before is None or after is None:
            return el("p", chip, f" {said}{why}", id=self.anchor(report), class_="folded")
        number = len(changes(before, after))
        told = f" {said}{why}, {number} change{'' if number == 1 else 's'}"
        language = self.view.dossier.readings[report.document].document.language
        body = el("p", inline(before, after), class_="diff", lang=language, dir="auto")
        return el("details", el("summary", chip, told), body, id=self.anchor(report), class_="folded")

    def _evident(self, report: Report) -> Iterator[Mark]:
        for found, key in self.evidence.items():
            if found.document == report.document:
                yield Mark(found.span, "wrong" if key.startswith("w") else "claim", key)

    def _draw(self, words: str, found: tuple[Mark, ...]) -> Html:
        """Return one piece: `data-k` holds the facts it names, `data-e` the values and findings that rest on it."""
        facts = [mark for mark in found if mark.kind in _KINDS]
        kinds = {mark.kind for mark in found if mark.kind in ("claim", "wrong")}
        kinds |= {"only"} if any(mark.key in self._lone for mark in facts) else set()
        return el(
            "span",
            words,
            class_=" ".join(["m", *sorted(f"k-{kind}" for kind in kinds)]),
            data_k=" ".join(dict.fromkeys(self._keys[mark.key] for mark in facts)) or None,
            data_e=" ".join(dict.fromkeys(mark.key for mark in found if mark.kind not in _KINDS)) or None,
        )


def _marks(reading: Reading, others: list[str]) -> Iterator[Mark]:
    for actor in reading.actors:
        for span, said in _named(reading, actor):  # by its words, so that "Garba" is no other name than "Ousmane Garba"
            yield from (Mark(span, "name", f"name {word}") for word in said.split() if len(word) >= _WORD)
    for count in reading.counts:
        yield Mark(count.span, "number", f"number {count.value.low} {count.value.high} {count.percent}")
    for time in reading.times:
        yield Mark(time.span, "day", f"day {time.value or _folded(time.span.of(reading.document.text))}")
    for place in reading.places:
        yield Mark(place.span, "place", f"place {place.geonames_id or _folded(place.name)}")
    yield from _quotes(reading, others)


def _named(reading: Reading, actor: Actor) -> Iterator[tuple[Span, str]]:
    """Return the mentions of an actor that are proper names; "he" and "the minister" say nothing new."""
    text, names = reading.document.text, [_folded(name) for name in (actor.name, *actor.aliases)]
    for span in actor.mentions:
        words, said = span.of(text).split(), f" {_folded(span.of(text))} "
        before = text[max(0, span.start - 4) : span.start]
        first = not before.strip() or bool(_BEGINS.search(before))
        known = [name for name in names if f" {name} " in said]  # "Mayor Usman Garba" holds the name "Usman Garba"
        if known and any(word[0].isupper() for word in words[first:]):
            yield span, max(known, key=len)


def _quotes(reading: Reading, others: list[str]) -> Iterator[Mark]:
    """Return the quotations; of one that another report has in other words only the differing words."""
    folded = [_folded(other) for other in others]
    for statement in reading.statements:
        for span in statement.quoted:
            said = span.of(reading.document.text)
            near = extractOne(_folded(said), folded, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            if near is None or near[0] == _folded(said):
                yield Mark(span, "quote", f"quote {_folded(said)}")
                continue
            for change in changes(others[near[2]], said):
                if any(map(str.isalnum, change.right.of(said))):
                    start, end = (span.start + at for at in change.right)
                    yield Mark(Span(start, end), "quote", f"wording {reading.document.id} {start}")


def _quoted(reading: Reading) -> list[str]:
    return [span.of(reading.document.text) for statement in reading.statements for span in statement.quoted]


def _folded(words: str) -> str:
    """Return words without case, marks and spacing, so that equal ones are equal."""
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())
