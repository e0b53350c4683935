"""The word of harm that a count hangs on, read from the count: its verb, an adjective behind it, its own noun, a toll above it."""

from collections.abc import Sequence
from itertools import chain

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.relations import (
    is_active_subject,
    is_adjective_modifier,
    is_conjunct,
    is_direct_object,
    is_passive_subject,
    is_possessor,
    is_preposition,
    is_prepositional_object,
    is_root,
    is_undergoer,
)
from rashomon.analysis.syntax import is_negated, is_passive, objects, trimmed
from rashomon.lang import lists
from rashomon.model import CountMention, Span
from rashomon.reading.events.claims.told import Told, make_claim
from rashomon.reading.events.filters.non_events import is_sum
from rashomon.reading.events.lexicon import among, lemma, lexicon, weapon_leaf


def harm_of(draft: Draft, count: CountMention) -> Told | None:
    head = counted_noun(draft, count)
    if head is None or count.percent:
        return None
    numbered = _numbered(head)
    found = numbered or _carrier(draft, count, head)
    if found is None:
        return None
    name, carrier = found
    if carrier.pos_ == "VERB" and any(c.tag_ == "MD" and c.lower_ != "will" for c in carrier.children):
        return None  # "could kill 50 hostages"
    if carrier is not head and (_is_part(draft, count, carrier) or is_sum(carrier)):
        return None
    group = None if numbered else group_of(draft, count)
    claim = make_claim(draft, name, count.value, _extent(draft, count, carrier), group=group)
    return Told(claim, carrier, None if numbered else head)


def _is_part(draft: Draft, count: CountMention, carrier: Token) -> bool:
    """Tell whether a count only takes a part of the one before ("11 were hurt, two of them badly")."""
    after = count.unit_span is not None and count.unit_span.end < count.span.start
    return after and "," in draft.document.text[carrier.idx : count.span.start]


def _numbered(head: Token) -> tuple[str, Token] | None:
    """Read "the number of dead at 17", "the number of displaced rose to 5,000"."""
    if lemma(head) != "number":
        return None
    for token in head.subtree:
        for name in ("killed", "injured", "missing", "detained", "displaced"):
            kinds = [k for k in ("nouns", "adjectives", "verbs") if f"harm.{name}_{k}" in lexicon().sets]
            if any(among(token, f"harm.{name}_{kind}") for kind in kinds):
                return name, head
    return None


def _carrier(draft: Draft, count: CountMention, head: Token) -> tuple[str, Token] | None:
    """Return the property and the word that says it."""
    for name, words in (
        ("killed", "killed_nouns"),
        ("injured", "injured_nouns"),
        ("detained", "detained_nouns"),
        ("casualties", "casualties_nouns"),
    ):
        if among(head, f"harm.{words}") and head.pos_ in ("NOUN", "PROPN"):
            return name, head
    if among(head, "harm.toll_nouns"):
        return "killed", head
    if (
        count.unit is not None
        and not among(head, "people.victims")
        and head.ent_type_ not in ("NORP",)
        and weapon_leaf(head)
    ):
        return None
    found = _adjective(draft, count, head) or _verb(head, count) or _toll(head, count)
    return found or _held(head)


def _held(noun: Token) -> tuple[str, Token] | None:
    """Return what a noun says of those it counts: "72 hostages" are abducted, "80,000 refugees" displaced; not where they are freed."""
    names = [name for name, words in lists("harm")["held"].items() if lemma(noun) in words]
    freed = any(lemma(t) in lists("harm")["freed"]["words"] for t in list(noun.ancestors)[:2])
    return (names[0], noun) if names and not freed else None


def _is_somebody(draft: Draft, noun: Token) -> bool:
    """Tell whether a noun stands for people."""
    actor = draft.actor_index.of(noun)
    return actor is not None and actor.kind not in ("outlet", "organisation", "party")


def _missing(head: Token, after: Sequence[Token]) -> Token | None:
    """Return the word that calls people missing: "15 missing passengers", "nine people are still missing"."""
    if after and after[0].head == head and among(after[0], "harm.missing_adjectives"):
        return after[0]
    for token in after[1:] if after and after[0] == head else after:
        if among(token, "harm.missing_adjectives"):
            return token
        if token.pos_ not in ("AUX", "ADV"):
            return None
    return None


def _adjective(draft: Draft, count: CountMention, head: Token) -> tuple[str, Token] | None:
    """Read "30 dead", "81 people wounded", "dozens of officials injured" behind the phrase."""
    tokens = draft.tokens(Span(count.span.start, max(count.span.end, (count.unit_span or count.span).end)))
    at = tokens.end
    missing = (
        _missing(head, list(draft.doc[draft.tokens(count.span).end : at + 4])) if _is_somebody(draft, head) else None
    )
    if missing is not None:
        return "missing", missing
    for token in draft.doc[at : at + 2]:
        if token.pos_ in ("ADV", "AUX") and token.lower_ not in ("were", "was", "are", "is"):
            continue
        if token.pos_ in ("ADJ", "VERB", "NOUN") and token.tag_ != "VBG":
            for name in ("killed", "injured", "missing"):
                bare = token.tag_ in ("VBN", "VBD", "JJ", "NN") and not is_root(token)
                if among(token, f"harm.{name}_adjectives") or (
                    bare and name != "missing" and among(token, f"harm.{name}_verbs")
                ):
                    active = token.tag_ == "VBD" and any(is_direct_object(c) for c in token.children)
                    return None if active else (name, token)
        break
    if hurt := _hurt(head):
        return "injured", hurt
    if among(head, "harm.killed_adjectives") or head.lower_ in ("wounded", "injured", "missing", "dead"):
        word = {"wounded": "injured", "injured": "injured", "missing": "missing"}.get(head.lower_, "killed")
        return word, head
    return None


def _hurt(head: Token) -> Token | None:
    """Return the word that calls people hurt within their own phrase: "21 injured people", "14 people with gunshot wounds"."""
    if not among(head, "people.victims"):
        return None
    with_wounds = (o for p in head.children if p.lower_ == "with" for o in p.children if is_prepositional_object(o))
    before = (c for c in head.lefts if is_adjective_modifier(c) and among(c, "harm.injured_adjectives"))
    return next(chain(before, (o for o in with_wounds if among(o, "harm.injured_nouns"))), None)


_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "conj", "appos", "nummod", "attr", "oprd", "ccomp"})


def _verb(head: Token, count: CountMention) -> tuple[str, Token] | None:
    """Climb from the counted noun to the verb it is subject or object of."""
    token = head
    for _ in range(5):
        above = token.head
        if above.i == token.i:
            return None
        if is_prepositional_object(token) and above.lower_ in ("of", "among"):
            token = above
            continue
        deed = _deed(token, above)
        if deed is not None:
            return deed
        if is_preposition(token) and above.pos_ in ("NUM", "NOUN", "DET", "PRON", "ADJ"):
            token = above
            continue
        if token.dep_ not in _ROLES:
            return None
        if above.pos_ in ("VERB", "AUX", "ADJ"):
            return _costs_life(above, token) or _treated(above, token) or _harmed_by(above, token)
        token = above
    return None


def _deed(token: Token, noun: Token) -> tuple[str, Token] | None:
    """Read a deed done to those counted: "the murder of six priests", "the six priests' murder"."""
    if noun.pos_ not in ("NOUN", "PROPN") or not (is_possessor(token) or token.lower_ == "of"):
        return None
    if any(among(c, "realis.attempted") for c in noun.lefts) or among(noun.head, "realis.attempted"):
        return None
    if noun.lower_ == "lives" and lemma(noun.head) in ("claim", "take", "cost"):
        return "killed", noun
    names = [name for name in ("killed", "injured", "abducted") if among(noun, f"harm.{name}_deeds")]
    return (names[0], noun) if names else None


def _harmed_by(verb: Token, noun: Token) -> tuple[str, Token] | None:
    if verb.pos_ == "AUX" or lemma(verb) in ("leave", "find", "be", "number", "remain"):
        for child in verb.children:
            if child.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp"):
                for name in ("killed", "injured", "missing"):
                    if among(child, f"harm.{name}_adjectives") or (
                        child.pos_ == "ADJ" and among(child, f"harm.{name}_verbs")
                    ):
                        return name, child
    for name in ("killed", "injured", "detained", "displaced", "abducted", "missing"):
        if not among(verb, f"harm.{name}_verbs"):
            continue
        own = lemma(verb) in ("die", "perish", "drown", "flee", "disappear")
        suffers = noun.dep_ in ("dobj", "obj", "ccomp") or is_passive_subject(noun) or own or is_passive(verb)
        if is_conjunct(noun):
            ahead = _ahead(noun)
            return ahead if ahead is not None else (name, verb)
        if is_active_subject(noun) and not own and not is_passive(verb):
            suffers = verb.tag_ == "VBN"
        return (name, verb) if suffers and not is_negated(verb) else None
    return None


def _costs_life(verb: Token, noun: Token) -> tuple[str, Token] | None:
    """Read a verb that says with a second word that its noun died: "were shot dead", "beaten to death", "lost their lives"."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    to_death = after.lower_ == "to" and after.i + 1 < len(verb.doc) and after.nbor(1).lower_ == "death"
    if verb.pos_ == "VERB" and (to_death or among(after, "harm.killed_adjectives")):
        suffers = is_undergoer(noun) or is_passive(verb)
    else:
        suffers = lemma(verb) == "lose" and is_active_subject(noun) and any(lemma(o) == "life" for o in objects(verb))
    return ("killed", verb) if suffers and not is_negated(verb) else None


def _treated(verb: Token, noun: Token) -> tuple[str, Token] | None:
    """Read a verb of care that names what is cared for: "31 people were being treated for injuries"."""
    if lemma(verb) not in ("treat", "hospitalise", "hospitalize", "admit"):
        return None
    for_wounds = any(
        among(o, "harm.injured_nouns") for p in verb.children if p.lower_ in ("for", "with") for o in p.children
    )
    suffers = is_undergoer(noun) or is_passive(verb)
    return ("injured", verb) if for_wounds and suffers and not is_negated(verb) else None


def _ahead(noun: Token) -> tuple[str, Token] | None:
    """Return the word of harm behind a noun that the parse hangs on the verb before it ("killed and scores were injured")."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 16, noun.sent.end)]:
        if token.tag_ == "VBN" and token.nbor(-1).lower_ in ("was", "were", "been"):
            for name in ("killed", "injured", "missing", "detained", "displaced"):
                if among(token, f"harm.{name}_verbs"):
                    return name, token
    return None


def _toll(head: Token, count: CountMention) -> tuple[str, Token] | None:
    """Read "the death toll rose to 320", "put the toll at five", "the number of deaths from 48 to 34"."""
    if count.unit is not None and not among(head, "people.victims"):
        return None
    start = max(head.sent.start, head.i - 16)
    for token in reversed(head.doc[start : head.i]):
        if token.lower_ in (";", "while", "but"):
            return None
        if among(token, "harm.toll_nouns") or (
            lemma(token) in ("death", "fatality")
            and any(t.lower_ in ("number", "count") for t in token.doc[max(start, token.i - 3) : token.i])
        ):
            return ("injured" if any(c.lower_ in ("injury", "injured") for c in token.lefts) else "killed"), token
    return None


def _extent(draft: Draft, count: CountMention, carrier: Token) -> Span:
    """Return the words from the count to the word of harm, helpers of the verb included."""
    ends = [count.span, count.unit_span or count.span, Span(carrier.idx, carrier.idx + len(carrier))]
    start, end = min(s.start for s in ends), max(s.end for s in ends)
    return Span(start, end)


def counted_noun(draft: Draft, count: CountMention) -> Token | None:
    number = draft.tokens(count.span)
    after = [t.lower_ for t in draft.doc[number.end : number.end + 2]]
    some_of_them = after[:1] == ["of"] and count.unit_span is not None and count.unit_span.end <= count.span.start
    tokens = number if some_of_them or count.unit_span is None else draft.tokens(count.unit_span)
    return tokens.root if len(tokens) else None


def group_of(draft: Draft, count: CountMention) -> str | None:
    """Return whom a count counts: the noun phrase without the number, harm nouns and bare "people" aside."""
    if count.unit_span is None:
        return None
    tokens = draft.tokens(count.unit_span)
    if len(tokens) and among(tokens.root, "harm.toll_nouns"):
        return next((t.text for t in (*tokens.root.lefts, *tokens) if among(t, "people.victims")), None)
    if not len(tokens) or any(
        among(tokens.root, f"harm.{w}") for w in ("killed_nouns", "injured_nouns", "casualties_nouns", "detained_nouns")
    ):
        return None
    words = trimmed(draft.doc, tokens.start, tokens.end)
    while len(words) > 1 and (
        words[0].pos_ in ("DET", "NUM", "PRON") or words[0].dep_ in ("det", "nummod", "poss", "case")
    ):
        words = words[1:]
    return words.text or None
