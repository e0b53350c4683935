"""Whom a pronoun stands for; nobody where that is not likely enough."""

import bisect

from spacy.tokens import Token

from rashomon.analysis.relations import (
    is_active_subject,
    is_adverbial_clause,
    is_apposition,
    is_clausal_complement,
    is_preposition,
    is_prepositional_object,
    is_subject,
)
from rashomon.analysis.syntax import is_passive, subjects
from rashomon.lang import word_set
from rashomon.reading.actors.cluster import Cluster
from rashomon.reading.actors.context import QUANTITIES, Page
from rashomon.reading.actors.lexicon import words
from rashomon.reading.actors.names import Mention

HE = word_set("actors_rules", "pronouns", "he")
SHE = word_set("actors_rules", "pronouns", "she")
_THEY = word_set("actors_rules", "pronouns", "they")
_IT = word_set("actors_rules", "pronouns", "it")
PRONOUNS = HE | SHE | _THEY | _IT
_LEAST = -4.5  # likeness that is not enough
_FURTHEST = 3  # sentences back that a pronoun may reach
_GROUPS = frozenset({"organisation", "armed_group", "party", "government", "security_force", "outlet"})


class Pronouns:
    """Reads the pronouns of one report; `seen` holds the mentions so far in text order and grows from outside."""

    def __init__(
        self, page: Page, seen: list[tuple[Mention, Cluster]], by_token: dict[int, Cluster], sentence: list[int]
    ) -> None:
        self.page, self.seen, self.by_token, self.sentence = page, seen, by_token, sentence
        self.quotes = page.draft.quotes
        self.quote_starts = [q.start for q in self.quotes]

    def antecedent(self, token: Token) -> Cluster | None:
        """Return the actor that a pronoun stands for; None where none is likely enough."""
        word = token.lower_
        quote = self._quote(token.idx)
        if word in _IT and not self._speaks(token):
            return None
        ahead = self._subject_ahead(token) if quote is None else None
        if ahead and self._agrees(word, ahead):
            return ahead
        best, score = None, _LEAST
        own = self._own_subjects(token)
        for m, cluster in reversed(self.seen[-30:]):
            gap = self.sentence[token.i] - self.sentence[m.head]
            if gap > _FURTHEST:
                break
            if cluster in own or quote != self._quote(self.page.doc[m.head].idx) or _is_own_apposition(token, m):
                continue
            value = self._likeness(word, m, cluster, gap) if self._agrees(word, cluster) else _LEAST
            if value > score:
                best, score = cluster, value
        return best

    def _likeness(self, word: str, m: Mention, cluster: Cluster, gap: int) -> float:
        """Return how likely a pronoun stands for an actor told of `gap` sentences before."""
        gendered = word in HE | SHE and bool(cluster.gender)
        return -1.5 * gap + (2.0 if self.is_subject(m) else 0.0) + (2.0 if gendered else 0.0)

    def _own_subjects(self, token: Token) -> list[Cluster]:
        """Return who does the deed that the pronoun is object of: "X stormed the house and shot him" does not shoot X."""
        if token.lower_.endswith(("self", "selves")) or token.tag_ == "PRP$":
            return []
        verb = token.head.head if is_prepositional_object(token) else token.head
        if token.dep_ not in ("dobj", "dative", "pobj") or verb.pos_ != "VERB" or is_passive(verb):
            return []
        return [c for t in subjects(verb) if (c := self.by_token.get(t.i)) is not None]

    def is_subject(self, m: Mention) -> bool:
        head = self.page.doc[m.head]
        if is_prepositional_object(head) and head.head.lower_ == "of" and head.head.head.lower_ in QUANTITIES:
            head = head.head.head
        return is_subject(head)

    def _quote(self, char: int) -> int | None:
        at = bisect.bisect_right(self.quote_starts, char) - 1
        return at if at >= 0 and char < self.quotes[at].end else None

    def _speaks(self, token: Token) -> bool:
        """Tell whether "it" or "its" belongs to somebody who speaks or owns: the only uses that are told safely."""
        if token.lower_ == "its":
            return True
        verb, speech = token.head, words("verbs", "speech")
        if not is_subject(token):
            return False
        if is_active_subject(token) and verb.lemma_.lower() in speech and verb.pos_ == "VERB":
            return True
        return (
            is_clausal_complement(verb) and verb.head.lemma_.lower() in speech and verb.head.dep_ in ("advcl", "ROOT")
        )

    def _subject_ahead(self, token: Token) -> Cluster | None:
        """Return the subject that follows a fronted phrase: "After an attack on his home, X said"."""
        subject = self._subject_above(token)
        if subject is None:
            at = token
            while at.head.i != at.i and (at.head.i < at.i or not _opens_phrase(at)):
                at = at.head
            after = (c for c in at.head.children if is_active_subject(c) and c.i > token.i)
            subject = next(after, None) if at.i <= token.i else None
        return self.by_token.get(subject.i) if subject is not None else None

    def _subject_above(self, token: Token) -> Token | None:
        """Return the subject behind a pronoun of the first verb above it that has one there."""
        at = token
        while at.head.i != at.i and at.head.i > token.i and self.sentence[at.head.i] == self.sentence[token.i]:
            at = at.head
            if at.pos_ in ("VERB", "AUX"):
                behind = (c for c in at.children if is_active_subject(c) and min(c.i, c.left_edge.i) > token.i)
                subject = next(behind, None)
                if subject is not None:
                    return subject
        return None

    def _agrees(self, word: str, cluster: Cluster) -> bool:
        if word in HE:
            return cluster.kind == "person" and not cluster.plural and cluster.gender != "f"
        if word in SHE:
            return cluster.kind == "person" and not cluster.plural and cluster.gender != "m"
        if word in _IT:
            return cluster.kind in _GROUPS and not (
                cluster.plural and cluster.sort == "role" and cluster.kind != "security_force"
            )
        unnamed = cluster.sort == "role" and cluster.office is None and not cluster.gender
        return cluster.plural or unnamed or cluster.kind in ("crowd", "party", "security_force", "armed_group")


def _is_own_apposition(token: Token, m: Mention) -> bool:
    """Tell whether a mention is the pronoun itself, or what its noun is an apposition to: "X, her father" is not X's own."""
    return m.head == token.i or (is_apposition(token.head) and token.head.head.i == m.head)


def _opens_phrase(token: Token) -> bool:
    return is_preposition(token) or is_adverbial_clause(token)
