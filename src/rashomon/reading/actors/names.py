"""Finding the names of persons and bodies: titles, capitalised runs, and what spaCy's entities say of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.knowledge.countries import country_of_demonym, find_country
from rashomon.lang import word_set
from rashomon.model import ActorKind
from rashomon.reading.actors.context import Page, country_of
from rashomon.reading.actors.lexicon import SECTORS, Role, bodies, name_heads, words

_NO_NAME = frozenset(
    [
        "VB",
        "VBD",
        "VBP",
        "VBZ",
        "VBN",
        "VBG",
        "MD",
        "IN",
        "DT",
        "PRP",
        "PRP$",
        "WP",
        "WDT",
        "WRB",
        "CC",
        "TO",
        "UH",
        "EX",
        "RB",
        "RBR",
    ]
)
_OF_HEADS = word_set("actors_rules", "names", "of_heads")
_BINDING = word_set("actors_rules", "names", "binding")
_AND = word_set("actors_rules", "names", "and")
_LONE_TITLES = word_set("actors_rules", "names", "lone_titles")
_OF_COUNTRY = word_set("actors_rules", "names", "of_country")
_PARTISAN = word_set("actors_rules", "names", "partisan")


@dataclass(slots=True)
class Mention:
    """Words that stand for an actor, with what they say of it. `first`, `end`, `head`, `of` are token indices.

    `sort` is person or body (named), country (a state that acts), role (a noun) or loose (any other noun that speaks).
    """

    first: int
    end: int
    head: int
    sort: str
    kind: ActorKind
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: Role | None = None
    office: str | None = None
    past: bool = False
    plural: bool = False
    definite: bool = False
    counted: bool = False
    gender: str = ""
    of: int | None = None
    aliases: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Title:
    """A run of titles before a name: "former Prime Minister", "Maj. Gen."."""

    end: int
    text: str
    role: Role | None


def title_at(page: Page, at: int, end: int) -> Title | None:
    """Return the title that starts at a token: modifiers and a person's role, or an honorific."""
    start = at
    modifiers = words("title", "modifiers")
    hit = _person_role(page, at, end)
    while not hit and at < end - 1 and page.lower[at] in modifiers and page.tag[at] not in ("VBD", "VBZ"):
        at += 1
        hit = _person_role(page, at, end)
    if hit:
        stop, role = hit
        return Title(_past_dot(page, stop, end), " ".join([*page.lower[start:at], role.lemma]), role)
    word = page.lower[start]
    if word in words("title", "honorifics") and (page.capital[start] or page.text[start].endswith(".")):
        return Title(_past_dot(page, start + 1, end), word, None)
    return None


def _person_role(page: Page, at: int, end: int) -> tuple[int, Role] | None:
    hit = page.role_at(at, end)
    return hit if hit and hit[1].kind == "person" and not hit[1].plural else None


def _past_dot(page: Page, at: int, end: int) -> int:
    return at + 1 if at < end and page.text[at] == "." and not page.doc[at - 1].whitespace_ and at + 1 < end else at


class Names:
    """Finds named persons and bodies from left to right; `weak` are runs that only the rest of the report can explain."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def person(self, at: int, end: int) -> Mention | None:
        """Return the person whose titles start at a token."""
        page = self.page
        titles, stop, end = self._titles(at, end)
        if not titles or stop >= end or not self.starts(stop, inside=True) or page.text[stop - 1] in ",;":
            return None
        last = self.run_end(stop, end)
        if stop in page.geos and last <= page.geos[stop].end:
            return None
        if page.label[stop] == "ORG" and (self.body_kind(stop, last) or page.text[stop].isupper()):
            return None
        mention = Mention(at, last, root_of(page, stop, last), "person", "person", self.clean(stop, last))
        if page.lower[last : last + 1] == ["of"] and last + 1 in page.geos:
            mention.country = page.geos[last + 1].country
        _describe(mention, titles)
        return mention

    def _titles(self, at: int, end: int) -> tuple[list[Title], int, int]:
        """Return the titles that start at a token, where they end, and where the sentence does."""
        page, titles = self.page, list[Title]()
        while at < end and (title := title_at(page, at, end)):
            titles.append(title)
            at = title.end
            if page.text[at : at + 1] == ["."] and at + 1 == end:
                at += 1
            if at == end and page.text[end - 1].endswith("."):  # the parser takes "Maj." for the end of a sentence
                end = min(end + 6, len(page.text))
        return titles, at, end

    def starts(self, at: int, *, inside: bool = False) -> bool:
        """Tell whether a name may start at a token."""
        page = self.page
        if not page.capital[at]:
            return (
                page.lower[at] in words("names", "joining")
                and at + 2 < len(page.text)
                and page.text[at + 1] == "-"
                and page.capital[at + 2]
            )
        if (
            at in page.dated
            or (page.tag[at] in _NO_NAME and not _is_acronym(page.text[at]))
            or page.lower[at] in words("names", "not_actors")
        ):
            return False
        if page.lower[at] in words("names", "openers"):
            return False
        if inside or page.tag[at] in ("NNP", "NNPS"):
            return True
        return bool(page.label[at]) or not page.doc[at].is_sent_start

    def run_end(self, at: int, end: int) -> int:
        """Return the token after the name that starts at a token."""
        stop = at + 1
        while stop < end:
            step = self._step(at, stop, end)
            if not step:
                break
            stop += step
        return stop

    def _step(self, first: int, at: int, end: int) -> int:
        """Return how many tokens from this one belong to the name that starts at `first`."""
        page = self.page
        word = page.lower[at]
        if page.capital[at]:
            return int(self._continues(at) and not self._is_title(at, end))
        if word == "-":
            return self._hyphen(at, end)
        if word in _BINDING:
            return self._of(first, at, end)
        if word == "(":
            return self._brackets(first, at, end)
        if at + 1 == end or not (page.capital[at + 1] or page.text[at + 1] == "-"):
            return 0
        if word in words("names", "joining"):
            return 1
        return (self._to_body(first, at, end) or int(self._is_list_name(first, at))) if word in _AND else 0

    def _hyphen(self, at: int, end: int) -> int:
        page = self.page
        if not page.glued(at) or at + 1 >= end or not page.text[at + 1][0].isalnum():
            return 0
        return 2 if page.capital[at + 1] or page.capital[at - 1] else 0

    def _is_title(self, at: int, end: int) -> bool:
        """Tell whether a title, and with it another name, starts at a token."""
        title = title_at(self.page, at, end)
        if title is None or title.role is None:
            return False
        return self._opens(title.end, end) or title.end - at > 1 or title.role.lemma in _LONE_TITLES

    def _opens(self, at: int, end: int) -> bool:
        """Tell whether a name follows a title."""
        return at < end and self.starts(at, inside=True)

    def _continues(self, at: int) -> bool:
        page = self.page
        return at not in page.dated and page.tag[at] not in ("VBD", "VBZ", "VBP", "MD", "PRP", "WP")

    def _of(self, first: int, at: int, end: int) -> int:
        page = self.page
        heads = name_heads()
        if not any(page.lower[k] in heads or page.lower[k] in _OF_HEADS for k in range(first, at)):
            return 0
        step = 2 if at + 1 < end and page.lower[at + 1] == "the" else 1
        following = at + step
        if following >= end or not page.capital[following] or following in page.dated:
            return 0
        return 0 if self._tells_origin(following, end) else step

    def _tells_origin(self, at: int, end: int) -> bool:
        """Tell whether a word only says whence the noun after it comes: "the Reed Alliance of Iraqi millionaire …"."""
        page = self.page
        word = page.text[at]
        origin = country_of_demonym(word) and not find_country(word)
        return bool(origin) and at + 1 < end and page.tag[at + 1] in ("NN", "NNS") and not page.capital[at + 1]

    def _to_body(self, first: int, at: int, end: int) -> int:
        """Return the steps from "and" to the head of one body's name: "Devon and Cornwall Police", "Women and Children's Hospital"."""
        page = self.page
        if any(k in page.geos for k in range(first, at + 2)):
            return 0
        stop = at + 1
        while stop < min(at + 5, end) and (page.capital[stop] or page.tag[stop] == "POS"):
            stop += 1
        joined = page.lower[stop - 1] in words("names", "joined_heads") and stop - at > 2
        return stop - at if joined else 0

    def _is_list_name(self, first: int, at: int) -> bool:
        page = self.page
        ministry = page.lower[first] in ("ministry", "department")
        return ministry or (
            page.label[at] == "ORG" and page.label[at + 1] == "ORG" and page.lower[at - 1] not in name_heads()
        )

    def _brackets(self, first: int, at: int, end: int) -> int:
        """Step over a name in brackets inside a longer name: "Conquest (Fatah) Alliance"."""
        page = self.page
        for close in range(at + 2, min(at + 5, end - 1)):
            if page.text[close] == ")":
                after = page.lower[close + 1]
                return close + 1 - at if after in name_heads() and first < at else 0
        return 0

    def clean(self, first: int, end: int) -> str:
        """Return a name as the record gives it: no final possessive, no dash, no line break."""
        text = " ".join(self.page.doc[first:end].text.split())
        text = re.sub(r"[’'‘`]s?$", "", text).strip(" -–—,")
        return text if re.fullmatch(r"(?:\w\.)+|.*\b[A-Z]\.[A-Z]\.|.*\bJr\.", text) else text.strip(".")

    def body_kind(self, first: int, end: int) -> ActorKind | None:
        """Return the kind that the head of a body's name tells; None where none does."""
        page = self.page
        heads = name_heads()
        at = end - 1
        for k in range(first + 1, end):
            if page.lower[k] in _BINDING:
                at = k - 1
                break
        kinds = heads.get(page.lower[at]) or heads.get(page.lower[end - 1], ())
        modifiers = set(page.lower[first:end])
        if page.lower[end - 1] == "forces" and at == end - 1 and "armed" in modifiers:
            return "security_force"
        if modifiers & words("names", "armed"):
            return "armed_group"
        if not kinds:
            return None
        return self._choose(kinds, modifiers)

    def _choose(self, kinds: tuple[ActorKind, ...], modifiers: set[str]) -> ActorKind:
        if "party" not in kinds:
            return kinds[0]
        if "organisation" in kinds and not (self.page.is_political and modifiers & _PARTISAN):
            return "organisation"
        return "party" if self.page.is_political or "party" in modifiers else "organisation"


def root_of(page: Page, first: int, end: int) -> int:
    """Return the token that the others of a name hang on."""
    return int(page.doc[first:end].root.i)


def _is_acronym(text: str) -> bool:
    return text.isupper() and len(text) > 2


def _describe(mention: Mention, titles: list[Title]) -> None:
    """Set what titles say of a person: office, sectors, gender."""
    for title in titles:
        for word in (title.text, title.role.lemma if title.role else title.text):
            if word in words("title", "male"):
                mention.gender = mention.gender or "m"
            if word in words("title", "female"):
                mention.gender = mention.gender or "f"
        if title.role:
            mention.role = title.role
            mention.sectors = tuple(dict.fromkeys((*mention.sectors, *title.role.sectors)))
            for word, sector in (("police", "COP"), ("army", "MIL"), ("military", "MIL")):
                if word in title.text.split():
                    mention.sectors = (sector, *(s for s in mention.sectors if s not in ("GOV", sector)))
            if title.role.sort == "office":
                mention.office = mention.office or title.text


def named_body(page: Page, names: Names, first: int, end: int, kind: ActorKind) -> Mention:
    """Return a mention of a named body."""
    name = names.clean(first, end)
    country = bodies().get(name.lower()) or page.geo_in(first, end)
    mention = Mention(first, end, root_of(page, first, end), "body", kind, name, country, SECTORS.get(kind, ()))
    inner = re.fullmatch(r"(.+?) \((.+?)\) (.+)", name)
    if inner:
        mention.aliases = [f"{inner[1]} {inner[3]}", f"{inner[2]} {inner[3]}"]
    return mention


def body_keys(m: Mention) -> list[str]:
    """Return the forms under which a body's whole name is known."""
    return [fold_body(n) for n in (m.name, *m.aliases)]


def short_keys(m: Mention) -> list[str]:
    """Return the short forms of a body's name: its distinctive words, its capitals, its name without the country."""
    if m.name.split()[:1] and m.name.split()[0].lower() in words("title", "past"):
        return []  # "former X fighters" are not X
    return [key for name in (m.name, *m.aliases) for key in _short_forms(name, m.kind)]


def _short_forms(name: str, kind: ActorKind) -> Iterator[str]:
    whole = fold_body(name).split()
    listed = list(whole)
    while listed and (listed[-1] in name_heads() or listed[-1] in words("names", "armed")):
        listed = listed[:-1]
        if listed and not all(is_plain(w) for w in listed):
            yield " ".join(listed)
    if len(listed) > 1 and kind in ("armed_group", "party") and not is_plain(listed[0]):
        yield listed[0]
    initials = _initials(name)
    if len(initials) > 1:
        yield initials
    if len(whole) > 2 and (whole[0] in _OF_COUNTRY or whole[-1] == "department"):
        yield " ".join(whole[1:])


def _initials(name: str) -> str:
    capitals = (w for w in name.replace("-", " ").split() if w[0].isupper() and w.lower() != "the")
    return "".join(w[0] for w in capitals).lower()


def is_plain(word: str) -> bool:
    """Tell whether a word of a body's name is too common to stand for it: "national", "Syrian"."""
    return word in words("names", "plain") or bool(country_of(word.title()))


def fold_body(name: str) -> str:
    low = name.lower().replace("-", " ").replace("’", "'").replace("(", "").replace(")", "")
    return low.removeprefix("the ").strip()
