"""Finding actors that are told by a noun: "the prime minister", "hundreds of protesters", "a security source"."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.analysis.relations import (
    below,
    is_active_subject,
    is_adjective_or_compound,
    is_agent_marker,
    is_conjunct,
    is_direct_object,
    is_possessor,
    is_preposition,
    is_prepositional_object,
)
from rashomon.analysis.syntax import noun_phrase
from rashomon.lang import word_set
from rashomon.reading.actors.context import QUANTITIES, Page
from rashomon.reading.actors.lexicon import Role, words
from rashomon.reading.actors.names import Mention

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_JOINED = frozenset({"compound", "amod", "nmod", "npadvmod"})
_DEFINITE = word_set("actors_rules", "nominals", "definite")
_BEFORE = frozenset(
    [
        "DT",
        "PDT",
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "CD",
        "POS",
        "PRP$",
        "VBN",
        "VBG",
        "HYPH",
        "RB",
        "RBR",
        "RBS",
        "QP",
        "$",
        "AFX",
        ",",
        "``",
        "''",
    ]
)
_SITES = word_set("actors_rules", "nominals", "sites")
_ACCUSED = word_set("actors_rules", "nominals", "accused")
_OURS = word_set("actors_rules", "nominals", "ours")
_POINTING = word_set("actors_rules", "nominals", "pointing")
_BELONGING = word_set("actors_rules", "nominals", "belonging")
NOBODY = word_set("actors_rules", "nominals", "nobody")


class Nouns:
    """Reads the noun phrases of one report."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def find(self, at: int, stop: int, role: Role, text: str) -> Mention | None:
        """Return the mention whose role noun stands at these tokens; None where the words are something else here."""
        page = self.page
        head = page.doc[at if " of " in role.lemma or "-in-" in role.lemma else stop - 1]
        if not self._is_noun(head, role) or self._is_quantity(head) or self._is_unsaid(head, role):
            return None
        first, end = self._phrase(head, at, stop)
        bare = first
        first = self._quantity(head, first)
        mention = Mention(
            first, end, head.i, "role", role.kind, "", role=role, plural=role.plural, sectors=role.sectors
        )
        self._fill(mention, head, at, stop, text)
        if any(page.lower[k].startswith("member") for k in range(first, bare)):
            self._fill_name(mention, bare)
            mention.counted = False
        return mention

    def _is_quantity(self, head: Token) -> bool:
        """Tell whether a noun only counts those after "of": "hundreds of supporters", "members of the security forces"."""
        if head.lower_ not in QUANTITIES:
            return False
        for by in head.children:
            if by.lower_ == "of":
                counted = next((o for o in by.children if is_prepositional_object(o)), None)
                hit = counted is not None and self.page.role_at(counted.i, len(self.page.text))
                return not head.lower_.startswith("member") or bool(hit and hit[1].plural)
        return False

    def _is_unsaid(self, head: Token, role: Role) -> bool:
        """Tell whether a noun stands for nobody: "any group", "no party", or a body that neither acts nor is pointed at."""
        first = next((c.lower_ for c in head.lefts if c.dep_ in ("det", "neg")), "")
        if first in NOBODY or (head.lower_ == "front" and head.i > 0 and self.page.lower[head.i - 1] == "in"):
            return True
        if role.sort != "force" and any(c.lower_ in _OURS for c in head.lefts):
            return True
        if role.lemma in _SITES:
            return not is_active_subject(head) or head.head.lemma_ not in words("verbs", "speech")
        weak = role.sort == "body" and role.kind == "organisation"
        return weak and first not in _POINTING and not _acts(head)

    def _phrase(self, head: Token, at: int, stop: int) -> tuple[int, int]:
        """Return the first token of a noun phrase and the one after it: words before the head, and "of …" after it."""
        page = self.page
        first, edge = at, int(head.left_edge.i)
        while first > edge and page.tag[first - 1] in _BEFORE and not page.doc[first - 1].is_space:
            first -= 1
        while page.tag[first] in ("POS", ",", "HYPH") and first < at:
            first += 1
        if page.lower[first] == "dead" and first + 1 < at and page.tag[first + 1] in ("CD", "DT"):
            first += 1  # "shot dead two protesters"
        end = self._end_of_phrase(head, stop)
        while end > stop and (page.tag[end - 1] == "POS" or page.doc[end - 1].is_space):
            end -= 1
        return first, end

    def _end_of_phrase(self, head: Token, stop: int) -> int:
        """Return the token after "of …" behind a noun: of "accuse the police of …" it is no part."""
        doc = self.page.doc
        accused = is_direct_object(head) and head.head.lemma_ in _ACCUSED
        if accused or stop >= len(doc) or doc[stop].lower_ != "of" or doc[stop].head.i != head.i:
            return stop
        inner = next(iter(below(doc[stop], is_prepositional_object)), None)
        if inner is None:
            return stop
        return inner.i + 1 if below(inner, is_conjunct) else max(stop, noun_phrase(inner).end)

    def _is_noun(self, head: Token, role: Role) -> bool:
        if head.tag_ not in _NOUN_TAGS and not (
            role.lemma in ("others", "military") and not is_adjective_or_compound(head)
        ):
            return False
        if head.dep_ in _JOINED and head.head.i > head.i and head.head.tag_ in _NOUN_TAGS:
            return head.head.lemma_.lower() in ("statement", "account", "official", "spokesman", "source")
        joined = head.i + 1 < len(self.page.text) and self.page.text[head.i + 1] == "-" and self.page.glued(head.i + 1)
        return not joined or "-in-" in role.lemma

    def _quantity(self, head: Token, first: int) -> int:
        """Return where the phrase starts with its quantity: "hundreds of", "seven of", "some of"."""
        by = head.head
        if is_prepositional_object(head) and by.lower_ == "of" and by.head.i < by.i and by.head.lower_ in QUANTITIES:
            edge = int(by.head.left_edge.i)
            return min(first, edge if by.head.i - edge < 5 else by.head.i)
        return first

    def _fill(self, mention: Mention, head: Token, at: int, stop: int, text: str) -> None:
        page = self.page
        left = range(mention.first, at)
        lower = page.lower[mention.first : at]
        mention.definite = any(w in _DEFINITE for w in lower[:1]) or any(page.tag[k] in ("POS", "PRP$") for k in left)
        mention.counted = any(self._is_counting(k) for k in left)
        mention.past = any(w in words("title", "past") for w in lower)
        mention.country = page.geo_in(mention.first, stop) or _country_of(page, head)
        mention.of = _owner(page, head, mention.first, mention.end)
        self._set_kind(mention, set(lower), text)
        self._fill_name(mention, mention.first)

    def _is_counting(self, at: int) -> bool:
        page = self.page
        return page.label[at] == "CARDINAL" or page.lower[at] in QUANTITIES or page.tag[at] == "CD"

    def _set_kind(self, mention: Mention, before: set[str], text: str) -> None:
        """Set the office that a noun names, and the kind that the words before it tell: "armed men", "Iran's leaders"."""
        if mention.role and mention.role.sort == "office":
            mention.office = text
        if mention.kind in ("organisation", "party", "other") and before & words("names", "armed"):
            mention.kind = "armed_group"
        if mention.role and mention.role.lemma == "leader" and mention.plural and mention.country:
            mention.kind, mention.sectors = "government", ("GOV",)

    def _fill_name(self, mention: Mention, first: int) -> None:
        skipped = 1 if self.page.lower[first] in ("the", "a", "an") else 0
        mention.name = " ".join(self.page.doc[first + skipped : mention.end].text.split())

    # the rest


def _country_of(page: Page, head: Token) -> str | None:
    """Return the country after "of", "in" or "for" that a noun names as its own."""
    for by in head.children:
        if is_preposition(by) and by.lower_ in ("of", "in", "for", "from"):
            for o in by.children:
                if o.i in page.geos and (page.geos[o.i].form == "name" or by.lower_ == "in"):
                    return page.geos[o.i].country
    return None


def _owner(page: Page, head: Token, first: int, end: int) -> int | None:
    """Return the token of whom a noun belongs to: possessor, "of …", or the name before it."""
    owners = (*below(head, is_possessor), *_held(head, end))
    named = next((o.i for o in owners if o.i not in page.geos), None)
    if named is not None:
        return int(named)
    return next((k for k in range(head.i - 1, first - 1, -1) if k not in page.geos and _is_name_before(page, k)), None)


def _held(head: Token, end: int) -> Iterator[Token]:
    """Yield the nouns after "of", "for", "from" that tell whose somebody is; "of" within the phrase only."""
    for by in below(head, is_preposition):
        if by.lower_ in _BELONGING or (by.lower_ == "of" and by.i < end):
            yield from below(by, is_prepositional_object)


def _is_name_before(page: Page, at: int) -> bool:
    return page.tag[at] == "NN" or (page.tag[at] in ("NNP", "NNPS", "JJ") and page.capital[at])


def _acts(head: Token) -> bool:
    """Tell whether a noun does something or is addressed: it is a subject, joined to a noun, or stands after "by" or "to"."""
    return is_active_subject(head) or is_conjunct(head) or is_agent_marker(head.head) or head.head.lower_ == "to"
