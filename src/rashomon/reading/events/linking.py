"""Which happening a claim belongs to: harm, weapons, turnouts, outcomes, responsibility and suspicions find their event."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from rashomon.analysis.draft import span_of
from rashomon.analysis.syntax import noun_phrase, subjects
from rashomon.lang import word_set
from rashomon.model import Claim, Confidence, Count, Event, Participant
from rashomon.ontology.codes import Facets, codes
from rashomon.ontology.event_types import MATERIAL, may_count
from rashomon.reading.events.arguments.doers import may_act
from rashomon.reading.events.arguments.roles import with_roles
from rashomon.reading.events.claims.accusations import Charge, blamed, find_charges
from rashomon.reading.events.claims.attackers import name_attackers, set_answers_apart
from rashomon.reading.events.claims.culprits import Culprit, find_culprits
from rashomon.reading.events.claims.elsewhere import set_elsewhere_apart
from rashomon.reading.events.claims.harm import find_harm
from rashomon.reading.events.claims.outcomes import find_outcomes, find_pretences, find_responsibility
from rashomon.reading.events.claims.tallies import find_turnouts, find_weapon_counts
from rashomon.reading.events.claims.told import Told, make_claim
from rashomon.reading.events.coreference import Happening
from rashomon.reading.events.filters.mishaps import read_harm
from rashomon.reading.events.filters.non_events import is_sum
from rashomon.reading.events.lexicon import among, lemma, lexicon
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.settings.mentions import place_places, place_times

# the verb whose family tells of harm where nothing else does
_TELLING = {"killed": "kill", "injured": "kill", "detained": "arrest", "abducted": "abduct"}
_REVISING = word_set("events_rules", "linking", "revising")


def file_claims(scene: Scene) -> None:
    """File all that the report claims of its happenings."""
    set_answers_apart(scene)
    name_attackers(scene)
    _file(scene, set_elsewhere_apart(scene, find_harm(scene.draft)), victims=True)
    _file(scene, find_weapon_counts(scene.draft))
    _file(scene, find_turnouts(scene.draft))
    _file_outcomes(scene, find_outcomes(scene.draft))
    _file_responsibility(scene, find_responsibility(scene.draft))
    _file_responsibility(scene, find_pretences(scene.draft))
    _file_culprits(scene)
    _file_blame(scene)


def _file(scene: Scene, told: list[Told], *, victims: bool = False) -> None:
    for row in told:
        happening = _home(scene, row)
        if happening is None:
            continue
        happening.claims.append(_sourced(scene, row))
        if victims and row.counted is not None and row.claim.group is not None:
            for noun in row.persons or (row.counted,):
                scene.take_part(happening, "victim", noun, text=noun_phrase(noun).text, counted=True)


def _sourced(scene: Scene, row: Told) -> Claim:
    """Return the claim; one without a source has that of the verb that revises it ("the government cut the toll to 34")."""
    if row.claim.said_by is not None:
        return row.claim
    verb = next((t for t in row.carrier.ancestors if lemma(t) in _REVISING), None)
    whose = [t for t in subjects(verb) if scene.draft.actor_index.of(t)] if verb is not None else []
    if not whose:
        return row.claim
    return replace(
        row.claim, said_by=scene.draft.actor_index.id_of(whose[0]), attribution=span_of(noun_phrase(whose[0]))
    )


def _home(scene: Scene, row: Told) -> Happening | None:
    """Return the happening a claim belongs to: by the tree, then in its sentence, then the last one told before.

    A sum over years ("has killed 900 people since 2015") is a happening of its own, told as a summary.
    """
    if is_sum(row.carrier):
        return _sum_of(scene, row)
    chain = [row.carrier, *row.carrier.ancestors]
    near = [*chain, *(g for c in row.carrier.children for g in (c, *c.children)), *subjects(row.carrier)]
    for token in near:
        happening = scene.by_token.get(token.i)
        if happening is not None and happening.type in MATERIAL and _counts_for(scene, row, happening):
            return happening
    here = [m for m in scene.mentions if m.token.sent == row.carrier.sent and m.token.i in scene.by_token]
    here = [
        m
        for m in here
        if scene.by_token[m.token.i].type in MATERIAL and _counts_for(scene, row, scene.by_token[m.token.i])
    ]
    if here:
        nearest = min(here, key=lambda m: (abs(m.token.i - row.carrier.i), m.token.i))
        return scene.by_token[nearest.token.i]
    return _last_before(scene, row) or _first_after(scene, row) or raise_happening(scene, row)


def _sum_of(scene: Scene, row: Told) -> Happening | None:
    told = (h for h in scene.happenings if "summary" in h.modes and h.mentions[0].token.sent == row.carrier.sent)
    happening = next(told, None) or raise_happening(scene, row)
    if happening is not None:
        happening.mentions[0].modes.add("summary")
    return happening


def _first_after(scene: Scene, row: Told) -> Happening | None:
    """Return the first happening of the sentences that follow, for what a headline tells."""
    told = (scene.by_token[m.token.i] for m in scene.mentions if m.token.i in scene.by_token)
    return next((h for h in told if h.type in MATERIAL and _counts_for(scene, row, h)), None)


def raise_happening(scene: Scene, row: Told) -> Happening | None:
    """Return a new happening for harm that no word of a happening tells ("four soldiers were found dead")."""
    family = lexicon().verbs.get(_TELLING.get(row.claim.property, ""))
    if family is None or (isinstance(row.claim.value, Count) and row.claim.value.high == 0):
        return None
    at = next((i for i, s in enumerate(scene.draft.prose) if s.start <= row.carrier.i < s.end), 0)
    mention = Mention(row.carrier, span_of(row.carrier), family, family.type, set(family.modes), at)
    read_harm(mention)
    if mention.pointer:
        return None  # "he died of cancer"
    mention = with_roles(mention)
    place_times(scene.draft, [mention])
    place_places(scene.draft, [mention])
    return scene.open(mention)


def _counts_for(scene: Scene, row: Told, happening: Happening) -> bool:
    if row.claim.property == "weapons_count":
        found = any(m.family.name == "weapons_found" for m in happening.mentions)
        return found or may_count(happening.type, "weapons_count")
    if row.claim.property in ("participants_count", "detained"):
        return may_count(happening.type, row.claim.property)
    return happening.type != "COERCE" or "seize" in happening.modes  # an arrest or a curfew hurts nobody by itself


def _last_before(scene: Scene, row: Told) -> Happening | None:
    at = row.carrier.i
    before = [m for m in scene.mentions if m.token.i < at and m.token.i in scene.by_token]
    told = [scene.by_token[m.token.i] for m in before if scene.by_token[m.token.i].type in MATERIAL]
    told = [h for h in told if _counts_for(scene, row, h)]
    told = [h for h in told if h.mentions[0].stage not in ("denied", "planned")] or told
    marked = row.counted is not None and among(row.counted, "people.marked_demonstrators")
    protests = [h for h in told if h.type == "PROTEST"]
    if marked and protests:
        return protests[-1]
    return told[-1] if told else None


def _file_outcomes(scene: Scene, told: list[Told]) -> None:
    for row in told:
        assaults = [h for h in scene.happenings if h.type == "ASSAULT"]
        if not assaults or row.counted is None:
            continue
        who = scene.draft.actor_index.id_of(row.counted)
        same = [h for h in assaults if who and who in h.actors]
        chosen = _home(scene, row) if not same else max(same, key=lambda h: len(h.mentions))
        if chosen is not None and chosen.type == "ASSAULT":
            chosen.claims.append(row.claim)
            if row.claim.value == "survived" or who in chosen.actors:
                scene.take_part(chosen, "target", row.counted)


def _file_responsibility(scene: Scene, told: list[Told]) -> None:
    for row in told:
        happening = _home(scene, row)
        if happening is None:
            assaults = [h for h in scene.happenings if h.type == "ASSAULT"]
            happening = max(assaults, key=lambda h: len(h.mentions), default=None)
        if happening is None or happening.type not in ("ASSAULT", "COERCE"):
            continue
        claim = row.claim
        if row.counted is not None:
            who = scene.draft.actor_index.id_of(row.counted)
            claim = replace(claim, said_by=who or claim.said_by, attribution=span_of(row.counted))
            if claim.stance != "denied":
                scene.take_part(happening, "perpetrator", row.counted, confidence="claimed_or_admitted")
        happening.claims.append(claim)


def _file_culprits(scene: Scene) -> None:
    """File who is said to be behind an attack as a perpetrator, with how sure that is; the authorities' word counts as such."""
    for culprit in find_culprits(scene.draft):
        row = culprit.told
        happening = _home(scene, row)
        if happening is None or happening.type != "ASSAULT" or row.counted is None or not _is_side(scene, row.counted):
            continue
        said_by = next((a for t in culprit.accusers if (a := scene.draft.actor_index.id_of(t))), row.claim.said_by)
        happening.claims.append(replace(row.claim, said_by=said_by, stance="asserted"))
        confidence = _confidence(scene, culprit, said_by)
        scene.take_part(happening, "perpetrator", row.counted, confidence=confidence)


def _is_side(scene: Scene, noun: Token) -> bool:
    return scene.draft.actor_index.of(noun) is not None or may_act(noun)


def _confidence(scene: Scene, culprit: Culprit, said_by: str | None) -> Confidence:
    accuser = scene.actors.get(said_by or "")
    official = accuser is not None and (
        accuser.kind in ("government", "security_force") or bool({"GOV", "COP", "MIL", "JUD"} & set(accuser.sectors))
    )
    if culprit.confidence == "suspected_or_accused" and official:
        return "suspected_or_accused_by_authorities"
    return culprit.confidence


def _file_blame(scene: Scene) -> None:
    """File whom a statement names as behind the attack."""
    assaults = [h for h in scene.happenings if h.type == "ASSAULT"]
    main = max(assaults, key=lambda h: len(h.mentions), default=None)
    for statement in scene.draft.statements:
        span = blamed(scene.draft, statement) if main is not None and statement.speaker else None
        if span is None or main is None or not _is_side(scene, scene.draft.tokens(span).root):
            continue  # "the work of cowards" names nobody
        name = span.of(scene.draft.document.text)
        claim = make_claim(scene.draft, "responsibility", name, span)
        main.claims.append(replace(claim, said_by=statement.speaker, attribution=statement.speaker_span))
        scene.take_part(main, "perpetrator", scene.draft.tokens(span).root, confidence="suspected_or_accused")


def _accused(charge: Charge, made: list[Event]) -> Iterator[Participant]:
    """Yield whom a statement accuses of an attack, as the targets of the accusation."""
    doubted = ("suspected_or_accused", "suspected_or_accused_by_authorities", "possible")
    for part in (p for e in made if e.type == "ASSAULT" for p in e.participants):
        if part.role == "perpetrator" and part.confidence in doubted and charge.statement.content.covers(part.span):
            yield replace(part, role="target", confidence=None)


def charges(scene: Scene, made: list[Event]) -> list[Event]:
    """Return an ACCUSE event for each accusation that stands only in a statement."""
    found: list[Event] = []
    for charge in find_charges(scene.draft):
        if any(e.type == "ACCUSE" and e.trigger.touches(charge.trigger) for e in made):
            continue
        speaker, span = charge.statement.speaker, charge.statement.speaker_span or charge.trigger
        if any(speaker == p.actor for e in found for p in e.participants if charge.mode in e.modes):
            continue
        actor = scene.actors.get(speaker or "")
        part = Participant("perpetrator", span.of(scene.draft.document.text), span, speaker)
        parts = (part, *_accused(charge, made))
        event = Event("", "ACCUSE", charge.trigger, (charge.mode,), mentions=(charge.trigger,), participants=parts)
        facets = Facets("ACCUSE", frozenset({charge.mode}))
        found.append(replace(event, country=actor.country if actor else None, codes=codes(facets)))
    return found
