"""The events layer: mentions → happenings → events with participants, claims, figures and codes.

Elections are another layer's. Verbal events (condemnations, refusals, promises) are kept one per kind and speaker.
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from rashomon.lang import lists
from rashomon.model import Claim, Confidence, Count, Draft, Event, Participant, Place, Stage, Time, span_of, times_fit
from rashomon.ontology.codes import Facets, codes
from rashomon.ontology.figures import figures
from rashomon.ontology.kinds import VERBAL
from rashomon.reading.event_charges import blamed, find_charges
from rashomon.reading.event_claims import (
    Told,
    find_harm,
    find_outcomes,
    find_responsibility,
    find_suspicions,
    find_turnouts,
    find_weapon_counts,
    make_claim,
)
from rashomon.reading.event_lexicon import Family, among, lemma, lexicon
from rashomon.reading.event_mentions import Mention, find_mentions
from rashomon.reading.event_merge import Happening, merge, spans
from rashomon.reading.event_roles import fill_roles, is_police, place_places, place_times
from rashomon.reading.layer import layer
from rashomon.reading.syntax import agents, clause_head, is_negated, noun_phrase, subjects

_EXACT_PLACE = ("landmark", "district", "city", "admin2", "admin1", "region", "water", "other", "country")
_EXACT_TIME = ("time", "part_of_day", "day", "weekend", "week", "interval", "month", "season", "quarter", "year")
_EFFIGIES = frozenset(
    {"portrait", "flag", "effigy", "poster", "picture", "photo", "tyre", "tire", "tyres", "tires", "banner", "image"}
)
_NONE = Family("none", "")
_REVISING = frozenset({"revise", "lower", "raise", "correct", "update", "cut", "reduce"})
_POLICE = re.compile(r"\b(?:police|security|officers?|soldiers?|troops|gendarmes?)\b", re.I)
_INITIALLY = re.compile(r"\b(?:initially|originally|at first|first said|earlier said|had earlier)\b", re.I)
_OWNERS = frozenset({"his", "her", "their", "its", "he", "she", "they", "it", "him", "them"})
_MATERIAL = ("ASSAULT", "PROTEST", "COERCE", "ACCIDENT", "DISASTER")


@layer("events.rules.v1", gives="events", needs=("times", "counts", "places", "actors", "statements"))
def read_events(draft: Draft) -> tuple[Event, ...]:
    """Return the events of the report in text order; see `model.Event`."""
    return _Scene(draft).events()


class _Scene:
    """The happenings of one report, and the look-ups that their parts need."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.actors = {a.id: a for a in draft.actors}
        self.actor_of = _actors_by_word(draft)
        self.mentions = [m for m in find_mentions(draft) if not _is_symbolic(m)]
        for mention in self.mentions:
            fill_roles(mention)
            self._read_as_protest(mention)
        place_times(draft, self.mentions)
        place_places(draft, self.mentions)
        named = {i: {a for _, t in m.roles if (a := self.actor_of.get(t.i))} for i, m in enumerate(self.mentions)}
        self.happenings = [h for h in merge(draft, self.mentions, named) if self._is_told(h)]
        self.by_token = {m.token.i: h for h in self.happenings for m in h.mentions}
        self.claims: dict[int, list[Claim]] = {id(h): [] for h in self.happenings}
        self.parts: dict[int, list[Participant]] = {id(h): [] for h in self.happenings}

    def events(self) -> tuple[Event, ...]:
        """Return the finished events, numbered in text order."""
        self._file(find_harm(self.draft), victims=True)
        self._file(find_weapon_counts(self.draft))
        self._file(find_turnouts(self.draft))
        self._file_outcomes(find_outcomes(self.draft))
        self._file_responsibility(find_responsibility(self.draft))
        self._file_suspicions()
        self._file_blame()
        made = [e for h in self.happenings if _is_substantial(e := self._event(h))]
        made = sorted([*made, *self._charges(made)], key=lambda e: e.trigger)
        made = self._date_reactions(made)
        return tuple(replace(event, id=f"e{i + 1}") for i, event in enumerate(made))

    # --- which mentions tell what

    def _read_as_protest(self, mention: Mention) -> None:
        """Read a clash of a crowd with police as a riot, and a violent protest as one."""
        if mention.family.two_sided:
            sides = [t for _, t in mention.roles]
            crowd = [t for t in sides if self._is_crowd(t)]
            if crowd and (len(sides) < 2 or any(is_police(t) for t in sides)):
                mention.type, mention.modes = "PROTEST", {"riot"}
                mention.roles = [("security_force" if is_police(t) else "demonstrator", t) for t in sides]
        elif mention.type == "ASSAULT" and self._is_force_on_crowd(mention):
            mention.force = mention.family.name != "dispersal"
            mention.type, mention.modes, mention.weapons = "PROTEST", {"demo"}, {}
            mention.roles = [("security_force" if r == "perpetrator" else "demonstrator", t) for r, t in mention.roles]
        elif mention.type == "PROTEST" and "demo" in mention.modes:
            near = {lemma(t) for t in mention.token.subtree} | {lemma(t) for t in mention.token.head.children}
            if (
                near & lexicon().sets["riot.words"]
                or near & {"violent", "violence", "riot", "deadly"}
                or (lemma(mention.token.head) == "turn" and "violent" in near)
            ):
                mention.modes = {"riot"}

    def _is_force_on_crowd(self, mention: Mention) -> bool:
        """Tell whether police or troops struck, shot at or dispersed demonstrators."""
        struck = [t for t in mention.role("target", "victim")]
        crowd = any(
            among(w, "people.marked_demonstrators") or lexicon().nouns.get(lemma(w), _NONE).type == "PROTEST"
            for w in struck
        )
        return crowd and any(is_police(t) for t in mention.role("perpetrator"))

    def _is_crowd(self, noun: Token) -> bool:
        actor = self.actors.get(self.actor_of.get(noun.i, ""))
        words = [noun, *(c for p in noun.children if p.dep_ == "prep" for c in p.children)]
        marked = any(among(w, "people.demonstrators") for w in words)
        return (marked or (actor is not None and actor.kind == "crowd")) and not is_police(noun)

    def _is_told(self, happening: Happening) -> bool:
        """Drop weak words that stand alone, and speech without a speaker."""
        if happening.type == "POINTER":
            return False
        first = happening.mentions[0]
        if happening.type in VERBAL:
            return bool(first.roles) and not first.quoted
        if first.family.name == "release":
            freed = first.role("target")
            return any(among(t, "people.victims") or t.ent_type_ == "PERSON" for t in freed)
        if len(happening.mentions) > 1 or not first.family.weak:
            return True
        return bool(first.time or first.place) and bool(first.roles or first.weapons)

    # --- claims

    def _file(self, told: list[Told], *, victims: bool = False) -> None:
        for row in told:
            happening = self._home(row)
            if happening is None:
                continue
            self.claims[id(happening)].append(self._sourced(row))
            if victims and row.counted is not None and row.claim.group is not None:
                phrase = noun_phrase(row.counted)
                self._take_part(happening, "victim", row.counted, text=phrase.text, counted=True)

    def _sourced(self, row: Told) -> Claim:
        """Return the claim; one without a source has that of the verb that revises it ("the government cut the toll to 34")."""
        if row.claim.said_by is not None:
            return row.claim
        verb = next((t for t in row.carrier.ancestors if lemma(t) in _REVISING), None)
        whose = [t for t in subjects(verb) if t.i in self.actor_of] if verb is not None else []
        if not whose:
            return row.claim
        return replace(row.claim, said_by=self.actor_of[whose[0].i], attribution=span_of(noun_phrase(whose[0])))

    def _home(self, row: Told) -> Happening | None:
        """Return the happening a claim belongs to: by the tree, then in its sentence, then the last one told before."""
        chain = [row.carrier, *row.carrier.ancestors]
        near = [*chain, *(g for c in row.carrier.children for g in (c, *c.children)), *subjects(row.carrier)]
        for token in near:
            happening = self.by_token.get(token.i)
            if happening is not None and happening.type in _MATERIAL and self._counts_for(row, happening):
                return happening
        here = [m for m in self.mentions if m.token.sent == row.carrier.sent and m.token.i in self.by_token]
        here = [
            m
            for m in here
            if self.by_token[m.token.i].type in _MATERIAL and self._counts_for(row, self.by_token[m.token.i])
        ]
        if here:
            nearest = min(here, key=lambda m: (abs(m.token.i - row.carrier.i), m.token.i))
            return self.by_token[nearest.token.i]
        return self._last_before(row)

    def _counts_for(self, row: Told, happening: Happening) -> bool:
        if row.claim.property in ("weapons_count", "participants_count"):
            return happening.type == ("ASSAULT" if row.claim.property == "weapons_count" else "PROTEST")
        if row.claim.property == "detained":
            return happening.type in ("COERCE", "PROTEST", "ASSAULT")
        return happening.type != "COERCE" or "seize" in happening.modes  # an arrest or a curfew hurts nobody by itself

    def _last_before(self, row: Told) -> Happening | None:
        at = row.carrier.i
        before = [m for m in self.mentions if m.token.i < at and m.token.i in self.by_token]
        told = [self.by_token[m.token.i] for m in before if self.by_token[m.token.i].type in _MATERIAL]
        told = [h for h in told if self._counts_for(row, h)]
        told = [h for h in told if h.mentions[0].stage not in ("denied", "planned")] or told
        marked = row.counted is not None and among(row.counted, "people.marked_demonstrators")
        protests = [h for h in told if h.type == "PROTEST"]
        if marked and protests:
            return protests[-1]
        return told[-1] if told else None

    def _file_outcomes(self, told: list[Told]) -> None:
        for row in told:
            assaults = [h for h in self.happenings if h.type == "ASSAULT"]
            if not assaults or row.counted is None:
                continue
            who = self.actor_of.get(row.counted.i)
            same = [h for h in assaults if who and who in h.actors]
            chosen = self._home(row) if not same else max(same, key=lambda h: len(h.mentions))
            if chosen is not None and chosen.type == "ASSAULT":
                self.claims[id(chosen)].append(row.claim)
                if row.claim.value == "survived" or who in chosen.actors:
                    self._take_part(chosen, "target", row.counted)

    def _file_responsibility(self, told: list[Told]) -> None:
        for row in told:
            happening = self._home(row)
            if happening is None:
                assaults = [h for h in self.happenings if h.type == "ASSAULT"]
                happening = max(assaults, key=lambda h: len(h.mentions), default=None)
            if happening is None or happening.type not in ("ASSAULT", "COERCE"):
                continue
            claim = row.claim
            if row.counted is not None:
                who = self.actor_of.get(row.counted.i)
                claim = replace(claim, said_by=who or claim.said_by, attribution=span_of(row.counted))
                self._take_part(happening, "perpetrator", row.counted, confidence="claimed_or_admitted")
            self.claims[id(happening)].append(claim)

    def _file_suspicions(self) -> None:
        """File whom somebody suspects as a suspected perpetrator; the authorities' suspicion counts as such."""
        for row in find_suspicions(self.draft):
            happening = self._home(row)
            who = self.actors.get(self.actor_of.get(row.counted.i, "")) if row.counted is not None else None
            if happening is None or happening.type != "ASSAULT" or who is None or row.counted is None:
                continue
            doubters = [
                self.actors[a] for t in (agents(row.carrier) or subjects(row.carrier)) if (a := self.actor_of.get(t.i))
            ]
            official = any(a.kind in ("government", "security_force") for a in doubters)
            confidence: Confidence = "suspected_or_accused_by_authorities" if official else "suspected_or_accused"
            said_by = doubters[0].id if doubters else row.claim.said_by
            self.claims[id(happening)].append(replace(row.claim, said_by=said_by, stance="asserted"))
            self._take_part(happening, "perpetrator", row.counted, confidence=confidence)

    def _file_blame(self) -> None:
        """File whom a statement names as behind the attack."""
        assaults = [h for h in self.happenings if h.type == "ASSAULT"]
        main = max(assaults, key=lambda h: len(h.mentions), default=None)
        for statement in self.draft.statements:
            span = blamed(self.draft, statement) if main is not None and statement.speaker else None
            if span is None or main is None:
                continue
            name = span.of(self.draft.document.text)
            claim = make_claim(self.draft, "responsibility", name, span)
            self.claims[id(main)].append(replace(claim, said_by=statement.speaker, attribution=statement.speaker_span))
            self._take_part(main, "perpetrator", self.draft.tokens(span).root, confidence="suspected_or_accused")

    def _charges(self, made: list[Event]) -> list[Event]:
        """Return an ACCUSE event for each accusation that stands only in a statement."""
        found: list[Event] = []
        for charge in find_charges(self.draft):
            if any(e.type == "ACCUSE" and e.trigger.touches(charge.trigger) for e in made):
                continue
            speaker, span = charge.statement.speaker, charge.statement.speaker_span or charge.trigger
            if any(speaker == p.actor for e in found for p in e.participants if charge.mode in e.modes):
                continue
            actor = self.actors.get(speaker or "")
            part = Participant("perpetrator", span.of(self.draft.document.text), span, speaker)
            event = Event(
                "", "ACCUSE", charge.trigger, (charge.mode,), mentions=(charge.trigger,), participants=(part,)
            )
            facets = Facets("ACCUSE", frozenset({charge.mode}))
            found.append(replace(event, country=actor.country if actor else None, codes=codes(facets)))
        return found

    # --- parts of an event

    def _take_part(
        self,
        happening: Happening,
        role: str,
        noun: Token,
        *,
        text: str | None = None,
        confidence: Confidence | None = None,
        counted: bool = False,
    ) -> None:
        phrase = noun_phrase(noun, prepositions=role != "weapon")
        if not len(phrase):
            return
        span = span_of(phrase)
        actor = self.actor_of.get(noun.i) if role not in ("weapon", "site") else None
        if role not in ("weapon", "site") and actor is None and not counted and not _is_party(noun):
            return
        rows = self.parts[id(happening)]
        for i, row in enumerate(rows):
            same = (actor is not None and row.actor == actor) or row.span.touches(span)
            if row.role == role and (same or (role in ("weapon", "site") and row.text.lower() == phrase.text.lower())):
                if same and noun.pos_ == "PROPN" and not any(c.isupper() for c in row.text):
                    row = replace(row, text=phrase.text, span=span)  # a name tells more than "he"
                rows[i] = replace(row, confidence=row.confidence or confidence)
                return
        rows.append(Participant(role, phrase.text, span, actor, confidence))

    def _event(self, happening: Happening) -> Event:
        self._take_roles(happening)
        self._count_crowd(happening)
        self._first_of_kind(happening)
        parts = self._settled_parts(happening)
        claims = _superseded(self.draft, sorted(self.claims[id(happening)], key=lambda c: (c.span, c.property)))
        stage = self._stage(happening, parts, claims)
        time, place = _best_time(happening), _best_place(happening)
        draft = Event(
            id="",
            type=happening.type,
            trigger=happening.mentions[0].span,
            modes=tuple(
                sorted(self._modes(happening, parts) | ({"historical"} if self._is_past(happening, time) else set()))
            ),
            contexts=_contexts(happening),
            stage=stage,
            mentions=spans(happening),
            time=time.id if time else None,
            place=place.id if place else None,
            country=self._country(happening, place, parts),
            participants=parts,
            claims=claims,
            figures=figures(claims),
        )
        if "historical" in draft.modes:
            return draft  # told as history: kept, and not counted as an incident
        return replace(draft, codes=codes(self._facets(happening, draft)))

    def _is_past(self, happening: Happening, time: Time | None) -> bool:
        """Tell whether a happening is told as history: more than a year before the report."""
        end, published = time.end if time else None, self.draft.document.published or ""
        if not end or len(end) < 10 or len(published) < 10:
            return False
        return (date.fromisoformat(published[:10]) - date.fromisoformat(end[:10])).days > 365

    def _take_roles(self, happening: Happening) -> None:
        for mention in happening.mentions:
            for role, noun in mention.roles:
                suspected = role == "perpetrator" and _is_suspected(noun, mention)
                self._take_part(happening, role, noun, confidence="suspected_or_accused" if suspected else None)
            for nouns in mention.weapons.values():
                for noun in nouns:
                    self._take_part(happening, "weapon", noun)

    def _settled_parts(self, happening: Happening) -> tuple[Participant, ...]:
        """Return the participants in text order: no party both strikes and is struck, no weaker row beside a stronger."""
        rows = self.parts[id(happening)]
        doers = {p.actor for p in rows if p.actor and p.role == "perpetrator"}
        rows = [p for p in rows if not (p.role == "target" and p.actor in doers and p.text.lower() in _OWNERS)]
        struck = {p.actor for p in rows if p.actor and p.role in ("target", "victim")}
        kept = [p for p in rows if not (p.role == "perpetrator" and p.actor in struck and happening.type == "ASSAULT")]
        return tuple(sorted(kept, key=lambda p: (p.span, p.role)))

    def _modes(self, happening: Happening, parts: tuple[Participant, ...]) -> set[str]:
        modes = set(happening.modes)
        if happening.type == "PROTEST":
            modes -= {
                "crowd-control",
                "firearms",
                "explosives",
                "heavy-weapons",
                "primitive",
                "aerial",
                "drone",
                "destroy",
            }
            if any(_POLICE.search(c.text) for c in self.claims[id(happening)] if c.property in ("injured", "killed")):
                modes.add("riot")  # security forces hurt at a protest: it did not stay peaceful
            if "riot" in modes:
                modes.discard("demo")
        if happening.type == "ASSAULT" and modes & {"drone", "aerial", "heavy-weapons", "suicide-attack"}:
            modes.discard("explosives") if modes & {"drone", "heavy-weapons", "aerial"} else None
        return modes - {"riot", "demo"} if happening.type == "ASSAULT" else modes

    def _count_crowd(self, happening: Happening) -> None:
        """Claim how many came, from the counts in the demonstrators' phrases."""
        if happening.type != "PROTEST":
            return
        for mention in happening.mentions:
            for noun in mention.role("demonstrator"):
                phrase = span_of(noun_phrase(noun))
                for count in self.draft.counts:
                    if phrase.covers(count.span) and not count.percent:
                        text = count.unit_span or count.span
                        whole = make_claim(
                            self.draft,
                            "participants_count",
                            count.value,
                            phrase,
                            group=text.of(self.draft.document.text),
                        )
                        if whole not in self.claims[id(happening)]:
                            self.claims[id(happening)].append(whole)
                        break

    def _first_of_kind(self, happening: Happening) -> None:
        for mention in happening.mentions:
            first = _first_word(mention.token)
            if first is not None and happening.type in _MATERIAL:
                words = span_of(mention.token.doc[min(first.i, mention.token.i) : max(first.i, mention.token.i) + 1])
                self.claims[id(happening)].append(make_claim(self.draft, "first_of_kind", True, words))
                return

    def _stage(self, happening: Happening, parts: tuple[Participant, ...], claims: tuple[Claim, ...]) -> Stage:
        stopped = any(m.stage == "intercepted" for m in happening.mentions)
        launched = [m for m in happening.mentions if stopped and lemma(m.token) in ("fire", "launch")]
        told = Counter(m.stage for m in happening.mentions if m not in launched)
        if happening.type != "ASSAULT":
            return happening.mentions[0].stage
        unharmed = any(c.property == "target_outcome" and c.stance != "denied" for c in claims)
        persons = [p for p in parts if p.role == "target" and p.actor and self.actors[p.actor].kind == "person"]
        dead = any(c.property == "killed" and isinstance(c.value, Count) and c.value.low > 0 for c in claims)
        if (told["attempted"] and (persons or not dead)) or (unharmed and persons):
            return "attempted"
        if told["accomplished"]:
            return "accomplished"
        return happening.mentions[0].stage

    def _country(self, happening: Happening, place: Place | None, parts: tuple[Participant, ...]) -> str | None:
        if place is not None and place.country:
            return place.country
        if happening.type in VERBAL:  # talk happens where its speaker is from, for want of a place
            speakers = [self.actors[p.actor] for p in parts if p.role == "perpetrator" and p.actor in self.actors]
            return speakers[0].country if speakers else None
        for role in ("target", "victim", "demonstrator", "security_force"):
            for part in parts:
                actor = self.actors.get(part.actor or "")
                if part.role == role and actor is not None and actor.country:
                    return actor.country
        return _country_frame(self.draft)

    def _facets(self, happening: Happening, event: Event) -> Facets:
        persons = [
            p for p in event.participants if p.role == "target" and p.actor and self.actors[p.actor].kind == "person"
        ]
        dead = any(
            c.property == "killed" and not isinstance(c.value, (str, bool)) and c.value.low > 0 for c in event.claims
        )
        families = frozenset(m.family.name for m in happening.mentions)
        return Facets(
            type=event.type,
            modes=frozenset(event.modes),
            stage=event.stage,
            weapons=frozenset(leaf for m in happening.mentions for leaf in m.weapons),
            two_sided="battle" in families or self._is_fight(happening),
            named_target=bool(persons),
            killed=dead,
            harmed_demonstrators=event.type == "PROTEST" and (dead or any(m.force for m in happening.mentions)),
            territory=self._taker(happening, event),
            disrupted="weapons_found" in families,
            dispersed="dispersal" in families or any(p.role == "security_force" for p in event.participants),
            families=families,
        )

    def _is_fight(self, happening: Happening) -> bool:
        """Tell whether what was attacked on the ground was armed: soldiers, fighters, a base, a patrol."""
        if happening.type != "ASSAULT":
            return False
        struck = [t for m in happening.mentions for t in m.role("target", "victim", "site")]
        marked = [t for t in struck if among(t, "armed.nouns") or (among(t, "armed.sites") and self._is_military(t))]
        return bool(marked) and any(m.role("perpetrator") for m in happening.mentions)

    def _is_military(self, site: Token) -> bool:
        return any(c.lower_ in ("military", "army", "police", "security") for c in site.lefts) or lemma(site) in (
            "checkpoint",
            "outpost",
            "barracks",
            "position",
            "patrol",
        )

    def _taker(self, happening: Happening, event: Event) -> str | None:
        """Return who took ground, "state" or "other"; None where no ground changed hands."""
        taken = [m for m in happening.mentions if m.family.name == "seizure"]
        if not taken or not (event.place or any(p.role == "site" for p in event.participants)):
            return None
        doers = [t for m in taken for t in m.role("perpetrator")]
        if not doers:
            return None
        kinds = {self.actors[a].kind for t in doers if (a := self.actor_of.get(t.i))}
        return "state" if any(is_police(t) for t in doers) or kinds & {"security_force", "government"} else "other"

    def _date_reactions(self, made: list[Event]) -> list[Event]:
        """Give an undated reaction to a happening of the publication day that day: it cannot lie before or after."""
        times = {t.id: t for t in self.draft.times}
        today = [
            e.time
            for e in made
            if e.type in _MATERIAL and e.time and times[e.time].value == self.draft.document.published
        ]
        if not today:
            return made
        return [
            replace(e, time=today[0]) if e.type == "ACCUSE" and e.time is None and "disapprove" in e.modes else e
            for e in made
        ]


def _contexts(happening: Happening) -> tuple[str, ...]:
    """Return the PLOVER contexts that the words of an event's sentences give."""
    words = {lemma(t) for m in happening.mentions for t in m.token.sent}
    return tuple(name for name, marks in sorted(lists("contexts").items()) if words & set(marks))


def _is_substantial(event: Event) -> bool:
    """Tell a told attack from a figure of speech: one word alone, without anybody or anything in it, is none."""
    return event.type != "ASSAULT" or len(event.mentions) > 1 or bool(event.participants or event.claims)


def _superseded(draft: Draft, claims: list[Claim]) -> tuple[Claim, ...]:
    """Mark the values that their own source replaced: "initially three", the first of "from 48 to 34"."""
    text = draft.document.text
    before = {c.value.low: c.previous for c in draft.counts if c.previous is not None}
    rows = []
    for claim in claims:
        value = claim.value
        rivals = [c for c in claims if c.property == claim.property and c.said_by == claim.said_by and c.value != value]
        lead = text[max(0, claim.span.start - 60) : claim.span.start]
        replaced = bool(rivals) and (_INITIALLY.search(lead) is not None and claim.said_by is not None)
        revised = isinstance(value, Count) and any(
            isinstance(c.value, Count)
            and before.get(c.value.low) == value.low
            and abs(c.span.start - claim.span.start) < 120
            for c in rivals
        )
        rows.append(replace(claim, superseded=replaced or revised))
    return tuple(rows)


def _actors_by_word(draft: Draft) -> dict[int, str]:
    """Return the actor of each word that heads a mention, and of proper names inside one."""
    found: dict[int, str] = {}
    for actor in draft.actors:
        for span in actor.mentions:
            tokens = draft.tokens(span)
            if len(tokens):
                found.setdefault(tokens.root.i, actor.id)
                for token in tokens:
                    if token.pos_ == "PROPN" and actor.kind == "person":
                        found.setdefault(token.i, actor.id)
    return found


def _is_party(noun: Token) -> bool:
    """Tell whether a noun names people or a body, not a thing or a thought."""
    return (
        noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
        or among(noun, "people.victims")
        or among(noun, "people.police")
    )


def _is_symbolic(mention: Mention) -> bool:
    """Tell whether what is burnt or torn is a picture or a flag, which harms nobody."""
    return mention.family.name == "destruction" and any(lemma(t) in _EFFIGIES for t in mention.token.subtree)


def _is_suspected(noun: Token, mention: Mention) -> bool:
    words = {t.lower_ for t in noun.subtree}
    return bool(words & {"suspected", "alleged", "suspect", "suspects"}) or "allegedly" in {
        c.lower_ for c in mention.token.children
    }


def _first_word(token: Token) -> Token | None:
    """Return the "first" of "was the first to target", "the first such attack", "the first time"; None where it is denied."""
    heads = [token, token.head, *(c for c in token.head.children if c.dep_ == "attr")]
    for head in heads:
        for word in (head, *head.children):
            if word.lower_ == "first" and word.dep_ in ("amod", "attr") and not is_negated(clause_head(word)):
                return word
    return None


def _best_time(happening: Happening) -> Time | None:
    def rank(time: Time) -> int:
        return _EXACT_TIME.index(time.grain) if time.grain in _EXACT_TIME else 99

    firm = [t for t in happening.times if times_fit(t, happening.times)]
    ranked = sorted(firm, key=lambda t: (min(rank(t), 3) if rank(t) < 3 else rank(t), t.span))
    return ranked[0] if ranked else None


def _best_place(happening: Happening) -> Place | None:
    def rank(place: Place) -> int:
        return _EXACT_PLACE.index(place.kind) if place.kind in _EXACT_PLACE else 7

    return min(happening.places, key=lambda p: (rank(p), p.span), default=None)


def _country_frame(draft: Draft) -> str | None:
    """Return the country that most places of the report lie in."""
    told = Counter(p.country for p in draft.places if p.country)
    told.update(a.country for a in draft.actors if a.country)
    return min(told, key=lambda c: (-told[c], c)) if told else None
