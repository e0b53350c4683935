"""Facts in plain words, for the formats that people read."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import TypeVar

from rashomon.formats.vocabulary import ROLES
from rashomon.knowledge.countries import country
from rashomon.model import (
    Actor,
    Claim,
    Count,
    Event,
    Figure,
    Finding,
    Participant,
    Place,
    Reading,
    Span,
    Statement,
    Time,
)
from rashomon.model.plain import clean as clean  # the formats import it from here

Row = TypeVar("Row")
ELECTORAL = ("seats", "votes", "vote_share", "rank")
PER_CENT = ("vote_share", "turnout")
_SAFE = {"survived", "unharmed", "safe"}
_EVERYBODY = {"people", "person", "persons", "others"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def number(value: float) -> str:
    """Return a number with thousands marked.

    >>> number(10000.0), number(71.4)
    ('10,000', '71.4')
    """
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"


def count_words(count: Count, *, percent: bool = False) -> str:
    """Return bounds in words.

    >>> count_words(Count(20, None, False)), count_words(Count(14, 16, False)), count_words(Count(0, 0))
    ('at least 20', '14–16', 'none')
    """
    mark = "%" if percent else ""
    if count.high is None:
        return f"at least {number(count.low)}{mark}"
    if count.low == count.high:
        return "none" if count.high == 0 and not percent else number(count.low) + mark
    if count.low == 0:
        return f"at most {number(count.high)}{mark}"
    return f"{number(count.low)}–{number(count.high)}{mark}"


def figure_words(figure: Figure) -> str:
    """Return a figure's bounds with the chosen value where there is one.

    >>> figure_words(Figure(4, 9, 6, "latest", ())), figure_words(Figure(2, 2, 2, None, ())), figure_words(Figure(20, None, None, None, ()))
    ('4–9, best 6', '2', 'at least 20')
    """
    if figure.high is None:
        said = f"at least {number(figure.low)}"
    else:
        said = number(figure.low) if figure.low == figure.high else f"{number(figure.low)}–{number(figure.high)}"
    return said if figure.best is None or figure.low == figure.high else f"{said}, best {number(figure.best)}"


def date_words(edtf: str | None) -> str:
    """Return an EDTF date as a reader says it; what this does not know stays as it is.

    >>> date_words("2021-11-07"), date_words("2021-11"), date_words("2003/..")
    ('Sun 7 Nov 2021', 'Nov 2021', 'from 2003')
    """
    if not edtf:
        return ""
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    qualified = re.fullmatch(r"(.+?)([~?%]+)", edtf)
    if qualified:
        return ("about " if qualified[2] == "~" else "perhaps ") + date_words(qualified[1])
    day, _, hour = edtf.partition("T")
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", day):
        return edtf
    said = _day(day)
    return f"{said}, {hour[:5]}" if hour else said


def _interval(start: str, end: str) -> str:
    if end in ("..", ""):
        return f"from {date_words(start)}"
    return f"until {date_words(end)}" if start in ("..", "") else f"{date_words(start)} – {date_words(end)}"


def _day(text: str) -> str:
    parts = [int(part) for part in text.split("-")]
    try:
        whole = date(*[*parts, 1, 1][:3])
    except ValueError:
        return text
    if len(parts) == 3:
        return f"{_DAYS[whole.weekday()]} {whole.day} {_MONTHS[whole.month - 1]} {whole.year:04}"
    return f"{_MONTHS[whole.month - 1]} {whole.year:04}" if len(parts) == 2 else f"{whole.year:04}"


@dataclass(frozen=True, slots=True)
class Difference:
    """Claims of one property of one event that cannot all hold."""

    event: Event
    property: str
    party: str | None
    claims: tuple[Claim, ...]


class View:
    """One reading with its cross-references followed."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Return the actors by id."""
        return {actor.id: actor for actor in self.reading.actors}

    @cached_property
    def ordered(self) -> tuple[Event, ...]:
        """Return the events as a reader wants them: what the report is about, its other news, then what is only background."""
        return tuple(sorted(self.reading.events, key=lambda e: (e.told != "news" and not e.main, not e.main)))

    @cached_property
    def places(self) -> dict[str, Place]:
        """Return the places by id."""
        return {place.id: place for place in self.reading.places}

    @cached_property
    def times(self) -> dict[str, Time]:
        """Return the times by id."""
        return {time.id: time for time in self.reading.times}

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", self.text))]

    def name(self, ref: str | None) -> str:
        """Return the name of an actor id; a name that is no id stands for itself."""
        if ref is None:
            return ""
        return clean(self.actors[ref].name if ref in self.actors else ref)

    def words(self, span: Span) -> str:
        """Return the words of a span on one line."""
        return clean(span.of(self.text))

    def line_col(self, span: Span) -> tuple[int, int]:
        """Return line and column of the first character, both from 1."""
        low, high = 0, len(self._lines)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._lines[middle] <= span.start else (low, middle)
        return low + 1, span.start - self._lines[low] + 1

    def title(self) -> str:
        """Return the title, or the first words."""
        document = self.reading.document
        return clean(document.title or "") or clean(self.text[:200])[:72] or "(empty report)"

    def byline(self) -> list[str]:
        """Return outlet, date and author, as far as known."""
        document = self.reading.document
        date_ = date_words(document.published)
        return [clean(part) for part in (document.publisher, date_, document.author) if part]

    def when(self, event: Event) -> str:
        """Return when an event happened."""
        time = self.times.get(event.time or "")
        return "" if time is None else date_words(time.value) or f"“{self.words(time.span)}”"

    def where(self, event: Event) -> str:
        """Return where an event happened, smallest first."""
        place = self.places.get(event.place or "")
        return place_words(place) if place else country_name(event.country)

    def value(self, claim: Claim) -> str:
        """Return what a claim says, with what is counted."""
        if isinstance(claim.value, bool):
            said = "yes" if claim.value else "no"
        elif isinstance(claim.value, str):
            said = clean(claim.value)
        else:
            said = count_words(claim.value, percent=claim.property in PER_CENT)
            if claim.group:
                said += f" {clean(claim.group)}"
        marks: list[str] = [claim.stance] if claim.stance != "asserted" else []
        marks += ["since replaced"] if claim.superseded else []
        return f"{said} ({', '.join(marks)})" if marks else said

    def source(self, claim: Claim) -> str:
        """Return who says it; empty where the report itself does."""
        if claim.said_by is not None:
            return self.name(claim.said_by)
        return self.words(claim.attribution) if claim.attribution else ""

    def said(self, statement: Statement) -> tuple[str, bool]:
        """Return the words of a statement without marks around them, and whether all of them are quoted."""
        span, quoted = statement.content, statement.quoted
        whole = len(quoted) == 1 and quoted[0].start <= span.start + 2 and quoted[0].end >= span.end - 2
        return (self.words(quoted[0]).strip("“”\"‘’' "), True) if whole else (self.words(span), False)

    def speaker(self, statement: Statement) -> str:
        """Return who speaks; empty where the report does not say."""
        if statement.speaker is not None:
            return self.name(statement.speaker)
        return self.words(statement.speaker_span) if statement.speaker_span else ""

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Where claims of one event cannot all hold, or a check says that they differ."""
        return tuple(difference for event in self.reading.events for difference in self._differences(event))

    def _differences(self, event: Event) -> Iterator[Difference]:
        told = {span for f in self.reading.findings if f.check.startswith("figures_differ") for span in f.spans}
        for (name, party), claims in _together(event.claims).items():
            noted = [claim for claim in claims if claim.span in told]
            rival = [claim for group in _alike(claims) if _any_differ(group) for claim in group]
            shown = [claim for claim in claims if claim in rival or (len(noted) > 1 and claim in noted)]
            if shown:
                yield Difference(event, name, party, tuple(shown))

    def results(self) -> list[tuple[Event, list[tuple[str, list[Claim]]]]]:
        """Return each election with its parties' results, the most seats or votes first."""
        tables = []
        for event in self.reading.events:
            parties: dict[str, list[Claim]] = {}
            for claim in event.claims:
                if claim.property in ELECTORAL and claim.party:
                    parties.setdefault(claim.party, []).append(claim)
            if parties:
                tables.append((event, sorted(parties.items(), key=lambda row: _size(row[1]), reverse=True)))
        return tables

    def about(self, finding: Finding) -> list[str]:
        """Return the evidence words of a finding."""
        return [self.words(span) for span in finding.spans]


def stance_words(view: View, statement: Statement) -> list[str]:
    """Return how the speaker stands to what is said, unless that goes without saying or the reporting word says it."""
    cue = view.words(statement.cue).casefold() if statement.cue else ""
    plain = statement.stance == "asserted" or (
        statement.stance == "denied" and cue.startswith(("den", "reject", "dismiss"))
    )
    return [] if plain else [statement.stance]


def grouped(rows: Iterable[Row], key: Callable[[Row], str]) -> Iterable[tuple[str, list[Row]]]:
    """Group rows by a key, in the order in which the keys first come."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups.items()


def day_number(iso: str) -> int | None:
    """Return an ISO day as days since the year 1, None where it is no day."""
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None


def in_order(participants: Iterable[Participant]) -> list[Participant]:
    """Return who did what to whom, with what and where, in that order."""
    order = list(ROLES)
    return sorted(participants, key=lambda part: order.index(part.role) if part.role in order else len(order))


def place_words(place: Place) -> str:
    """Return a place with its region and country."""
    parts = [clean(place.name), clean(place.admin1 or ""), country_name(place.country)]
    kept: dict[str, str] = {}
    for part in filter(None, parts):
        kept.setdefault(_folded(part), part)
    return ", ".join(kept.values())


def _folded(name: str) -> str:
    """Return a name without accents and case, so that Baghdad is not said twice as Baghdād."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def country_name(alpha3: str | None) -> str:
    """Return the name of a country code, the code itself where it is unknown."""
    found = country(alpha3) if alpha3 else None
    return found.name if found else alpha3 or ""


def result_cells(claims: Iterable[Claim]) -> dict[str, str]:
    """Return one party's row of a results table: seats, of, before, votes, share, rank, status."""
    cells: dict[str, list[str]] = {}

    def add(column: str, said: str) -> None:
        if said not in cells.setdefault(column, []):
            cells[column].append(said)

    for claim in claims:
        percent = claim.property == "vote_share"
        value = count_words(claim.value, percent=percent) if isinstance(claim.value, Count) else str(claim.value)
        add({"vote_share": "share"}.get(claim.property, claim.property), value)
        for column, extra in (("of", claim.of), ("before", claim.previous)):
            if extra is not None:
                add(column, number(extra) + ("%" if percent else ""))
        if claim.result_status:
            add("status", claim.result_status)
    return {column: " / ".join(said) for column, said in cells.items()}


def _together(claims: Iterable[Claim]) -> dict[tuple[str, str | None], list[Claim]]:
    """Group the claims of one property (and party); hypothetical ones say nothing."""
    groups: dict[tuple[str, str | None], list[Claim]] = {}
    for claim in claims:
        if claim.stance != "hypothetical":
            groups.setdefault((claim.property, claim.party), []).append(claim)
    return groups


def _alike(claims: Iterable[Claim]) -> Iterable[list[Claim]]:
    """Group the claims that count the same people, as far as their words tell."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        group = (claim.group or "").casefold()
        groups.setdefault("" if group in _EVERYBODY or claim.property == "participants_count" else group, []).append(
            claim
        )
    return groups.values()


def _any_differ(claims: list[Claim]) -> bool:
    return any(_differ(left, right) for left, right in combinations(claims, 2))


def _differ(left: Claim, right: Claim) -> bool:
    """Tell whether two claims cannot both hold; a motive may stand beside another, as "survived" beside "unharmed"."""
    if isinstance(left.value, Count) and isinstance(right.value, Count):
        return not left.value.may_equal(right.value)
    if left.value == right.value:
        return (left.stance == "denied") != (right.stance == "denied")
    compatible = left.property == "motive" or {left.value, right.value} <= _SAFE
    return not compatible and left.stance != "denied" and right.stance != "denied"


def _size(claims: list[Claim]) -> tuple[float, float, float]:
    """Order parties by seats, then votes or share, then rank."""
    best = {claim.property: claim.value.low for claim in claims if isinstance(claim.value, Count)}
    return best.get("seats", -1), max(best.get("votes", -1), best.get("vote_share", -1)), -best.get("rank", 999)
