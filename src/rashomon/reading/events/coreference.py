"""Which mentions tell one happening: sentences that tell one thing make one event.

Mentions come in text order and join the open happening that fits best, or open a new one. What says no: another type, days that
cannot be the same, places that lie apart, other weapons in other places. What says yes: definite words ("the attack"), the same
trigger, the same target, the same place or day. A headline's happening joins the body's.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.relations import is_relative_clause
from rashomon.analysis.syntax import clause_head, subjects
from rashomon.lang import word_set
from rashomon.model import Claim, Participant, Place, Span, Time, places_fit, times_fit
from rashomon.model.fit import WIDE
from rashomon.ontology.event_types import VERBAL
from rashomon.reading.events.arguments.parties import is_party
from rashomon.reading.events.lexicon import among, lemma, modes_of
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.told import Told, harmed, tolls

_ATTACKERS = frozenset(
    {"attacker", "bomber", "assailant", "gunman", "perpetrator", "assassin", "shooter", "militant", "kidnapper"}
)
_WAYS = frozenset({"stabbing", "shooting", "beating"})
_UNRELATED = frozenset({"abduction", "torture", "rape", "destruction"})
_LOOSE = frozenset({"attack", "killing", "harm", "strike_military", "pointer", "bombing", "assassination", "dispersal"})


_ANSWERS = word_set("events_rules", "coreference", "answers")
_SINGLED = word_set("events_rules", "coreference", "singled")
_ALSO = word_set("events_rules", "coreference", "also")
OPEN = 300  # happenings with which a mention is compared, the last ones: no report tells of so many


_LEAD = 3  # sentences with which a report leads
_SOON = 2  # sentences within which those who were harmed are the same


@dataclass
class Happening:
    """One happening in the making: its mentions in text order, what they agree on, and the claims and parts filed under it so far."""

    type: str
    mentions: list[Mention] = field(default_factory=list)
    actors: set[str] = field(default_factory=set)
    claims: list[Claim] = field(default_factory=list)
    parts: list[Participant] = field(default_factory=list)
    told: Told = field(default_factory=Told)

    def add(self, mention: Mention, actors: Iterable[str], draft: Draft) -> None:
        """Let a mention join."""
        self.mentions.append(mention)
        self.told.add(mention, draft)
        self.actors.update(actors)

    @property
    def times(self) -> list[Time]:
        """Return the times its mentions give, in text order."""
        return [m.time for m in self.mentions if m.time is not None]

    @property
    def places(self) -> list[Place]:
        """Return the places its mentions give, in text order."""
        return [m.place for m in self.mentions if m.place is not None]

    @property
    def modes(self) -> set[str]:
        """Return the PLOVER modes its words and weapons give."""
        found = {mode for m in self.mentions for mode in m.modes}
        return found | set(modes_of({leaf for m in self.mentions for leaf in m.weapons}))


def merge(draft: Draft, mentions: list[Mention], actors_of: dict[int, set[str]]) -> list[Happening]:
    """Return the happenings that the mentions tell, in order of first mention. `actors_of` maps a mention's place in the list
    to the ids of the actors in its roles."""
    open_: list[Happening] = []
    last: Happening | None = None
    for at, mention in sorted(enumerate(mentions), key=lambda row: (row[1].sentence, _is_harm(row[1]), row[0])):
        actors = actors_of.get(at, set())
        happening = _home(mention, actors, open_, last)
        if happening is None:
            if mention.pointer or mention.quoted or not _may_open(mention):
                continue
            happening = Happening(mention.type)
            open_.append(happening)
        happening.add(mention, actors, draft)
        if mention.type not in VERBAL:
            last = happening
    for happening in open_:
        happening.mentions.sort(key=lambda m: m.span)
    return sorted(open_, key=lambda h: h.mentions[0].span)


def _may_open(mention: Mention) -> bool:
    """Tell whether a mention may open a happening: mere harm only by somebody, or where several suffer on a day or at a place."""
    if mention.family.name != "harm":
        return True
    several = any(t.tag_ in ("NNS", "NNPS") or t.ent_type_ == "CARDINAL" for t in mention.role("victim"))
    by_party = any(is_party(t) for t in mention.role("perpetrator")) and bool(mention.role("victim"))
    return by_party or (several and bool(mention.time or mention.place))


def _is_harm(mention: Mention) -> bool:
    """Tell whether a mention tells harm, which joins what else its sentence tells."""
    return mention.family.name == "harm" or _is_mere_harm(mention)


def _is_mere_harm(mention: Mention) -> bool:
    """Tell whether a mention only says that somebody was hurt, which joins what is told besides."""
    name = mention.family.name
    hurt = name in ("harm", "killing") or (name in _WAYS and not (mention.time or mention.place))
    return hurt and mention.token.pos_ != "NOUN" and not mention.role("perpetrator")


def _home(mention: Mention, actors: set[str], open_: list[Happening], last: Happening | None) -> Happening | None:
    """Return the happening a mention joins; None where it opens its own."""
    if mention.type in VERBAL:
        return _same_speech(mention, actors, open_)
    if mention.other and mention.token.pos_ != "VERB":
        return None  # "another attack", "the last attack on them" is not the one told so far
    if is_another(mention):
        return None  # "a second bomb killed seven"
    if _is_elsewhere(mention) and not any(mention.sentence in h.told.by_sentence for h in open_):
        return None  # "Elsewhere, two men were shot dead"
    if _is_one_of(mention, open_):
        return None  # "two blasts … One blast occurred near a bank"
    scored = [(s, i) for i, h in enumerate(open_[-OPEN:]) if (s := _score(mention, actors, h, last, open_)) > 0]
    if not scored:
        return None
    best = max(s for s, _ in scored)
    return open_[-OPEN:][max(i for s, i in scored if s == best)]


def _same_speech(mention: Mention, actors: set[str], open_: list[Happening]) -> Happening | None:
    """Return the verbal happening of the same kind by the same actor."""
    for happening in reversed(open_[-OPEN:]):
        first = happening.mentions[0]
        same_kind = happening.type == mention.type and first.family.name == mention.family.name
        if same_kind and (actors & happening.actors or (first.sentence == mention.sentence and not actors)):
            return happening
    return None


def _score(
    mention: Mention,
    actors: set[str],
    happening: Happening,
    last: Happening | None,
    open_: list[Happening],
) -> float:
    """Return how well a mention fits a happening: 0 and below is no."""
    if not _may_join(mention, happening) or _is_answered(mention, happening) or _is_struck_too(mention, happening):
        return 0
    score = _word_score(mention, happening, last) + _party_score(mention, actors, happening)
    score += _time_and_place_score(mention, happening) + _weapon_score(mention, happening)
    if happening.told.in_title and happening.type == mention.type:
        score += 1
    if _is_bare(mention) and happening.told.count == max(h.told.count for h in open_ if h.type == happening.type):
        score += 1.2  # "a failed assassination attempt" without a day, a place or a party retells the main happening
    same_sentence = mention.sentence in happening.told.by_sentence
    fresh = not mention.definite and not mention.pointer and mention.family.name != "harm"
    return score - (0.9 if fresh and not same_sentence else 0)


def _may_join(mention: Mention, happening: Happening) -> bool:
    if not _types_fit(mention, happening) or not times_fit(mention.time, happening.told.times):
        return False
    if not places_fit(mention.place, happening.told.places):
        return False
    if mention.old and not happening.told.times and happening.told.first < _LEAD:
        return False  # what a report leads with is not what happened years ago
    unreal = mention.stage in ("planned", "denied") and mention.stage != happening.mentions[0].stage
    return not (unreal and mention.time is None)


def _word_score(mention: Mention, happening: Happening, last: Happening | None) -> float:
    """Score the words: a link in one sentence, "the attack", the same word again, harm told right after."""
    score = 0.0
    same_sentence = happening.told.by_sentence.get(mention.sentence)
    if same_sentence:
        score += 3 if _linked(mention, same_sentence) else 0.5
    if mention.definite or mention.pointer:
        score += 1 + (0.5 if happening is last else 0) + min(len(happening.mentions), 4) * 0.1
    score += 2 * _is_same_thing(mention.token, happening.told) + 3 * _is_done_by(mention, happening)
    anchored = mention.definite or mention.time or mention.place
    if anchored and lemma(mention.token) in happening.told.lemmas:
        score += 0.6
    if happening is last and (
        _is_mere_harm(mention) or (mention.family.name == "dispersal" and happening.type == "PROTEST")
    ):
        score += 1.2
    return score


def _is_done_by(mention: Mention, happening: Happening) -> bool:
    """Tell whether the event itself does what a verb says: "the raids also destroyed several shops"."""
    return mention.token.pos_ == "VERB" and any(noun in happening.told.tokens for noun in subjects(mention.token))


def _is_same_thing(verb: Token, told: Told) -> bool:
    """Tell whether the same is told of the same thing again: "a ferry sank", "when the ferry sank"."""
    if verb.pos_ != "VERB" or lemma(verb) not in told.lemmas:
        return False
    return any(noun.pos_ == "NOUN" and _is_the(noun) and told.says(verb, noun) for noun in subjects(verb))


def _party_score(mention: Mention, actors: set[str], happening: Happening) -> float:
    """Score the parties: the same actors, "the attacker", "the centre" that was struck."""
    score = 0.0
    if actors & happening.actors:
        score += 1.5 if mention.role("target", "site") else 0.7
    if any(lemma(t) in _ATTACKERS and _is_the(t) for t in mention.role("perpetrator")):
        score += 1.6
    if tolls(mention) & happening.told.tolls:
        score += 2  # the same number killed is told again
    if harmed(mention) & happening.told.harmed and mention.sentence - happening.told.latest <= _SOON:
        score += 0.8  # the officers who were killed in the ambush "were shot dead" in the next sentence
    if any(lemma(t) in happening.told.sites and _is_the(t) for t in mention.role("site")):
        score += 1
    return score


def _time_and_place_score(mention: Mention, happening: Happening) -> float:
    score = 0.0
    if mention.time and any(_same_days(mention.time, t) for t in happening.told.times):
        score += 1
    if mention.place and any(mention.place.name == p.name for p in happening.told.places):
        score += 0.7
    return score


def _is_the(noun: Token) -> bool:
    return any(c.lower_ in ("the", "his", "her", "their", "this", "that") for c in noun.children)


def is_another(mention: Mention) -> bool:
    """Tell whether a mention tells of what one more weapon of a kind did: "more rockets hit the suburb"."""
    return bool(mention.weapons) and any(map(_is_another, subjects(mention.token)))


def _is_elsewhere(mention: Mention) -> bool:
    """Tell whether a sentence begins by saying that it tells of something else: "Elsewhere, …", "In a separate incident …"."""
    opening = mention.token.sent[:5]
    return not mention.definite and any(among(t, "pointers.elsewhere") for t in opening)


def _is_another(noun: Token) -> bool:
    """Tell whether a noun is one more of a kind and told for the first time: "a second bomb", "another rocket"."""
    words = {c.lower_ for c in noun.children}
    more = noun.tag_ == "NNS" and not words.isdisjoint({"more", "further"})
    return (
        more
        or "another" in words
        or (not words.isdisjoint({"second", "third", "fourth"}) and not words.isdisjoint({"a", "an"}))
    )


def _is_answered(mention: Mention, happening: Happening) -> bool:
    """Tell whether a happening of the same sentence answers what a mention tells: "shelled the hills in response to a rocket attack"."""
    if mention.sentence not in happening.told.by_sentence:
        return False
    answers = [t for t in mention.token.ancestors if lemma(t) in _ANSWERS]
    return bool(answers) and not any(
        answers[0] in m.token.ancestors for m in happening.told.by_sentence[mention.sentence]
    )


def _is_struck_too(mention: Mention, happening: Happening) -> bool:
    """Tell whether a mention says that another place was struck too: "they also shelled Sarmin"."""
    place, told = mention.place, happening.told.places
    if place is None or place.kind in WIDE or not told or place.name in {p.name for p in told}:
        return False
    return any(lemma(c) in _ALSO for c in mention.token.children)


def _is_one_of(mention: Mention, open_: list[Happening]) -> bool:
    """Tell whether a mention singles one out of several that were told together before: "two blasts … one blast"."""
    noun = mention.token
    if noun.tag_ != "NN" or not any(c.lower_ in _SINGLED for c in noun.children):
        return False
    return any(lemma(noun) in h.told.several for h in open_)


def _is_bare(mention: Mention) -> bool:
    """Tell whether a noun names an attack and nothing of its day, place, parties or weapons."""
    placed = mention.place is not None and mention.place.kind != "country"
    own = mention.time or placed or mention.roles or mention.weapons
    return mention.token.pos_ in ("NOUN", "PROPN") and mention.type == "ASSAULT" and not own


def _types_fit(mention: Mention, happening: Happening) -> bool:
    if mention.pointer:
        return happening.type not in VERBAL
    name = mention.family.name
    if mention.type == happening.type:
        if is_relative_clause(mention.token) and mention.token.head in happening.told.tokens:
            return True  # "the strikes that destroyed a clinic"
        if _is_done_by(mention, happening):
            return True
        return not (
            name in _UNRELATED
            and happening.told.families.isdisjoint(
                {name, "pointer"} | ({"attack", "killing"} if name == "abduction" else set())
            )
        )
    if {mention.type, happening.type} == {"ASSAULT", "PROTEST"}:
        joins = (
            name in ("killing", "harm", "dispersal", "pointer")
            or _is_mere_harm(mention)
            or (name == "battle" and happening.type == "PROTEST")
        )
        return joins or happening.mentions[0].family.name == "battle"
    return name in ("harm", "killing") and happening.type in ("ACCIDENT", "DISASTER", "COERCE")


def _linked(mention: Mention, others: list[Mention]) -> bool:
    """Tell whether two triggers of one sentence are joined without a new clause that dates or places its own happening."""
    for other in others:
        if mention.time and other.time and mention.time is not other.time:
            return False
        head, above = mention.token, other.token
        if (
            other.token in mention.token.ancestors
            or mention.token in other.token.ancestors
            or clause_head(head) == clause_head(above)
        ):
            return True
        if clause_head(head) in above.ancestors or clause_head(above) in head.ancestors:
            return True
    return True


def _weapon_score(mention: Mention, happening: Happening) -> float:
    own, theirs = set(modes_of(set(mention.weapons))) | mention.modes, happening.told.modes
    concrete = {"drone", "heavy-weapons", "aerial", "firearms", "suicide-attack", "explosives", "primitive", "abduct"}
    own, theirs = own & concrete, theirs & concrete
    if not own or not theirs:
        return 0
    if own & theirs:
        return 1
    return 0 if "explosives" in own | theirs or mention.definite else -1.5


def _same_days(left: Time, right: Time) -> bool:
    return left.start == right.start and left.end == right.end


def spans(happening: Happening) -> tuple[Span, ...]:
    """Return the trigger words of all mentions, in text order."""
    return tuple(m.span for m in happening.mentions)
