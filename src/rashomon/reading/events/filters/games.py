"""Games, markets and votes: what sounds like fights and crowds and is none."""

import re
from functools import lru_cache

from spacy.tokens import Doc, Token

from rashomon.analysis.syntax import objects, prepositional, subjects
from rashomon.lang import word_set
from rashomon.reading.events.filters.mishaps import HEAD
from rashomon.reading.events.lexicon import among, lemma, weapon_leaf
from rashomon.reading.events.mention import Mention

_GAMES = 6  # words of games on a page of sports, at least
_WITH_OBJECT = word_set("events_rules", "filters_senses", "with_object")
_TRADED = word_set("events_rules", "filters_senses", "traded")
_BEHIND = word_set("events_rules", "filters_senses", "behind")
_VOTES = word_set("events_rules", "filters_senses", "votes")
_UNPLAYED = word_set("events_rules", "filters_senses", "unplayed")
_PLAYED = word_set("events_rules", "filters_senses", "played")
_SCORE = re.compile(r"\b\d{1,3}-\d{1,3}\b")
_CONTESTS = frozenset({"battle", "beating", "attack", "shooting", "seizure", "freeing", "coup"})


def is_game(mention: Mention) -> bool:
    """Tell whether a word of fights or crowds tells of games: in its sentence, or on a whole page of sports."""
    if mention.family.name in _CONTESTS and is_sport(mention):
        return True
    return mention.family.name in _PLAYED and not mention.weapons and is_sports_page(mention.token.doc)


def is_sport(mention: Mention) -> bool:
    """Tell whether a contest without weapons and police is one of sports, votes or words ("beat England 2-1")."""
    words = [t for t in mention.token.sent if t.pos_ in ("NOUN", "PROPN", "NUM")]
    if mention.weapons or any(among(t, "people.police") or among(t, "armed.nouns") for t in words):
        return False
    return any(among(t, "sport.nouns") for t in words) or _SCORE.search(mention.token.sent.text) is not None


@lru_cache(maxsize=1)
def is_sports_page(doc: Doc) -> bool:
    """Tell whether a report is one of sports: its first words have many of the games and none of attackers and police."""
    head = doc[:HEAD]
    games = [lemma(t) for t in head if among(t, "sport.games")]
    return len(games) >= _GAMES and len(set(games)) >= _GAMES // 2 and not any(map(_is_of_force, head))


def _is_of_force(word: Token) -> bool:
    """Tell whether a word shows that a page of sports tells of more than games."""
    armed = among(word, "armed.nouns") or among(word, "people.police") or weapon_leaf(word) is not None
    return armed or lemma(word) in _UNPLAYED


def is_by_force(mention: Mention) -> bool:
    """Tell who takes power by force from who is voted in or out."""
    voted = any(lemma(t) in _VOTES for t in mention.token.subtree)
    return not voted or any(among(t, "armed.nouns") for t in mention.token.sent)


def is_gathering(mention: Mention) -> bool:
    """Tell a rally from who rallies support, markets that rally and a study that demonstrates something."""
    word = lemma(mention.token)
    if mention.token.pos_ != "VERB":
        return word not in _WITH_OBJECT or not any(among(t, "sport.markets") for t in mention.token.sent)
    if objects(mention.token) and word in _WITH_OBJECT:
        return False
    behind = word in _WITH_OBJECT and prepositional(mention.token, *_BEHIND)
    return not behind and not any(lemma(t) in _TRADED for t in subjects(mention.token))
