"""One actor for all its mentions: names, titles, role nouns and pronouns of one report brought together.

Precision before recall: a person whose name differs is never merged by a title alone, a pronoun without a likely antecedent
stays open.
"""

from collections import defaultdict

from spacy.tokens import Token

from rashomon.analysis.relations import (
    is_active_subject,
    is_apposition,
    is_conjunct,
    is_direct_object,
    is_possessor,
    is_predicate_noun,
    is_preposition,
    is_relative_clause,
)
from rashomon.lang import word_list
from rashomon.lang.names import name_parts, same_person
from rashomon.model import ActorKind
from rashomon.reading.actors.cluster import Cluster
from rashomon.reading.actors.context import Page
from rashomon.reading.actors.knowledge import holds_office, know_body, know_person
from rashomon.reading.actors.lexicon import one_country, words
from rashomon.reading.actors.names import Mention, body_keys, fold_body, short_keys
from rashomon.reading.actors.pronouns import HE, PRONOUNS, SHE, Pronouns

_SAME = {
    "premier": "prime minister", "pm": "prime minister", "protestor": "protester", "demonstrator": "protester",
    "organization": "organisation", "spokeswoman": "spokesman", "spokesperson": "spokesman", "administration": "government",
    "security force": "security forces", "head of government": "prime minister", "defense ministry": "defence ministry",
    "eyewitness": "witness", "election commission": "electoral commission", "government forces": "forces",
    "armed forces": "military",
}  # fmt: skip
_TOP = word_list("actors_rules", "coreference", "top")


class Merger:
    """Brings the mentions of one report together."""

    def __init__(self, page: Page, mentions: list[Mention]) -> None:
        self.page = page
        self.mentions = mentions
        self.clusters: list[Cluster] = []
        self.of_mention: dict[int, Cluster] = {}
        self.by_token: dict[int, Cluster] = {}
        self.body_words: defaultdict[str, list[Cluster]] = defaultdict(list)
        self.people: list[Cluster] = []
        self.bodies: list[Cluster] = []
        self.keyed: dict[tuple[str, ...], Cluster] = {}
        self.seen: list[tuple[Mention, Cluster]] = []
        self.sentence = [0] * len(page.text)
        for n, sentence in enumerate(page.doc.sents):
            self.sentence[sentence.start : sentence.end] = [n] * (sentence.end - sentence.start)
        self.pronouns = Pronouns(page, self.seen, self.by_token, self.sentence)

    def run(self) -> list[Cluster]:
        self._bodies([m for m in self.mentions if m.sort == "body"])
        self._persons([m for m in self.mentions if m.sort == "person"])
        self._know()
        self.bodies = [c for c in self.clusters if c.sort == "body"]
        self._nouns_and_pronouns()
        self._owners()
        self.clusters.sort(key=lambda c: min(m.first for m in c.mentions))
        return self.clusters

    # names

    def _new(self, mention: Mention) -> Cluster:
        cluster = Cluster(mention.kind, mention.sort, plural=mention.plural, number=len(self.clusters))
        self.clusters.append(cluster)
        if mention.sort in ("body", "role"):
            for word in set(mention.name.lower().split()):
                self.body_words[word].append(cluster)
        self._join(cluster, mention)
        return cluster

    def _join(self, cluster: Cluster, mention: Mention) -> None:
        cluster.add(mention)
        self.of_mention[id(mention)] = cluster
        for k in range(mention.first, mention.end):
            self.by_token.setdefault(k, cluster)
        self.by_token[mention.head] = cluster

    def _bodies(self, mentions: list[Mention]) -> None:
        keys: dict[str, Cluster] = {}
        for m in sorted(mentions, key=lambda m: (-len(m.name), m.first)):
            cluster = next((keys[k] for k in body_keys(m) if k in keys), None)
            if cluster:
                self._join(cluster, m)
            else:
                cluster = self._new(m)
            for k in (*body_keys(m), *short_keys(m)):
                keys.setdefault(k, cluster)
        self.body_keys = keys

    def _persons(self, mentions: list[Mention]) -> None:
        initials: defaultdict[str, list[Cluster]] = defaultdict(list)
        couples = _couples(mentions)
        for m in sorted(mentions, key=lambda m: (-len(name_parts(m.name)), m.first)):
            parts = name_parts(m.name)
            near = {id(c): c for p in {*parts[:1], *parts[-1:]} for c in initials[p[0]]}
            fits = [c for c in near.values() if same_person(parts, c.parts) and not self._is_set_apart(m, c)]
            if parts and parts[-1] in couples and len(parts) == 1:
                fits = [c for c in fits if m.gender and c.gender == m.gender]
            body = self.body_keys.get(" ".join(parts)) if not fits and not m.role else None
            if body:
                m.kind = body.kind
                self._join(body, m)
            elif fits:
                self._join(self._nearest(fits, m), m)
            else:
                cluster = self._new(m)
                cluster.parts = parts
                self.people.append(cluster)
                for initial in {p[0] for p in parts}:
                    initials[initial].append(cluster)

    def _is_set_apart(self, m: Mention, cluster: Cluster) -> bool:
        """Tell whether a person is named as another than one named in full before: "his father, John Smith", "a senator, John Smith"."""
        whole = [x for x in cluster.mentions if len(name_parts(x.name)) > 1 and not self._is_titled(x)]
        if self._is_introduced(m):
            return any(x.first < m.first for x in whole)
        return (
            len(name_parts(m.name)) > 1
            and not self._is_titled(m)
            and any(self._is_introduced(x) and m.first < x.first for x in whole)
        )

    def _is_titled(self, m: Mention) -> bool:
        """Tell whether a mention stands in the report's title, which names people before they are introduced."""
        at = self.page.span(m.first, m.end)
        return any(s.kind == "title" and s.span.touches(at) for s in self.page.draft.document.segments)

    def _is_introduced(self, m: Mention) -> bool:
        """Tell whether a name is given as that of a person not told of before, or of somebody's kin."""
        token = self.page.doc[m.head]
        kin = words("title", "kin")
        owned = any(is_possessor(c) for c in token.children)
        if owned and any(w in kin for w in self.page.lower[max(m.first - 1, 0) : m.head]):
            return True
        if not is_apposition(token):
            return False
        new = any(c.lower_ in ("a", "an", "another") for c in token.head.lefts)
        own = token.head.lemma_.lower() in kin and any(is_possessor(c) for c in token.head.children)
        return new or own

    def _know(self) -> None:
        """Fill in what outside knowledge tells of the named."""
        page = self.page
        on = (page.draft.document.published or "")[:10]
        day = on if len(on) == 10 else None
        parts: list[tuple[Cluster, str]] = []
        same: dict[str, Cluster] = {}
        for c in list(self.clusters):
            names = sorted({n for m in c.mentions for n in (m.name, *m.aliases)}, key=lambda n: (-len(n), n))
            near = list(dict.fromkeys([x for x in (c.country, *page.countries) if x]))
            if c.sort == "person":
                know_person(c, names[0], c.country, page.frame, None if any(m.past for m in c.mentions) else day)
                continue
            body = know_body(c, names, near)
            if body is not None:
                c.abroad = c.country is None
                parts += [(c, body.part_of)] if body.part_of else []
                self._unite(same.setdefault(body.name, c), c)
        for c, whole in parts:
            c.of = self.body_keys.get(fold_body(whole))

    def _unite(self, kept: Cluster, other: Cluster) -> None:
        """Bring two named actors together that turn out to be one body."""
        if kept is other:
            return
        self.clusters.remove(other)
        for m in other.mentions:
            self._join(kept, m)
            for k in range(m.first, m.end):
                self.by_token[k] = kept
        for key, cluster in self.body_keys.items():
            if cluster is other:
                self.body_keys[key] = kept

    def _nearest(self, fits: list[Cluster], mention: Mention) -> Cluster:
        last = name_parts(mention.name)[-1]
        best = [c for c in fits if c.parts[-1] == last] or fits
        return min(
            best,
            key=lambda c: min(
                abs(m.first - mention.first) + (500 if m.first > mention.first else 0) for m in c.mentions
            ),
        )

    # nouns and pronouns, in text order

    def _nouns_and_pronouns(self) -> None:
        pronouns = [t for s in self.page.draft.prose for t in s if t.lower_ in PRONOUNS and t.tag_ in ("PRP", "PRP$")]
        steps: list[tuple[int, Mention | Token]] = [(m.head, m) for m in self.mentions] + [(t.i, t) for t in pronouns]
        for _, step in sorted(steps, key=lambda s: s[0]):
            if isinstance(step, Token):
                self._pronoun(step)
                continue
            cluster = self.of_mention.get(id(step))
            cluster = cluster or self._noun(step)
            if cluster is not None:
                self.seen.append((step, cluster))

    def _noun(self, m: Mention) -> Cluster | None:
        if m.role is not None and m.role.lemma == "others":
            self._name_others(m)
        cluster = self._by_apposition(m) or self._by_rule(m)
        if cluster is not None:
            self._join(cluster, m)
            return cluster
        if self.page.doc[m.head].dep_ in ("attr", "oprd", "acomp", "ccomp"):
            return None  # what somebody is said to be is no second actor
        key = self._key(m)
        if key and key in self.keyed:
            self._join(self.keyed[key], m)
            return self.keyed[key]
        cluster = self._new(m)
        if key:
            self.keyed[key] = cluster
        return cluster

    def _name_others(self, m: Mention) -> None:
        """Name "some others" after those it sets them beside: "some other activists"."""
        for other, cluster in reversed(self.seen[-10:]):
            if cluster.kind == "crowd" and other.role is not None and other.role.lemma != "others":
                m.aliases.append(f"some other {self.page.text[other.head]}")
                return

    def _by_apposition(self, m: Mention) -> Cluster | None:
        """Return the actor that a noun beside it or a noun it is told to be names: "X, head of Y", "X is the head of Y"."""
        head = self.page.doc[m.head]
        if m.sort == "country":
            return None
        others = [head.head] if is_apposition(head) else []
        others += [c for c in head.children if is_apposition(c)]
        person = m.kind == "person" and m.role is not None
        if person:  # "the mayor of Lviv, X": the parser hangs X on Lviv
            held = (o for by in head.children if is_preposition(by) for o in by.children)
            others += [c for o in held for c in o.children if is_apposition(c)]
        if person and is_conjunct(head) and not any(c.dep_ in ("det", "poss", "compound") for c in head.children):
            others.append(head.head)
        if person and is_predicate_noun(head):
            others += [c for c in head.head.children if is_active_subject(c)]
        for other in others:
            cluster = self.by_token.get(other.i)
            if cluster and not m.plural and not cluster.plural and _may_be(m.kind, cluster.kind):
                return cluster if cluster.sort != "role" or is_conjunct(head) else None
        return None

    def _by_rule(self, m: Mention) -> Cluster | None:
        role = m.role
        if role is None or m.counted or (m.plural and role.sort not in ("force",)):
            return None
        if role.sort == "office" or role.lemma in ("leader",):
            return self._office_holder(m)
        if not m.definite or m.past:
            return None
        if role.kind == "person":
            owned = any(is_possessor(c) for c in self.page.doc[m.head].children)  # "his driver" is not he
            return self._so_titled(m) or (self._recent_person(m) if m.of is None and not owned else None)
        if role.sort in ("body", "group") and self._is_bare(m):
            return self._recent_body(m)
        if role.sort == "group" and m.country and not m.plural:
            fits = [c for c in self.bodies if c.kind == m.kind and c.country == m.country]
            return fits[0] if len(fits) == 1 and fits[0].mentions[0].first < m.first else None
        return self._named_body(m) if role.sort == "body" else None

    def _office_holder(self, m: Mention) -> Cluster | None:
        """Return the named holder of the office a noun names: "the prime minister" in that country."""
        first = self.page.lower[m.first]
        if first in ("a", "an", "another") or m.past or not m.role:
            return None
        country = m.country or (self._country_of_owner(m) if m.of is not None else None) or self.page.frame
        wanted = _norm(m.office or m.role.lemma)
        if m.role.lemma == "leader" and not m.country:
            return None
        people = [c for c in self.people if country in (c.country or self.page.frame, None)]
        fits = [c for c in people if _holds(c, wanted)]
        if not fits and m.definite and not m.country:
            others = [c for c in self.people if _holds(c, wanted)]
            fits = (
                others
                if len(others) == 1 and self.sentence[m.head] - self.sentence[others[0].mentions[0].head] < 4
                else []
            )
        if not fits and country:
            fits = [c for c in people if self._may_hold(c, wanted, country)]
            if len(fits) == 1:
                fits[0].office = wanted
        told = [c for c in fits if any(x.country == country for x in c.mentions)]
        best = max((len(c.mentions) for c in told or fits), default=0)
        return self._latest([c for c in told or fits if len(c.mentions) == best], m)

    def _may_hold(self, cluster: Cluster, wanted: str, country: str) -> bool:
        """Tell whether a person without a title in the report is known to have held the office that day."""
        on = (self.page.draft.document.published or "")[:10]
        past = any(x.past for x in cluster.mentions)
        name = max((x.name for x in cluster.mentions), key=len)
        return not cluster.office and not past and holds_office(name, wanted, country, on if len(on) == 10 else None)

    def _country_of_owner(self, m: Mention) -> str | None:
        owner = self.by_token.get(m.of) if m.of is not None else None
        return owner.country if owner else None

    def _so_titled(self, m: Mention) -> Cluster | None:
        """Return the person whose title the noun repeats: "the Tory leader" after "Tory leader Michael Howard"."""
        lower = self.page.lower
        wanted = [w for w in lower[m.first : m.end] if w not in ("the", "this", "that")]
        if len(wanted) < 2:
            return None
        for other, cluster in reversed(self.seen[-60:]):
            earlier = other.end <= m.first  # not the "his" of "his driver" itself
            if earlier and cluster.sort == "person" and lower[other.first : other.first + len(wanted)] == wanted:
                return cluster
        return None

    def _recent_person(self, m: Mention) -> Cluster | None:
        lemma = _norm(m.role.lemma) if m.role else ""
        for other, cluster in reversed(self.seen[-25:]):
            if cluster.kind != "person" or cluster.plural or self.sentence[m.head] - self.sentence[other.head] > 6:
                continue
            roles = {_norm(x.role.lemma) for x in cluster.mentions if x.role}
            if lemma in roles or (
                lemma == "official" and cluster.office and "senior" in self.page.lower[m.first : m.end]
            ):
                return cluster
        return None

    def _is_bare(self, m: Mention) -> bool:
        """Tell whether a noun phrase is only "the group", with nothing that tells which."""
        return bool(m.role) and m.of is None and m.country is None and len(m.name.split()) == len(m.role.lemma.split())  # type: ignore[union-attr]

    def _recent_body(self, m: Mention) -> Cluster | None:
        role = m.role
        if role is None:
            return None
        last = role.lemma.split()[-1]
        loose = last in ("organisation", "organization", "group", "movement", "body", "network")
        for other, _ in reversed(self.seen[-4:]):  # "ANC chairperson X said the party"
            owner = self.by_token.get(other.of) if other.of is not None and other.sort == "person" else None
            if owner and owner.kind == role.kind and self.sentence[other.head] == self.sentence[m.head]:
                return owner
        nearest: tuple[int, Cluster] | None = None
        for other, cluster in reversed(self.seen[-40:]):
            here = self.sentence[other.head]
            if nearest and here != nearest[0]:
                break
            if cluster.sort not in ("body", "role") or cluster.plural or (cluster.sort == "role" and loose):
                continue
            named = any(last in x.name.lower().split() for x in cluster.mentions)
            if named or (loose and cluster.kind in ("armed_group", "party", "organisation")):
                if named or self.pronouns.is_subject(other):
                    return cluster
                nearest = nearest or (here, cluster)
        return nearest[1] if nearest else None

    def _named_body(self, m: Mention) -> Cluster | None:
        wanted = {
            w
            for k, w in enumerate(self.page.lower[m.first : m.end])
            if m.first + k not in self.page.geos and w.isalpha()
        }
        wanted -= {"the", "of", "a", "an", "its", "own"}
        if len(wanted) < 2:
            return None
        fits = [
            c for c in min((self.body_words[w] for w in sorted(wanted)), key=len)
            if c.kind == m.kind and any(wanted <= set(x.name.lower().split()) for x in c.mentions)
            and (not m.country or c.country in (m.country, None))
        ]  # fmt: skip
        return self._latest(fits, m)

    def _latest(self, fits: list[Cluster], m: Mention) -> Cluster | None:
        if not fits:
            return None
        return min(
            fits, key=lambda c: min(abs(x.first - m.first) + (1000 if x.first > m.first else 0) for x in c.mentions)
        )

    def _key(self, m: Mention) -> tuple[str, ...] | None:
        """Return under which words later mentions of the same actor are found; None for an actor of its own."""
        country = m.country or ""
        if m.sort == "country":
            return ("government", country)
        if m.sort == "loose" and not m.plural:
            return ("loose", m.name.lower())
        if m.role is None or m.counted:
            return None
        lemma = _norm(m.role.lemma)
        if lemma == "government":
            return ("government", country or self.page.frame or "")
        first = self.page.lower[m.first]
        if first in ("a", "an", "another") or (m.role.sort == "person" and not m.definite):
            return None
        if m.of is not None:
            owner = self.by_token.get(m.of)
            return (lemma, str(owner.number) if owner else self.page.lower[m.of])
        if m.role.sort in ("force", "office"):
            return (lemma, country or self.page.frame or "")
        kept = [w for w in m.name.lower().split() if w not in ("the", "their", "his", "its")]
        return (lemma, *kept[:-1])

    def _pronoun(self, token: Token) -> None:
        cluster = self.pronouns.antecedent(token)
        if cluster is not None:
            if token.lower_ in HE | SHE and not cluster.gender:
                cluster.gender = "m" if token.lower_ in HE else "f"
            cluster.pronouns.append(token.i)
            self.by_token.setdefault(token.i, cluster)
            subject = Mention(token.i, token.i + 1, token.i, "pronoun", cluster.kind, "")
            self.seen.append((subject, cluster))

    # ownership

    def _owners(self) -> None:
        for cluster in self.clusters:
            for m in cluster.mentions:
                owner = self._owner_of(cluster, m)
                if owner is not None and owner is not cluster and cluster.of is None and owner.of is not cluster:
                    cluster.of = owner
        self._heads_of()

    def _owner_of(self, cluster: Cluster, m: Mention) -> Cluster | None:
        """Return whom a mention belongs to: who stands at its owner's word, else the first actor after it in the phrase."""
        if m.of is None:
            titled = range(m.first, m.head) if m.sort == "person" else range(0)
            return next((self.body_keys[w] for k in titled if (w := self.page.lower[k]) in self.body_keys), None)
        if m.role is not None and m.role.lemma in words("title", "kin"):
            return None
        owner = self.by_token.get(m.of)
        if m.of > m.head and (owner is None or owner is cluster):
            for k in range(m.of, min(m.of + 9, len(self.page.text))):
                if self.page.text[k] in ",.;":
                    break
                inside = self.by_token.get(k)
                if inside is not None and inside is not cluster:
                    return inside
        return owner

    def _heads_of(self) -> None:
        """Add "Saad Maan, who heads its media department"."""
        leading = words("verbs", "leading")
        for token in self.page.tokens:
            if not is_relative_clause(token) or token.lemma_.lower() not in leading:
                continue
            cluster = self.by_token.get(token.head.i)
            for child in token.children:
                if is_direct_object(child) and cluster and cluster.kind == "person" and cluster.of is None:
                    owned = next((self.by_token.get(p.i) for p in child.children if is_possessor(p)), None)
                    owner = owned or self.by_token.get(child.i)
                    cluster.of = owner if owner is not cluster else None


def _norm(lemma: str) -> str:
    return _SAME.get(lemma, lemma)


def _couples(mentions: list[Mention]) -> set[str]:
    """Return the surnames that a man and a woman of the report share ("Mr Howard", "Mrs Howard")."""
    told = {(name_parts(m.name)[-1], m.gender) for m in mentions if m.gender and name_parts(m.name)}
    return {name for name, gender in told if gender == "m" and (name, "f") in told}


def _holds(cluster: Cluster, wanted: str) -> bool:
    """Tell whether a person holds an office: by its whole title, or its last word ("the minister")."""
    held = _norm(cluster.office or "")
    return bool(held) and (held == wanted or held.split(" ")[-1:] == [wanted] or (wanted == "leader" and held in _TOP))


def _may_be(left: ActorKind, right: ActorKind) -> bool:
    """Tell whether two kinds may be one actor's."""
    if left == right:
        return True
    return "person" not in (left, right) and "crowd" not in (left, right)


def country_by_office(office: str | None) -> str | None:
    """Return the country that an office's English name tells, if it does."""
    return one_country().get(office or "")
