"""Whom a noun stands for: the actor beside it, the holder of an office, or a person or body told of before."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from rashomon.analysis.relations import (
    below,
    is_active_subject,
    is_apposition,
    is_conjunct,
    is_possessor,
    is_predicate_noun,
    is_preposition,
    is_specifier,
)
from rashomon.lang import lists, word_set
from rashomon.model import ActorKind
from rashomon.reading.actors.cluster import Cluster
from rashomon.reading.actors.context import Page
from rashomon.reading.actors.knowledge import holds_office
from rashomon.reading.actors.names import Mention
from rashomon.reading.actors.pronouns import Pronouns

_TOP = word_set("actors_rules", "coreference", "top")
_SAME: dict[str, str] = lists("actors_rules")["coreference"]["same"]
_INDEFINITE = word_set("actors_rules", "coreference", "indefinite")
_DEMONSTRATIVE = word_set("actors_rules", "coreference", "demonstrative")
_LOOSE = word_set("actors_rules", "coreference", "loose_bodies")
_GROUPS = ("armed_group", "party", "organisation")
_UNTELLING = word_set("actors_rules", "coreference", "untelling")
_OWN = word_set("actors_rules", "coreference", "own")
_NEAR = 4  # sentences within which a lone holder of an office is meant by "the minister"
_RECENT = 6  # sentences within which "the official" means a person told of before


class Antecedents:
    """Finds whom the nouns of one report stand for; the collections it is given grow from outside, in text order."""

    def __init__(
        self,
        page: Page,
        pronouns: Pronouns,
        people: list[Cluster],
        bodies: list[Cluster],
        body_words: Mapping[str, list[Cluster]],
    ) -> None:
        self.page, self.pronouns = page, pronouns
        self.seen, self.by_token, self.sentence = pronouns.seen, pronouns.by_token, pronouns.sentence
        self.people, self.bodies, self.body_words = people, bodies, body_words

    def find(self, m: Mention) -> Cluster | None:
        """Return the actor that a noun stands for; None where it may be a new one."""
        return self._by_apposition(m) or self._by_rule(m)

    def key(self, m: Mention) -> tuple[str, ...] | None:
        """Return under which words later mentions of the same actor are found; None for an actor of its own."""
        if m.sort == "country":
            return ("government", m.country or "")
        if m.sort == "loose" and not m.plural:
            return ("loose", m.name.lower())
        if m.role is None or m.counted:
            return None
        return self._role_key(m, normal(m.role.lemma), m.role.sort)

    def _role_key(self, m: Mention, lemma: str, sort: str) -> tuple[str, ...] | None:
        place = m.country or self.page.frame or ""
        if lemma == "government":
            return (lemma, place)
        if self.page.lower[m.first] in _INDEFINITE or (sort == "person" and not m.definite):
            return None
        if m.of is not None:
            owner = self.by_token.get(m.of)
            return (lemma, str(owner.number) if owner else self.page.lower[m.of])
        if sort in ("force", "office"):
            return (lemma, place)
        return (lemma, *[w for w in m.name.lower().split() if w not in _OWN][:-1])

    def _by_apposition(self, m: Mention) -> Cluster | None:
        """Return the actor that a noun beside it or a noun it is told to be names: "X, head of Y", "X is the head of Y"."""
        if m.sort == "country" or m.plural:
            return None
        head = self.page.doc[m.head]
        beside = [*_appositions(head), *(_beside_role(head) if m.kind == "person" and m.role else ())]
        for other in beside:
            cluster = self.by_token.get(other.i)
            if cluster and not cluster.plural and _may_be(m.kind, cluster.kind):
                return cluster if cluster.sort != "role" or is_conjunct(head) else None
        return None

    def _by_rule(self, m: Mention) -> Cluster | None:
        role = m.role
        if role is None or m.counted or (m.plural and role.sort != "force"):
            return None
        if role.sort == "office" or role.lemma == "leader":
            return self._office_holder(m, normal(m.office or role.lemma))
        if not m.definite or m.past:
            return None
        return self._person(m, role.lemma) if role.kind == "person" else self._body(m, role.sort)

    # persons

    def _person(self, m: Mention, lemma: str) -> Cluster | None:
        """Return the person that "the driver", "the Tory leader" means; "his driver" is not he."""
        owned = m.of is not None or bool(below(self.page.doc[m.head], is_possessor))
        return self._so_titled(m) or (None if owned else self._recent_person(m, normal(lemma)))

    def _office_holder(self, m: Mention, wanted: str) -> Cluster | None:
        """Return the named holder of the office a noun names: "the prime minister" in that country."""
        vague = m.role is None or (m.role.lemma == "leader" and not m.country)
        if vague or m.past or self.page.lower[m.first] in _INDEFINITE:
            return None
        country = m.country or self._country_of_owner(m) or self.page.frame
        people = [c for c in self.people if country in (c.country or self.page.frame, None)]
        fits = [c for c in people if _holds(c, wanted)] or self._only_holder(m, wanted)
        return _nearest(_most_told(fits or self._known_holders(people, wanted, country), country), m)

    def _only_holder(self, m: Mention, wanted: str) -> list[Cluster]:
        """Return the one holder that the report names, of whatever country, told of just before."""
        if not m.definite or m.country:
            return []
        holders = [c for c in self.people if _holds(c, wanted)]
        near = len(holders) == 1 and self.sentence[m.head] - self.sentence[holders[0].mentions[0].head] < _NEAR
        return holders if near else []

    def _known_holders(self, people: list[Cluster], wanted: str, country: str | None) -> list[Cluster]:
        """Return those known to have held an office that day; one alone holds it from here on."""
        fits = [c for c in people if self._may_hold(c, wanted, country)] if country else []
        if len(fits) == 1:
            fits[0].office = wanted
        return fits

    def _may_hold(self, cluster: Cluster, wanted: str, country: str | None) -> bool:
        """Tell whether a person without a title in the report is known to have held the office that day."""
        if cluster.office or country is None or any(x.past for x in cluster.mentions):
            return False
        on = (self.page.draft.document.published or "")[:10]
        name = max((x.name for x in cluster.mentions), key=len)
        return holds_office(name, wanted, country, on if len(on) == 10 else None)

    def _country_of_owner(self, m: Mention) -> str | None:
        owner = self.by_token.get(m.of) if m.of is not None else None
        return owner.country if owner else None

    def _so_titled(self, m: Mention) -> Cluster | None:
        """Return the person whose title the noun repeats: "the Tory leader" after "Tory leader Michael Howard"."""
        lower = self.page.lower
        wanted = [w for w in lower[m.first : m.end] if w not in _DEMONSTRATIVE]
        if len(wanted) < 2:
            return None
        for other, cluster in reversed(self.seen[-60:]):
            earlier = other.end <= m.first  # not the "his" of "his driver" itself
            if earlier and cluster.sort == "person" and lower[other.first : other.first + len(wanted)] == wanted:
                return cluster
        return None

    def _recent_person(self, m: Mention, lemma: str) -> Cluster | None:
        for other, cluster in reversed(self.seen[-25:]):
            near = self.sentence[m.head] - self.sentence[other.head] <= _RECENT
            if near and cluster.kind == "person" and not cluster.plural and self._is_called(cluster, lemma, m):
                return cluster
        return None

    def _is_called(self, cluster: Cluster, lemma: str, m: Mention) -> bool:
        """Tell whether a person was told of by this role, or holds an office and "the senior official" is said."""
        senior = lemma == "official" and "senior" in self.page.lower[m.first : m.end]
        return bool(senior and cluster.office) or any(
            x.role is not None and normal(x.role.lemma) == lemma for x in cluster.mentions
        )

    # bodies

    def _body(self, m: Mention, sort: str) -> Cluster | None:
        """Return the body that "the group", "the Iraqi militia", "the security council" means."""
        if sort in ("body", "group") and _is_bare(m):
            return self._owner_just_told(m) or self._recent_body(m)
        if sort == "group" and m.country and not m.plural:
            fits = [c for c in self.bodies if c.kind == m.kind and c.country == m.country]
            return fits[0] if len(fits) == 1 and fits[0].mentions[0].first < m.first else None
        return self._named_body(m) if sort == "body" else None

    def _owner_just_told(self, m: Mention) -> Cluster | None:
        """Return the body of the person named just before: "ANC chairperson X said the party"."""
        for other, _ in reversed(self.seen[-4:]):
            owner = self.by_token.get(other.of) if other.of is not None and other.sort == "person" else None
            here = self.sentence[other.head] == self.sentence[m.head]
            if owner and here and m.role and owner.kind == m.role.kind:
                return owner
        return None

    def _recent_body(self, m: Mention) -> Cluster | None:
        """Return the body told of last whose name has the noun; "the group" may be any, the subject of its sentence first."""
        last = m.role.lemma.split()[-1] if m.role else ""
        loose = last in _LOOSE
        nearest: tuple[int, Cluster] | None = None
        for other, cluster in reversed(self.seen[-40:]):
            here = self.sentence[other.head]
            if nearest and here != nearest[0]:
                break
            if not _is_body(cluster, loose):
                continue
            group = loose and cluster.kind in _GROUPS
            if _has_in_name(cluster, last) or (group and self.pronouns.is_subject(other)):
                return cluster
            nearest = nearest or ((here, cluster) if group else None)
        return nearest[1] if nearest else None

    def _named_body(self, m: Mention) -> Cluster | None:
        """Return the body whose name has all words of the noun that tell which: "the electoral commission"."""
        words = self.page.lower[m.first : m.end]
        wanted = {w for k, w in enumerate(words, m.first) if k not in self.page.geos and w.isalpha()} - _UNTELLING
        if len(wanted) < 2:
            return None
        rarest = min((self.body_words[w] for w in sorted(wanted)), key=len)
        return _nearest([c for c in rarest if _is_named(c, m, wanted)], m)


def normal(lemma: str) -> str:
    """Return the one form of a role's word: "prime minister" for "premier"."""
    return _SAME.get(lemma, lemma)


def _appositions(head: Token) -> list[Token]:
    """Return what a noun is an apposition to and what is one to it."""
    return [*([head.head] if is_apposition(head) else []), *below(head, is_apposition)]


def _beside_role(head: Token) -> Iterator[Token]:
    """Yield the words that name the person of a role otherwise than by an apposition to it."""
    for by in below(head, is_preposition):  # "the mayor of Lviv, X": the parser hangs X on Lviv
        for held in by.children:
            yield from below(held, is_apposition)
    if is_conjunct(head) and not below(head, is_specifier):
        yield head.head
    if is_predicate_noun(head):
        yield from below(head.head, is_active_subject)


def _holds(cluster: Cluster, wanted: str) -> bool:
    """Tell whether a person holds an office: by its whole title, or its last word ("the minister")."""
    held = normal(cluster.office or "")
    return bool(held) and (held == wanted or held.split(" ")[-1] == wanted or (wanted == "leader" and held in _TOP))


def _may_be(left: ActorKind, right: ActorKind) -> bool:
    """Tell whether two kinds may be one actor's."""
    if left == right:
        return True
    return "person" not in (left, right) and "crowd" not in (left, right)


def _most_told(fits: list[Cluster], country: str | None) -> list[Cluster]:
    """Return those of a country's people, else of all, who are told of most."""
    fits = [c for c in fits if any(x.country == country for x in c.mentions)] or fits
    most = max((len(c.mentions) for c in fits), default=0)
    return [c for c in fits if len(c.mentions) == most]


def _nearest(fits: list[Cluster], m: Mention) -> Cluster | None:
    """Return the actor told of nearest to a noun, rather before than after it."""
    return min(fits, key=lambda c: min(_distance(x, m) for x in c.mentions), default=None)


def _distance(other: Mention, m: Mention) -> int:
    return abs(other.first - m.first) + (1000 if other.first > m.first else 0)


def _is_bare(m: Mention) -> bool:
    """Tell whether a noun phrase is only "the group", with nothing that tells which."""
    if m.role is None or m.of is not None or m.country is not None:
        return False
    return len(m.name.split()) == len(m.role.lemma.split())


def _is_body(cluster: Cluster, loose: bool) -> bool:
    """Tell whether a noun for a body may stand for an actor; a loose one only for a named one."""
    return cluster.sort in ("body", "role") and not cluster.plural and not (cluster.sort == "role" and loose)


def _has_in_name(cluster: Cluster, word: str) -> bool:
    return any(word in x.name.lower().split() for x in cluster.mentions)


def _is_named(cluster: Cluster, m: Mention, wanted: set[str]) -> bool:
    """Tell whether a body of a noun's kind and country has all of some words in one of its names."""
    if cluster.kind != m.kind or (m.country and cluster.country not in (m.country, None)):
        return False
    return any(wanted <= set(x.name.lower().split()) for x in cluster.mentions)
