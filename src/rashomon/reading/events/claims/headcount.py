"""How many a noun stands for: its number, one for "a man" or a name, none for "nobody", two or more for "a number of them"."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.relations import is_adjective_modifier, is_conjunct, is_determiner, is_number_modifier
from rashomon.analysis.syntax import noun_phrase
from rashomon.lang import lists, word_set
from rashomon.model import Actor, Count, CountMention, Span
from rashomon.reading.counts.units import singular, words
from rashomon.reading.events.lexicon import among, is_person, lemma, lexicon, weapon_leaf

_MANY = Count(2, None, False)
_ONE = Count(1, 1)
_NONE = Count(0, 0)
_GROUPS = word_set("events_rules", "claims_headcount", "groups")
_OWNER = re.compile(r"(?:owner|keeper|worker|holder)$")
_ORDINALS = word_set("events_rules", "claims_headcount", "ordinals")
_PLURAL = word_set("events_rules", "claims_headcount", "plural")


@dataclass(frozen=True)
class Headcount:
    """How many, with the characters that say so; `count` is the number's row, `actor` the single person meant, if any."""

    value: Count
    span: Span
    count: CountMention | None = None
    actor: Actor | None = None


class Headcounts:
    """The head-counts of one report: a look-up from a noun or number to how many it stands for."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.counts: dict[int, CountMention] = {}
        for count in draft.counts:
            if count.percent:
                continue
            for token in draft.tokens(count.span):
                self.counts.setdefault(token.i, count)
            tokens = draft.tokens(count.unit_span) if count.unit_span else ()
            if len(tokens):
                self.counts.setdefault(tokens.root.i, count)  # type: ignore[union-attr]

    def of(self, noun: Token, *, marked: bool) -> Headcount | None:
        """Return how many a noun stands for; None where that is not told or it stands for no people."""
        count = self._count(noun)
        if count is not None:
            group = count.value == _ONE and noun.lower_ in _GROUPS
            thing = group or self._is_thing(noun, marked=marked)
            return None if thing or noun.lower_ == "number" else Headcount(count.value, _both(count), count)
        if noun.lower_ in ("nobody", "none") or (noun.lower_ == "one" and noun.i and noun.nbor(-1).lower_ == "no"):
            return Headcount(_NONE, span_of(noun))
        if any(c.lower_ == "no" and is_determiner(c) for c in noun.children):
            return Headcount(_NONE, span_of(noun_phrase(noun)))
        if noun.lower_ == "another" and not is_determiner(noun):
            return Headcount(_ONE, span_of(noun))
        return self._many(noun) or self._single(noun)

    def _count(self, noun: Token) -> CountMention | None:
        own = next((self.counts[c.i] for c in noun.children if is_number_modifier(c) and c.i in self.counts), None)
        found = own or self.counts.get(noun.i)
        if found is None and noun.lower_ in ("life", "lives"):
            found = next((self.counts[c.i] for c in noun.children if c.i in self.counts), None)
        return found

    def _is_thing(self, noun: Token, *, marked: bool) -> bool:
        if noun.pos_ not in ("NOUN", "PROPN"):
            return False
        if among(noun, "people.victims") or singular(noun) in words("people") or is_person(noun):
            return False
        if noun.lower_ in ("life", "lives", "others", "dozens", "scores", "hundreds", "thousands"):
            return False
        thing = weapon_leaf(noun) or among(noun, "sites.nouns") or among(noun, "realis.vehicles")
        if thing or lemma(noun) in lexicon().nouns:
            return True
        return marked and not self._is_somebody(noun)

    def _is_somebody(self, noun: Token) -> bool:
        actor = self.draft.actor_index.of(noun)
        known = actor is not None and actor.kind not in ("outlet", "organisation", "party")
        return known or noun.ent_type_ in ("NORP", "PERSON") or noun.pos_ == "ADJ"

    def _many(self, noun: Token) -> Headcount | None:
        """Read "many civilians", "a number of police officers", "a large number of them"."""
        many = lists("harm")["many"]
        if noun.lower_ in many["numbers"] and any(c.lower_ == "of" for c in noun.children):
            return Headcount(_MANY, span_of(noun_phrase(noun)))
        before = next((c for c in noun.lefts if c.lower_ in many["words"] and is_adjective_modifier(c)), None)
        if (before is not None and self._is_people(noun)) or noun.lower_ in ("many",):
            return Headcount(_MANY, span_of(noun_phrase(noun)))
        return None

    def _is_people(self, noun: Token) -> bool:
        return is_person(noun) or singular(noun) in words("people") or self._is_somebody(noun)

    def _is_person(self, noun: Token) -> bool:
        """Tell whether a noun in the singular names a person: by the lists, by its ending, or by age ("a 16-year-old")."""
        if is_person(noun) or singular(noun) in words("people"):
            return True
        return (noun.lower_ == "old" and noun.nbor(-1).text == "-") or _OWNER.search(noun.lower_) is not None

    def _single(self, noun: Token) -> Headcount | None:
        """Read one person: by name, by "he", by "a man", "the driver", "her son"."""
        actor = self.draft.actor_index.of(noun)
        if noun.pos_ in ("PROPN", "PRON"):
            one = actor is not None and actor.kind == "person" and noun.lower_ not in _PLURAL and noun.tag_ != "NNPS"
            return Headcount(_ONE, span_of(noun_phrase(noun, prepositions=False)), None, actor) if one else None
        several = (
            noun.tag_ != "NN"
            and noun.lower_ != "old"
            and not (noun.lower_ == "personnel" and any(c.lower_ == "a" for c in noun.lefts))
        )
        if several or not self._is_person(noun) or (noun.lower_ in _GROUPS and noun.lower_ != "personnel"):
            return None
        if any(c.tag_ == "JJS" or c.lower_ in _ORDINALS for c in noun.lefts):
            return None  # "the second hostage killed this year" is one of those told before
        one = any(
            c.dep_ in ("det", "poss") and c.lower_ not in ("no", "any", "every", "each", "all") for c in noun.lefts
        )
        one = one or (is_conjunct(noun) and any(is_determiner(c) for c in noun.head.lefts))  # "a woman and child"
        return Headcount(_ONE, span_of(noun_phrase(noun, prepositions=False)), None, actor) if one else None


def _both(count: CountMention) -> Span:
    unit = count.unit_span or count.span
    return Span(min(count.span.start, unit.start), max(count.span.end, unit.end))
