"""When and where: the time and the place that the words of a happening carry."""

from spacy.tokens import Token

from rashomon.analysis.datelines import in_dateline
from rashomon.analysis.draft import Draft
from rashomon.analysis.relations import (
    is_active_subject,
    is_auxiliary,
    is_clausal_complement,
    is_possessor,
    is_prepositional_object,
    is_subject,
)
from rashomon.analysis.syntax import clause_head, objects, subjects
from rashomon.lang import word_set
from rashomon.model import Place, Time
from rashomon.ontology.event_types import VERBAL
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.recognition import is_speech, iter_times
from rashomon.reading.times.layer import is_history


def place_times(draft: Draft, mentions: list[Mention]) -> None:
    """Give each mention the time that its own words or its clause carry."""
    by_token = {m.token.i: m for m in mentions}
    for time, root in iter_times(draft):
        mention = _owner(root, by_token)
        if mention is not None and mention.time is None:
            mention.time = time
    for mention in mentions:
        if mention.time is None and mention.token.pos_ != "VERB":
            mention.time = _clause_time(mention, by_token)
    taken = {m.time.id for m in mentions if m.time is not None}
    dated = {t.span.start for t, _ in iter_times(draft)}
    for mention in mentions if dated else ():
        if mention.time is None and mention.type not in VERBAL and not mention.definite and not mention.pointer:
            mention.time = _lone_time(draft, mention, taken)
    for mention in mentions:
        mention.old = is_history(draft, mention.time)


def _lone_time(draft: Draft, mention: Mention, taken: set[str]) -> Time | None:
    """Return the one day that a trigger's sentence names and nothing else in it claims, words of speaking aside."""
    sentence = mention.token.sent
    here = [(t, r) for t, r in iter_times(draft) if sentence.start_char <= t.span.start < sentence.end_char]
    free = [t for t, r in here if t.id not in taken and t.start == t.end and not _is_of_speech(r)]
    return free[0] if len(free) == 1 and len(here) == 1 else None


def _is_of_speech(root: Token) -> bool:
    verb = next((t for t in root.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return is_possessor(root) or (verb is not None and is_speech(verb))


def _owner(root: Token, by_token: dict[int, Mention]) -> Mention | None:
    """Return the mention a time expression belongs to: the first trigger above it, or the clause's own subject."""
    if is_possessor(root) and root.head.i not in by_token:
        return None  # "last month’s election" dates the election only
    for above in (root, *root.ancestors):
        mention = by_token.get(above.i)
        if mention is not None:
            return mention
        if above.pos_ in ("VERB", "AUX"):
            carried = _carried(above, by_token) or _reported(root, above, by_token)
            if carried is not None or is_speech(above) or above.dep_ not in ("relcl", "acl", "xcomp"):
                return carried
    return None


def _reported(root: Token, verb: Token, by_token: dict[int, Mention]) -> Mention | None:
    """Return the happening reported before a time between commas, ahead of who reports it ("… in Gao, on Tuesday, a minister said").

    Parsers hang such a time on the verb of speaking.
    """
    told = [c for c in verb.children if is_clausal_complement(c) and c.i < root.i] if is_speech(verb) else []
    after = root.doc[root.right_edge.i + 1 : root.right_edge.i + 2].text
    ahead = after == "," and any(root.i < t.i < verb.i for t in subjects(verb))
    return by_token.get(told[-1].i) if told and ahead else None


def _carried(verb: Token, by_token: dict[int, Mention]) -> Mention | None:
    """Return the happening that a verb without a happening of its own carries ("the attack came on Sunday")."""
    if is_speech(verb):
        return None
    for noun in [*subjects(verb), *objects(verb)]:
        if noun.i in by_token:
            return by_token[noun.i]
    purposes = [c for c in verb.children if any(is_auxiliary(g) and g.lower_ == "to" for g in c.children)]
    below = [c for c in purposes if c.dep_ in ("xcomp", "advcl") and c.i in by_token]
    return by_token[below[0].i] if below else None


def _clause_time(mention: Mention, by_token: dict[int, Mention]) -> Time | None:
    """Return the time of the happening whose clause a nominal trigger stands in ("seven were hurt in the attack")."""
    head = clause_head(mention.token)
    above = by_token.get(head.i)
    if above is not None and above is not mention and above.type == mention.type:
        return above.time
    return None


def place_places(draft: Draft, mentions: list[Mention]) -> None:
    """Give each mention the most exact place that its words or its clause name."""
    by_sentence: dict[int, list[Place]] = {}
    ends = [s.end_char for s in draft.prose]
    starts = [s.start_char for s in draft.prose]
    at = 0
    for place in draft.places:
        while at < len(ends) and ends[at] <= place.span.start:
            at += 1
        if at < len(ends) and starts[at] <= place.span.start:
            by_sentence.setdefault(at, []).append(place)
    for mention in mentions:
        near = by_sentence.get(mention.sentence, [])
        near = [p for p in near if not any(q.covers(p.span) and not q.touches(mention.span) for q in draft.quotes)]
        near = [p for p in near if p.kind != "road" and not _is_leaning(draft, p)]  # the road's town is what places it
        if near and mention.type not in VERBAL:
            mention.place = _best_place(draft, mention, near)


def _is_leaning(draft: Draft, place: Place) -> bool:
    """Tell whether a country only says whose side somebody is on: "pro-Iran", "Iran-backed"."""
    text = draft.document.text
    before, after = (
        text[max(0, place.span.start - 5) : place.span.start].lower(),
        text[place.span.end : place.span.end + 1],
    )
    return before.endswith(("pro-", "anti-")) or after in ("-", "\u2011")


def _best_place(draft: Draft, mention: Mention, near: list[Place]) -> Place | None:
    """Return the place joined to the trigger by a preposition of place, the most exact first."""
    fits: list[tuple[int, int, int, Place]] = []
    for place in near:
        tokens = draft.tokens(place.span)
        if not len(tokens):
            continue
        distance = _distance(mention.token, tokens.root)
        if distance is not None:
            fits.append((_EXACT.get(place.kind, 5), distance, place.span.start, place))
    if not fits:
        return None
    told = [row for row in fits if not in_dateline(draft.tokens(row[3].span).root)]
    fits = told or fits  # where an agency filed is where it was only for want of better
    return min(fits, key=lambda row: row[:3])[3]


_EXACT = {
    "landmark": 0,
    "district": 1,
    "city": 2,
    "admin2": 3,
    "admin1": 4,
    "region": 4,
    "other": 4,
    "water": 4,
    "country": 6,
}
_LOCAL_OFFICIALS = word_set("events_rules", "settings_mentions", "local_officials")
_LOCATIVE = word_set("events_rules", "settings_mentions", "locative")


def _distance(trigger: Token, root: Token) -> int | None:
    """Return how many steps up from a place name its trigger is; None where the name is not said to be a place there."""
    chain = [root, *root.ancestors]
    head = clause_head(trigger)
    allowed = {trigger.i, head.i}
    if any(is_auxiliary(c) and c.lower_ == "to" for c in head.children):
        allowed.add(head.head.i)  # "returned to the square to demonstrate"
    prepositions = 0
    if any(t.lower_ in _LOCAL_OFFICIALS and is_active_subject(t) for t in chain[1:5]) and is_prepositional_object(root):
        return 9  # "the mayor of the city of X said … shootings occurred": the farthest, taken for want of better
    for steps, token in enumerate(chain):
        if is_subject(token) and steps == 0 and token.i != trigger.i:
            return None
        prepositions += token.pos_ == "ADP" and token.lower_ in _LOCATIVE
        if token.i in allowed:
            owned = any(t.dep_ in ("poss", "compound", "nmod", "amod") for t in chain[:steps])
            owned = owned and not (token.i == head.i and any(is_subject(t) for t in chain[:steps]))
            return steps if prepositions or owned or token.i == trigger.i else None
        if token.pos_ == "VERB" and is_speech(token):
            return None
    return None
