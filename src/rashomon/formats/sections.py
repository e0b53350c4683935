"""The facts of one reading as sections of a page, each fact a button that leads to its words."""

from collections.abc import Iterator

from rashomon.formats import vocabulary, words
from rashomon.formats.blocks import between, chart, table
from rashomon.formats.lead import lead
from rashomon.formats.markup import Html, el, join
from rashomon.formats.words import View
from rashomon.formats.worldmap import draw
from rashomon.model import Claim, Event, Statement, Time

_EVIDENCE = 5
_SEVERITY = {"error": "Error", "doubt": "Doubt", "note": "Note"}
_RESULTS = (
    ("seats", "Seats"),
    ("of", "of"),
    ("before", "Before"),
    ("votes", "Votes"),
    ("share", "Share"),
    ("rank", "Rank"),
)
_ACTOR_KINDS = {"other": "", "armed_group": "armed group", "security_force": "security force"}


class Sections:
    """The sections of one reading; `name` ("r1") keeps ids apart where a page holds several."""

    def __init__(self, view: View, name: str) -> None:
        self.view = view
        self.reading = view.reading
        self.name = name
        self._homes: set[str] = set()
        self._keys = {
            id(part): f"{event.id}.{letter}{at}"
            for event in self.reading.events
            for letter, parts in (("c", event.claims), ("p", event.participants))
            for at, part in enumerate(parts)
        }

    def all(self) -> list[tuple[str, str, Html]]:
        """Return (id, heading, body) of each section that has something to say."""
        made = (
            ("wrong", "What looks wrong", self.findings()),
            ("events", "What happened", self.events()),
            ("differ", "Where sources differ", self.differences()),
            ("results", "Election results", self.results()),
            ("said", "Who says what", self.statements()),
            ("when", "Timeline", self.timeline()),
            ("where", "Map", self.places()),
            ("who", "Who is who", self.actors()),
        )
        return [(name, heading, body) for name, heading, body in made if body]

    def fact(self, key: str, kind: str, label: str, *children: str, class_: str = "") -> Html:
        """Return the button of a fact; its first button is its home, which the text's marks lead to."""
        home = None if key in self._homes else f"{self.name}-{key}"
        self._homes.add(key)
        return el(
            "button",
            *(children or (label,)),
            type="button",
            class_=f"fact {class_}".strip(),
            id=home,
            data_f=key,
            data_kind=kind,
            data_label=label,
        )

    def findings(self) -> Html:
        """Return what looks wrong, the gravest first."""
        if not self.reading.findings:
            return el("p", "Nothing was found to look wrong.", class_="none")
        rows = []
        for at, finding in enumerate(self.reading.findings):
            label = words.clean(finding.message)
            badge = el("span", _SEVERITY[finding.severity], class_="badge")
            check = el("span", finding.check, class_="check")
            evidence_words = list(dict.fromkeys(self.view.about(finding)))
            quotes = [el("q", quote) for quote in evidence_words[:_EVIDENCE]]
            quotes += [el("span", f"{len(evidence_words) - _EVIDENCE} more")] if len(evidence_words) > _EVIDENCE else []
            button = self.fact(f"n{at}", _SEVERITY[finding.severity], label)
            evidence = el("span", *between(quotes, " · "), class_="evidence") if quotes else Html()
            rows.append(el("li", badge, el("div", button, evidence, check), class_=f"finding {finding.severity}"))
        return el("ul", join(rows), class_="findings")

    def events(self) -> Html:
        """Return the news in one sentence and a card for each event; what is not the news is folded."""
        if not self.reading.events:
            return el("p", "No incident, protest or election result was found in this report.", class_="none")
        news = [self.event(e) for e in self.view.ordered if e.told == "news" or e.main]
        beside = [self.event(e) for e in self.view.ordered if e.told != "news" and not e.main]
        told = lead(self.view)
        head = el("p", told, class_="lead") if told else Html()
        if not beside:
            return join([head, *news])
        count = f"{len(beside)} more told as background, sums, plans or denials"
        return join([head, *news, el("details", el("summary", count), join(beside), class_="beside")])

    def event(self, event: Event) -> Html:
        """Return one event: headline, when and where, who did what to whom, figures by source."""
        title = vocabulary.headline(event)
        spot = [part for part in (self.view.when(event), self.view.where(event)) if part]
        head = el("h3", self.fact(event.id, "Event", " — ".join([title, *spot[:1]]), title, class_="headline"))
        spot += [event.told] if event.told != "news" else []
        where = el("p", " · ".join(spot), class_="spot") if spot else Html()
        rows = [*self._participants(event), *self._claims(event)]
        table = el("dl", join(rows)) if rows else Html()
        return el("article", head, where, table, class_=f"event {event.stage}")

    def _participants(self, event: Event) -> Iterator[Html]:
        for role, parts in words.grouped(
            words.in_order(event.participants), lambda part: vocabulary.ROLES.get(part.role, part.role)
        ):
            yield el("dt", role)
            for part in parts:
                said = words.clean(part.text)
                name = self.view.name(part.actor) if part.actor else ""
                button = self.fact(self._keys[id(part)], role, said)
                full = f" — {name}" if name and name.casefold() not in said.casefold() else ""
                doubt = vocabulary.CONFIDENCE.get(part.confidence or "", "")
                yield el("dd", button, full, el("span", doubt, class_="hedge") if doubt else Html())

    def _claims(self, event: Event) -> Iterator[Html]:
        plain = [claim for claim in event.claims if not (claim.property in words.ELECTORAL and claim.party)]
        differ = {difference.property for difference in self.view.differences if difference.event is event}
        for name, claims in words.grouped(plain, lambda claim: claim.property):
            mark = el("span", "sources differ", class_="differ") if name in differ else Html()
            yield el("dt", vocabulary.property_words(name))
            for at, claim in enumerate(claims):
                source = self.view.source(claim)
                by = el("span", source, class_="source") if source else Html()
                yield el("dd", self._claim(claim), by, mark if at == 0 else Html())

    def _claim(self, claim: Claim, said: str | None = None) -> Html:
        value = self.view.value(claim)
        source = self.view.source(claim) or "the report itself"
        label = f"{vocabulary.property_words(claim.property)}: {value} — {source}"
        return self.fact(self._keys[id(claim)], "Claim", label, said or value)

    def differences(self) -> Html:
        """Return value, source and words side by side for each thing told in several ways."""
        tables = []
        for difference in self.view.differences:
            party = f", {self.view.name(difference.party)}" if difference.party else ""
            caption = (
                f"{vocabulary.property_words(difference.property)}{party} — {vocabulary.headline(difference.event)}"
            )
            rows = [
                (
                    self._claim(claim),
                    self.view.source(claim) or el("i", "the report itself"),
                    el("q", self.view.words(claim.span)),
                )
                for claim in difference.claims
            ]
            tables.append(table(("Value", "According to", "Words"), rows, caption=caption))
        return join(tables)

    def results(self) -> Html:
        """Return a table for each election."""
        tables = []
        for event, parties in self.view.results():
            cells = {party: words.result_cells(claims) for party, claims in parties}
            used = [(key, head) for key, head in _RESULTS if any(key in row for row in cells.values())]
            rows = []
            for party, claims in parties:
                row = cells[party]
                claimed = [self._claim(claim, row[_column(claim)]) for claim in claims]
                by = {_column(claim): button for claim, button in zip(claims, claimed, strict=True)}
                values = [by.get(key, row.get(key, "")) for key, _ in used]
                rows.append((self.view.name(party), *values, row.get("status", "")))
            spot = " · ".join(part for part in (self.view.when(event), self.view.where(event)) if part)
            tables.append(
                table(("Party", *(head for _, head in used), "Status"), rows, caption=spot, numeric=len(used))
            )
        return join(tables)

    def statements(self) -> Html:
        """Return who says what, by speaker in text order."""
        rows = []
        for speaker, statements in words.grouped(self.reading.statements, self.view.speaker):
            for at, statement in enumerate(statements):
                who = speaker or el("i", "no speaker named")
                head = el("th", who, scope="rowgroup", rowspan=len(statements)) if at == 0 else Html()
                rows.append(
                    el("tr", head, el("td", _how(self.view, statement)), el("td", self._statement(speaker, statement)))
                )
        if not rows:
            return Html()
        head = el("tr", *(el("th", name, scope="col") for name in ("Speaker", "How", "Words")))
        return el("div", el("table", el("thead", head), el("tbody", join(rows)), class_="says"), class_="scroll")

    def _statement(self, speaker: str, statement: Statement) -> Html:
        said, quoted = self.view.said(statement)
        label = f"{speaker or 'Somebody'}: {said}"
        return self.fact(statement.id, "Statement", label, el("q", said) if quoted else said)

    def timeline(self) -> Html:
        """Return the dated events and times as rows of one scale, publication included."""
        rows = [*self._dated()]
        if not rows and not self.reading.times:
            return Html()
        return join([chart(rows) if rows else Html(), self._times()])

    def _dated(self) -> Iterator[tuple[str, str, Html]]:
        """Return (first day, last day, label), earliest first."""
        rows = []
        published = _days(self.reading.document.published)
        if published:
            rows.append((*published, el("span", words.date_words(self.reading.document.published), " Published")))
        for event in self.reading.events:
            time = self.view.times.get(event.time or "")
            days = (time.start[:10], (time.end or time.start)[:10]) if time and time.start else None
            if time and days and _days(days[0]) and _days(days[1]):
                said = el("b", words.date_words(time.value))
                rows.append(
                    (
                        *days,
                        self.fact(
                            event.id, "Event", vocabulary.headline(event), said, f" {vocabulary.headline(event)}"
                        ),
                    )
                )
        return iter(sorted(rows, key=lambda row: (row[0], row[1])))

    def _times(self) -> Html:
        rows = [(self.fact(time.id, "Time", _time_label(self.view, time), self.view.words(time.span)), _meant(time))
                for time in self.reading.times]  # fmt: skip
        if not rows:
            return Html()
        return el("details", el("summary", f"All {len(rows)} times in the text"), table(("Words", "Meaning"), rows))

    def places(self) -> Html:
        """Return the map and, below it, the places it shows and those it cannot."""
        if not self.reading.places:
            return Html()
        rows = []
        for name, places in words.grouped(self.reading.places, words.place_words):
            buttons = [self.fact(place.id, "Place", name, self.view.words(place.span)) for place in places]
            first = places[0]
            point = "" if first.lat is None or first.lon is None else f"{first.lat:.2f}, {first.lon:.2f}"
            rows.append(
                (join(between(buttons, ", ")), name, f"{first.kind}" + (f" · {point}" if point else " · not located"))
            )
        listed = el(
            "details", el("summary", f"All {len(rows)} places"), table(("Words", "Place", "Kind and point"), rows)
        )
        return join([draw(self.reading.places) or Html(), listed])

    def actors(self) -> Html:
        """Return the people and bodies with what the report and the knowledge base say of them."""
        rows = []
        for actor in self.reading.actors:
            office = f"{actor.office.title}, {words.country_name(actor.office.of)}".strip(", ") if actor.office else ""
            kind = _ACTOR_KINDS.get(actor.kind, actor.kind)
            known = [
                kind,
                words.country_name(actor.country),
                office,
                f"part of {self.view.name(actor.part_of)}" if actor.part_of else "",
            ]
            also = f"also: {', '.join(map(words.clean, actor.aliases))}" if actor.aliases else ""
            button = self.fact(actor.id, "Who", words.clean(actor.name))
            times = f"{len(actor.mentions)}×"
            rows.append((button, " · ".join(part for part in (*known, also) if part), times))
        return table(("Name", "Known as", "In text"), rows) if rows else Html()


def _column(claim: Claim) -> str:
    return "share" if claim.property == "vote_share" else claim.property


def _how(view: View, statement: Statement) -> Html:
    parts = [view.words(statement.cue)] if statement.cue else []
    parts += [f"via {words.clean(statement.channel)}"] if statement.channel else []
    parts += words.stance_words(view, statement)
    return join(
        [
            el("span", {"direct": "quoted", "mixed": "part quoted"}.get(statement.kind, "reported"), class_="kind"),
            " · ".join(["", *parts]),
        ]
    )


def _time_label(view: View, time: Time) -> str:
    return f"{view.words(time.span)}: {_meant(time)}"


def _meant(time: Time) -> str:
    return words.date_words(time.value) or "not placed on the calendar"


def _days(edtf: str | None) -> tuple[str, str] | None:
    """Return a plain ISO day as first and last day."""
    day = (edtf or "")[:10]
    return (day, day) if words.day_number(day) is not None else None
