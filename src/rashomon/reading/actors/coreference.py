"""One actor for all its mentions: names, titles, role nouns and pronouns of one report brought together.

Precision before recall: a person whose name differs is never merged by a title alone, a pronoun without a likely antecedent
stays open.
"""

from collections import defaultdict

from spacy.tokens import Token

from rashomon.analysis.relations import (
    is_apposition,
    is_direct_object,
    is_possessor,
    is_relative_clause,
)
from rashomon.lang.names import name_parts, same_person
from rashomon.reading.actors.antecedents import Antecedents
from rashomon.reading.actors.cluster import Cluster
from rashomon.reading.actors.context import Page
from rashomon.reading.actors.knowledge import know_body, know_person
from rashomon.reading.actors.lexicon import one_country, words
from rashomon.reading.actors.names import Mention, body_keys, fold_body, short_keys
from rashomon.reading.actors.pronouns import HE, PRONOUNS, SHE, Pronouns


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
        self.antecedents = Antecedents(page, self.pronouns, self.people, self.bodies, self.body_words)

    def run(self) -> list[Cluster]:
        self._bodies([m for m in self.mentions if m.sort == "body"])
        self._persons([m for m in self.mentions if m.sort == "person"])
        self._know()
        self.bodies += [c for c in self.clusters if c.sort == "body"]
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
            fits = self._namesakes(m, list(near.values()), couples)
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

    def _namesakes(self, m: Mention, people: list[Cluster], couples: set[str]) -> list[Cluster]:
        """Return the people whom a name may mean; of a couple the one of its gender."""
        parts = name_parts(m.name)
        fits = [c for c in people if same_person(parts, c.parts) and not self._is_set_apart(m, c)]
        if len(parts) == 1 and parts[0] in couples:
            return [c for c in fits if m.gender and c.gender == m.gender]
        return fits

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
        cluster = self.antecedents.find(m)
        if cluster is not None:
            self._join(cluster, m)
            return cluster
        if self.page.doc[m.head].dep_ in ("attr", "oprd", "acomp", "ccomp"):
            return None  # what somebody is said to be is no second actor
        key = self.antecedents.key(m)
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


def _couples(mentions: list[Mention]) -> set[str]:
    """Return the surnames that a man and a woman of the report share ("Mr Howard", "Mrs Howard")."""
    told = {(name_parts(m.name)[-1], m.gender) for m in mentions if m.gender and name_parts(m.name)}
    return {name for name, gender in told if gender == "m" and (name, "f") in told}


def country_by_office(office: str | None) -> str | None:
    """Return the country that an office's English name tells, if it does."""
    return one_country().get(office or "")
