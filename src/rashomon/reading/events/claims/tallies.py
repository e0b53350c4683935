"""How many weapons were used or shot down, and how many are said to have come."""

from rashomon.analysis.draft import Draft
from rashomon.analysis.relations import is_compound_part, is_relative_clause
from rashomon.analysis.syntax import is_passive, trimmed
from rashomon.lang import word_set
from rashomon.model import Count, Span
from rashomon.reading.events.claims.counts import counted_noun
from rashomon.reading.events.claims.told import Told, make_claim
from rashomon.reading.events.lexicon import among, lemma, weapon_leaf
from rashomon.reading.events.triggers.interception import downed_weapons

_TURNOUT = word_set("events_rules", "claims_tallies", "turnout")
_DOWNED = word_set("events_rules", "claims_tallies", "downed")


def find_weapon_counts(draft: Draft) -> list[Told]:
    """Return how many weapons are counted: in all, or the part shot down."""
    told = []
    for count in draft.counts:
        head = counted_noun(draft, count)
        if head is None or not weapon_leaf(head) or count.percent or count.unit_span is None:
            continue
        noun = weapon_leaf(head)
        verb = next((t for t in (head, *head.ancestors) if t.pos_ == "VERB" and not is_relative_clause(t)), head)
        downed = bool(downed_weapons(verb)) or (lemma(verb) in _DOWNED and is_passive(verb) and noun is not None)
        tokens = draft.tokens(count.unit_span)
        last = tokens[-1] if len(tokens) else head
        span = Span(count.span.start, max(count.span.end, head.idx + len(head)))
        group = "shot down" if downed else trimmed(draft.doc, head.i, last.i + 1).text
        told.append(Told(make_claim(draft, "weapons_count", count.value, span, group=group), verb, head))
        if downed and count.of is not None:
            whole = make_claim(draft, "weapons_count", Count(count.of, count.of), span, group=head.text)
            told.append(Told(whole, verb, head))
    return told


def find_turnouts(draft: Draft) -> list[Told]:
    """Return how many are said to have come, where a noun says so: "put the turnout at 40,000", "a crowd of 500"."""
    told = []
    for count in draft.counts:
        head = counted_noun(draft, count)
        told_by_noun = head is not None and head.lower_ in _TURNOUT
        if head is None or count.percent or not (count.unit is None or told_by_noun or among(head, "people.victims")):
            continue
        before = head.doc[max(head.sent.start, head.i - 7) : draft.tokens(count.span).start]
        nouns = [head] if told_by_noun else [t for t in before if t.lower_ in _TURNOUT and not is_compound_part(t)]
        if nouns and not any(t.lower_ in ("vote", "voter", "election") for t in head.sent):
            span = Span(min(nouns[-1].idx, count.span.start), max(count.span.end, head.idx + len(head)))
            told.append(Told(make_claim(draft, "participants_count", count.value, span), nouns[-1], head))
    return told
