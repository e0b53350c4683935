"""What the finders of actors look up about a report's words: computed once per report."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from spacy.tokens import Doc

from rashomon.analysis.draft import Draft
from rashomon.analysis.relations import is_active_subject
from rashomon.knowledge.countries import capital_country, country_of_demonym, find_country
from rashomon.model import Span
from rashomon.reading.actors.lexicon import Role, bodies, roles, words

QUANTITIES = frozenset(
    [
        "hundreds",
        "thousands",
        "dozens",
        "scores",
        "tens",
        "millions",
        "number",
        "group",
        "crowd",
        "majority",
        "some",
        "several",
        "many",
        "most",
        "members",
        "handful",
        "couple",
        "lot",
        "lots",
        "series",
        "pair",
        "trio",
        "all",
        "none",
        "few",
        "band",
        "team",
        "gang",
        "minority",
        "others",
        "half",
        "remainder",
        "rest",
        "any",
        "each",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
)
_CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "gmt",
    ]
)
_OPENING = 40  # tokens in which a report says where it is set
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PROPER = frozenset({"PERSON", "ORG"})
_NO_COUNTRY_BY = ("-", "–", "‑")


@dataclass(frozen=True, slots=True)
class Geo:
    """Words that name a country: `form` is name, people (Iraqi) or seat (Moscow)."""

    first: int
    end: int
    country: str
    form: str


class Page:
    """The report's words as plain lists, the countries they name, and its country frame."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.doc: Doc = draft.doc
        self.tokens = list(self.doc)
        self.text = [t.text for t in self.tokens]
        self.lower = [w.lower().rstrip(".") or w for w in self.text]
        self.tag = [t.tag_ for t in self.tokens]
        self.label = [t.ent_type_ for t in self.tokens]
        self.capital = [w[0].isupper() for w in self.text]
        self.caseless = sum(self.capital) * 200 < len(self.text)
        if self.caseless:  # capitals tell nothing, the tagger something
            self.capital = [t in ("NNP", "NNPS") or x in _NAMED for t, x in zip(self.tag, self.label, strict=True)]
        self.geos = self._geos()

    def role_at(self, at: int, end: int) -> tuple[int, Role] | None:
        """Return the longest role phrase that starts at a token, and the token after it."""
        if self.label[at] == "TIME":
            return None
        for phrase, role in roles().get(self.lower[at], ()):
            stop = at + len(phrase)
            if stop <= end and (len(phrase) == 1 or tuple(self.lower[at:stop]) == phrase):
                return stop, role
        return None

    def geo_in(self, first: int, end: int) -> str | None:
        """Return the country named last among these tokens, not counting those that only back ("Iran-backed")."""
        for at in range(end - 1, first - 1, -1):
            geo = self.geos.get(at)
            if geo and not self.is_hyphened(geo):
                return geo.country
        return None

    def is_hyphened(self, geo: Geo) -> bool:
        """Tell whether a country stands in a compound with a hyphen ("pro-Iran", "US-led", "U.S.-Iraq")."""
        before = geo.first > 0 and self.text[geo.first - 1] in _NO_COUNTRY_BY
        after = geo.end < len(self.text) and self.text[geo.end] in _NO_COUNTRY_BY and self.glued(geo.end)
        return (before and self.glued(geo.first - 1)) or after

    def glued(self, at: int) -> bool:
        """Tell whether a token stands without spaces on both sides."""
        return bool(at > 0 and not self.doc[at - 1].whitespace_ and not self.doc[at].whitespace_)

    def _geos(self) -> dict[int, Geo]:
        found: dict[int, Geo] = {}
        size, at = len(self.text), 0
        while at < size:
            hit = self._geo(at, size) if self.capital[at] else None
            if hit:
                found.update(dict.fromkeys(range(hit.first, hit.end), hit))
                at = hit.end
            else:
                at += 1
        return found

    def _geo(self, at: int, size: int) -> Geo | None:
        for width in (4, 3, 2, 1):
            stop = at + width
            if stop > size or (width > 1 and not (self.capital[stop - 1] or self.lower[stop - 1] == "republic")):
                continue
            text = self.doc[at:stop].text
            text = text.title() if self.caseless else text
            found = country_of(text) if text.lower() not in bodies() else None
            if found and not (found[1] == "seat" and self._is_other_town(at, stop, found[0])):
                return Geo(at, stop, *found)
        return None

    def _is_other_town(self, first: int, end: int, land: str) -> bool:
        """Tell whether a capital's name is that of a town elsewhere here ("police in Plymouth"), or opens a longer name."""
        towns = [self._towns[i] for i in range(first, end) if i in self._towns]
        if towns:
            return land not in towns
        return end < len(self.text) and self.capital[end] and self.tag[end] == "NNP" and self.label[end] in _PROPER

    @cached_property
    def _towns(self) -> dict[int, str]:
        """Return the countries of the places that are resolved, by token."""
        found = ((t.i, p.country) for p in self.draft.places if p.country for t in self.draft.tokens(p.span))
        return dict(found)

    @cached_property
    def _votes(self) -> list[tuple[str, float]]:
        votes: dict[str, float] = defaultdict(float)
        for geo in {g.first: g for g in self.geos.values()}.values():
            if not self.is_hyphened(geo):
                weight = 0.4 if is_active_subject(self.tokens[geo.end - 1]) else 0.8 if geo.form == "people" else 1.0
                votes[geo.country] += weight + (1.0 if geo.first < _OPENING else 0.0)
        for place in self.draft.places:
            if place.country:
                opening = place.span.start < _OPENING * 5 and place.kind != "country"
                votes[place.country] += (1.0 if place.kind != "country" else 0.3) + (1.0 if opening else 0.0)
        return sorted(votes.items(), key=lambda v: -v[1])

    @property
    def countries(self) -> list[str]:
        """Return the countries that the report names, the most named first."""
        return [country for country, _ in self._votes]

    @cached_property
    def frame(self) -> str | None:
        """Return the country that the report is set in: that of most of its places and of its words of origin."""
        top = self._votes[:2]
        if not top or top[0][1] < 1 or (len(top) > 1 and top[1][1] > 0.8 * top[0][1]):
            return None
        return top[0][0]

    @cached_property
    def is_political(self) -> bool:
        """Tell whether the report speaks of elections or parliament."""
        return bool(words("names", "political") & set(self.lower))

    @cached_property
    def dated(self) -> frozenset[int]:
        """Return the tokens that belong to times: weekdays, months, and what the times layer found."""
        found = {t.i for x in self.draft.times for t in self.draft.tokens(x.span)}
        return frozenset(found | {i for i, w in enumerate(self.lower) if w in _CALENDAR and self.capital[i]})

    @cached_property
    def place_tokens(self) -> frozenset[int]:
        """Return the tokens inside place names."""
        return frozenset(t.i for p in self.draft.places for t in self.draft.tokens(p.span))

    def span(self, first: int, end: int) -> Span:
        """Return the characters from one token to before another."""
        last = self.doc[end - 1]
        return Span(self.doc[first].idx, last.idx + len(last))


@lru_cache(maxsize=20_000)
def country_of(text: str) -> tuple[str, str] | None:
    """Return the country that words name and how: name, people or seat."""
    for form, find in (("name", find_country), ("people", country_of_demonym), ("seat", capital_country)):
        found = find(text)
        if found:
            return found.alpha3, form
    return None
