"""Who did it and to whom, by a trained model beside the rules: docs/models.md, "parties", is the model's card.

The rules read the grammar around a trigger. The model weighs what the whole report says of each party towards each event. It takes out a
doer of the rules that it gives next to nothing, and proposes a party near by where no doer is left or where it is surer than of those
there are; what it proposes alone is marked as possible, never as fact. Nobody is proposed for what nobody has claimed, nor who is cleared of it.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Token

from rashomon.analysis import linear
from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.relations import is_subject
from rashomon.analysis.syntax import is_negated, noun_phrase
from rashomon.model import Confidence, Event, Participant
from rashomon.reading.events.learned.party_marks import Party, PartyMarks
from rashomon.reading.events.lexicon import lemma
from rashomon.reading.events.settings.report import Report
from rashomon.reading.registry import layer

FILE = Path(__file__).parent / "parties.npz"
TYPES = ("ASSAULT", "COERCE", "PROTEST")
DOING = ("perpetrator", "demonstrator")
_PARTS = frozenset(
    {"responsible", "responsibility", "behind", "involvement", "involved", "involve", "role", "complicity", "part"}
)
MOST = 2_000_000  # comparisons of parties; the fullest reports that were looked at need a tenth
_SUFFERING = ("victim", "target", "site", "security_force", "demonstrator")


@dataclass(frozen=True)
class Judged:
    """A party with how likely it did the deed (`by`) and suffered it (`to`), and how many sentences away it stands (`gap`)."""

    party: Party
    by: float
    to: float
    gap: int


@layer("events.parties.linear.v1", gives="events", needs=("actors", "statements", "events"))
def choose_parties(draft: Draft) -> tuple[Event, ...]:
    """Return the events with the parties that the model chooses.

    A report written without case is left to the rules, and so is one so full of parties that to compare each with each would hold a core.
    """
    if draft.caseless or not any(e.type in TYPES for e in draft.events):
        return draft.events
    marks = PartyMarks(Report(draft))
    if len(marks.parties) * sum(len(e.participants) for e in draft.events) * len(draft.events) > MOST:
        return draft.events
    unclaimed = any(c.property == "responsibility" and c.value == "unclaimed" for e in draft.events for c in e.claims)
    return tuple(_revised(marks, e, unclaimed=unclaimed) if e.type in TYPES else e for e in draft.events)


def judge(marks: PartyMarks, event: Event) -> list[Judged]:
    """Return the parties of the report with their shares in an event, in text order."""
    if not marks.parties:
        return []
    shares = linear.load(FILE).heads["parties"].shares([marks.marks(event, p) for p in marks.parties])
    return [
        Judged(party, float(by), float(to), min(marks.gap(event, head) for head in party.heads))
        for party, (by, to) in zip(marks.parties, shares, strict=True)
    ]


def _revised(marks: PartyMarks, event: Event, *, unclaimed: bool) -> Event:
    judged = judge(marks, event)
    rows = list(kept_rows(event, judged))
    near = [j for j in judged if j.gap <= linear.load(FILE).limits["near"] and not is_cleared(j.party)]
    if event.type != "COERCE":  # police arrest; who else is near an attack has mostly come after it
        near = [j for j in near if not is_state(j.party) or j.by >= linear.load(FILE).limits["sure"]]
    role = "demonstrator" if event.type == "PROTEST" else "perpetrator"
    doubt = 0.0 if marks.report.is_news(event) else linear.load(FILE).limits["doubt"]
    if event.type != "ASSAULT" or not unclaimed:
        rows += [_row(marks, event, j.party, role, "possible") for j in proposed(rows, near, doubt)]
    if event.type != "PROTEST" and not any(r.role in _SUFFERING for r in rows):
        best = max(near, key=lambda j: j.to, default=None)
        if best is not None and best.to >= linear.load(FILE).limits["suffering"]:
            rows.append(_row(marks, event, best.party, "target", None))
    return replace(event, participants=tuple(sorted(rows, key=lambda p: (p.span, p.role))))


def is_cleared(party: Party) -> bool:
    """Tell whether a party denies a deed or is said not to be behind it: "X was not responsible", "X denied any role"."""
    verbs = [t.head for t in party.heads if is_subject(t)]
    return any(
        (is_negated(verb) or lemma(verb) == "deny") and any(lemma(t) in _PARTS for t in verb.subtree) for verb in verbs
    )


def is_state(party: Party) -> bool:
    """Tell whether a party is the state's forces or a government."""
    return party.kind.split(":")[0] in ("security_force", "government") or party.kind == "noun:police"


def kept_rows(event: Event, judged: list[Judged]) -> list[Participant]:
    """Return the participants without the doers that the model gives next to nothing; who is accused or owns up to it stays."""
    least = linear.load(FILE).limits["drop"]
    return [
        row
        for row in event.participants
        if row.role not in DOING
        or row.confidence is not None
        or max((j.by for j in judged if j.party.is_named_by(row)), default=1.0) >= least
    ]


def proposed(rows: list[Participant], near: list[Judged], doubt: float) -> list[Judged]:
    """Return the parties to add as doers: the likeliest where there is none, and any that the model is sure of; nobody who suffered.

    `doubt` is asked for beyond the limits.
    """
    limits = linear.load(FILE).limits
    others = [
        j
        for j in near
        if j.to <= limits["harmless"] and not any(r.role != "site" and j.party.is_named_by(r) for r in rows)
    ]
    sure = [j for j in others if j.by >= limits["sure"] + doubt]
    if sure or any(r.role in (*DOING, "security_force") for r in rows):
        return sure
    best = max(others, key=lambda j: j.by, default=None)
    return [best] if best is not None and best.by >= limits["only"] + doubt else []


def _row(marks: PartyMarks, event: Event, party: Party, role: str, confidence: Confidence | None) -> Participant:
    """Return a party as a participant, in the words for it that stand nearest to the event."""
    triggers = [t.i for t in marks.report.heads(event)]
    heads = [t for t in party.heads if t.pos_ != "PRON"] or party.heads
    head: Token = min(heads, key=lambda t: min(abs(t.i - at) for at in triggers))
    phrase = noun_phrase(head)
    actor = party.actor.id if party.actor is not None else None
    return Participant(role, phrase.text, span_of(phrase), actor, confidence)
