"""What the mentions of one happening tell so far, kept up as they join: to compare one more costs the same however many there are."""

from collections import defaultdict

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.syntax import subjects
from rashomon.lang import word_set
from rashomon.model import Place, Time
from rashomon.reading.events.lexicon import lemma, modes_of
from rashomon.reading.events.mention import Mention

_FEW = word_set("events_rules", "told", "few")  # numbers that two events share by chance
_ANYBODY = word_set("events_rules", "told", "anybody")


class Told:
    """The words, days, places and parties of a happening's mentions; equal days and places are kept once."""

    def __init__(self) -> None:
        self.count = 0
        self.first = -1  # the number of the first sentence that tells of it
        self.latest = 0  # the number of the last sentence that tells of it
        self.in_title = True  # all of them
        self.by_sentence: dict[int, list[Mention]] = defaultdict(list)
        self.tokens: set[Token] = set()
        self.lemmas: set[str] = set()
        self.several: set[str] = set()  # what is told in the plural ("two blasts")
        self.families: set[str] = set()
        self.sites: set[str] = set()
        self.modes: set[str] = set()
        self.tolls: set[str] = set()  # the numbers of those who came to harm
        self.harmed: set[str] = set()  # the nouns for those who came to harm
        self._times: dict[tuple[str | None, str | None], Time] = {}
        self._places: dict[tuple[object, ...], Place] = {}
        self._things: dict[tuple[str, str], int] = {}  # a verb and the noun it is said of, and where it is first

    def add(self, mention: Mention, draft: Draft) -> None:
        """Take in one more mention."""
        self.count += 1
        self.latest = max(self.latest, mention.sentence)
        self.first = mention.sentence if self.count == 1 else min(self.first, mention.sentence)
        titles = (segment.span for segment in draft.document.segments if segment.kind == "title")
        self.in_title = self.in_title and any(title.touches(mention.span) for title in titles)
        self.by_sentence[mention.sentence].append(mention)
        self.tokens.add(mention.token)
        self.lemmas.add(lemma(mention.token))
        if mention.token.tag_ == "NNS":
            self.several.add(lemma(mention.token))
        self.families.add(mention.family.name)
        self.sites.update(lemma(token) for token in mention.role("site"))
        self.modes |= mention.modes | set(modes_of(set(mention.weapons)))
        self.tolls |= tolls(mention)
        self.harmed |= harmed(mention)
        for noun in subjects(mention.token):
            if noun.pos_ == "NOUN":
                key = (lemma(mention.token), lemma(noun))
                self._things[key] = min(mention.token.i, self._things.get(key, mention.token.i))
        if mention.time is not None:
            self._times.setdefault((mention.time.start, mention.time.end), mention.time)
        if mention.place is not None:
            p = mention.place
            self._places.setdefault((p.geonames_id, p.name, p.country, p.kind, p.lat, p.lon), p)

    @property
    def times(self) -> list[Time]:
        """Return the times that differ, in the order in which they came."""
        return list(self._times.values())

    @property
    def places(self) -> list[Place]:
        """Return the places that differ, in the order in which they came."""
        return list(self._places.values())

    def says(self, verb: Token, noun: Token) -> bool:
        """Tell whether a verb before this one is said of the same thing: "a ferry sank", "when the ferry sank"."""
        return self._things.get((lemma(verb), lemma(noun)), verb.i) < verb.i


def tolls(mention: Mention) -> set[str]:
    """Return the numbers that a mention gives of those who came to harm, as they are written."""
    words = (t for noun in mention.role("victim", "target") for t in (noun, *noun.children))
    return {t.lower_ for t in words if t.pos_ == "NUM" and t.ent_type_ != "DATE" and t.lower_ not in _FEW}


def harmed(mention: Mention) -> set[str]:
    """Return the nouns that a mention has for those who came to harm, save those that fit anybody."""
    return {lemma(noun) for noun in mention.role("victim") if noun.pos_ in ("NOUN", "PROPN")} - _ANYBODY
