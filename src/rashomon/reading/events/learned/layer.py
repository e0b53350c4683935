"""What the model proposes, taken into the events: fillers of roles become participants, incidents get their MUC-4 code.

Rules find the events; the model says which of them are attacks that MUC-4 would have a template for, adds who and what the rules
missed, words them as they are best known, and leaves out whom it holds for no part of it. Claims stay as they are. Where the rules
found no event for an incident that the model is sure of, one is made at the verb of its first filler.
"""

from dataclasses import replace

from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.syntax import clause_head
from rashomon.model import Actor, Event, Participant
from rashomon.ontology.codes import Facets, codes
from rashomon.reading.events.learned.decode import Filler, Proposal, Proposals, propose
from rashomon.reading.events.lexicon import among, lemma, lexicon
from rashomon.reading.events.targets import retargeted
from rashomon.reading.registry import layer

_BODIES = frozenset({"organisation", "armed_group", "party", "government", "security_force", "outlet"})
_STATE = frozenset(
    {"security_force", "government"}
)  # seldom doers in MUC-4's templates, often elsewhere: what rules say of them stands
_MODES = {"bombing": "explosives", "kidnapping": "abduct", "arson": "destroy"}
_NEW = 0.3  # how likely an incident must be to become an event that no rule found
_NO_PART = 0.2  # a participant less likely than this in any slot of its role has no part in the incident
_SLOTS = {
    "perpetrator": ("PerpInd", "PerpOrg"),
    "site": ("Target",),
    "weapon": ("Weapon",),
    "target": ("Target", "Victim"),
}


@layer("events.roles.linear.v1", gives="events", needs=("actors", "events"))
def read_roles(draft: Draft) -> tuple[Event, ...]:
    """Return the events with what the model proposes; a report written with capitals is left alone.

    The model was trained on newswire without case. On modern reports it was measured to lose more than it adds (it takes suspects
    for perpetrators, and the saved for victims), so there the rules speak alone.
    """
    if not draft.caseless or not _speaks_of_violence(draft):
        return draft.events
    events = _coded(draft, list(draft.events), propose(draft))
    return tuple(replace(event, id=f"e{i}") for i, event in enumerate(sorted(events, key=lambda e: e.trigger), 1))


def _speaks_of_violence(draft: Draft) -> bool:
    families = (lexicon().verbs.get(lemma(t)) or lexicon().nouns.get(lemma(t)) for t in draft.doc)
    return any(family is not None and family.type == "ASSAULT" and not family.weak for family in families)


def _coded(draft: Draft, events: list[Event], found: Proposals) -> list[Event]:
    """Return the events, those that an incident falls on enriched and coded, other MUC-4 codes gone."""
    homes: dict[int, Proposal] = {}
    made: list[Event] = []
    for proposal in found.incidents:
        at = _home(draft, events, proposal, homes)
        if at is not None:
            homes[at] = proposal
        elif proposal.share >= _NEW and proposal.fillers:
            made.append(_new_event(draft, proposal))
    kept = [_enriched(draft, e, homes[i], found) if i in homes else _uncoded(e) for i, e in enumerate(events)]
    actors = {actor.id: actor for actor in draft.actors}
    return [retargeted(event, actors) for event in kept + made]


def _home(draft: Draft, events: list[Event], proposal: Proposal, taken: dict[int, Proposal]) -> int | None:
    """Return the event that an incident is told by: of its kind, with its fillers in it or near."""
    free = [i for i, e in enumerate(events) if ("muc4" in e.codes or e.type == "ASSAULT") and i not in taken]
    ranked = sorted(free, key=lambda i: (-_fit(draft, events[i], proposal), i))
    return ranked[0] if ranked else None


def _fit(draft: Draft, event: Event, proposal: Proposal) -> float:
    heads = [head for filler in proposal.fillers for head in filler.heads]
    parts = sum(any(p.span.touches(h) for h in heads) for p in event.participants)
    sentences = [t.sent for m in event.mentions if (t := draft.token_at(m.start)) is not None]
    near = sum(any(s.start_char <= f.span.start < s.end_char for s in sentences) for f in proposal.fillers)
    return 3.0 * (_kind(event) == proposal.kind) + parts + 0.5 * near + 0.1 * len(event.participants)


def _kind(event: Event) -> str:
    code = event.codes.get("muc4")
    return str(code["type"]).lower() if isinstance(code, dict) else ""


def _uncoded(event: Event) -> Event:
    return replace(event, codes={name: code for name, code in event.codes.items() if name != "muc4"})


def _enriched(draft: Draft, event: Event, proposal: Proposal, found: Proposals) -> Event:
    code = event.codes.get("muc4")
    stage = code["stage"] if isinstance(code, dict) else "ACCOMPLISHED"
    state = frozenset(a.id for a in draft.actors if a.kind in _STATE)
    parts = (p for p in event.participants if p.actor in state or _has_part(draft, p, found))
    kept = replace(event, participants=tuple(parts))
    own = event.codes | {"muc4": {"type": proposal.kind.upper(), "stage": stage}}
    return replace(event, participants=_participants(draft, kept, proposal), codes=own)


def _has_part(draft: Draft, part: Participant, found: Proposals) -> bool:
    """Tell whether a participant may be one: victims always are, the state's forces as rules say, others unless the model gives them next to nothing."""
    slots = _SLOTS.get(part.role, ())
    shares = [found.shares[t.idx] for t in draft.tokens(part.span) if t.idx in found.shares]
    return not slots or not shares or max(share[slot] for share in shares for slot in slots) >= _NO_PART


def _participants(draft: Draft, event: Event, proposal: Proposal) -> tuple[Participant, ...]:
    """Return an event's participants with the model's fillers: theirs are the words where both mean the same one."""
    rows = list(event.participants)
    for filler in proposal.fillers:
        made = _participant(draft, filler)
        same = [i for i, row in enumerate(rows) if _is_same(draft, row, made, filler)]
        if same:
            rows[same[0]] = replace(rows[same[0]], text=made.text, span=made.span)
            rows = [row for i, row in enumerate(rows) if i not in same[1:]]
        else:
            rows.append(made)
    once: dict[tuple[str, str], Participant] = {}
    for row in sorted(rows, key=lambda p: (p.confidence is None, p.span, p.role)):
        once.setdefault((row.role, row.text.lower()), row)
    return tuple(sorted(once.values(), key=lambda p: (p.span, p.role)))


def _is_same(draft: Draft, row: Participant, made: Participant, filler: Filler) -> bool:
    """Tell whether a participant is the filler's: in its role, by its words or as the same actor."""
    roles = {row.role, made.role}
    human = roles <= {"victim", "target"} and filler.slot == "Victim"
    thing = roles == {"site", "target"} and filler.slot == "Target" and row.actor is None
    if row.role != made.role and not human and not thing:
        return False
    if filler.slot.startswith("Perp") and _is_body(draft, row) != (filler.slot == "PerpOrg"):
        return False
    return any(row.span.touches(head) for head in filler.heads) or (row.actor is not None and row.actor == made.actor)


def _is_body(draft: Draft, row: Participant) -> bool:
    """Tell whether a perpetrator is a body by name ("the FMLN") rather than people ("guerrillas of the FMLN")."""
    actor = next((a for a in draft.actors if a.id == row.actor), None)
    return actor is not None and actor.kind in _BODIES and _is_name(actor)


def _participant(draft: Draft, filler: Filler) -> Participant:
    head = draft.tokens(filler.heads[0]).root
    role = {"PerpInd": "perpetrator", "PerpOrg": "perpetrator", "Victim": "victim", "Weapon": "weapon"}.get(filler.slot)
    role = role or ("site" if among(head, "sites.nouns") else "target")
    actor = filler.actor if filler.actor is not None and _fits(filler.actor, filler.slot) else None
    return Participant(role, filler.span.of(draft.document.text), filler.span, actor.id if actor else None)


def _fits(actor: Actor, slot: str) -> bool:
    """Tell whether an actor can fill a slot: a body one for bodies, a person one for victims, no body by name one for people."""
    if slot in ("Target", "Weapon"):
        return False
    if slot == "PerpOrg":
        return actor.kind in _BODIES
    return actor.kind == "person" if slot == "Victim" else not (actor.kind in _BODIES and _is_name(actor))


def _is_name(actor: Actor) -> bool:
    return any(c.isupper() for c in actor.name)


def _new_event(draft: Draft, proposal: Proposal) -> Event:
    """Return an event for an incident that no rule found, told by the verb of its first filler's clause."""
    first = min(proposal.fillers, key=lambda f: f.span)
    trigger = span_of(clause_head(draft.tokens(first.heads[0]).root))
    modes = frozenset({_MODES[proposal.kind]} if proposal.kind in _MODES else ())
    event = Event(
        "", "ASSAULT", trigger, tuple(sorted(modes)), mentions=(trigger,), codes=codes(Facets("ASSAULT", modes))
    )
    return replace(
        event,
        participants=_participants(draft, event, proposal),
        codes=event.codes | {"muc4": {"type": proposal.kind.upper(), "stage": "ACCOMPLISHED"}},
    )
