"""The words that name actors, as look-ups: what `lang/en/actors.toml` lists."""

from dataclasses import dataclass
from functools import cache

from rashomon.lang import lists
from rashomon.model import ActorKind


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of whom it names. `lemma` is its singular; `sort` office, person, crowd, force, group or body."""

    lemma: str
    sort: str
    kind: ActorKind
    sectors: tuple[str, ...]
    plural: bool


Phrases = dict[str, list[tuple[tuple[str, ...], Role]]]


@cache
def roles() -> Phrases:
    """Return the role phrases by their first word, longest first, as tuples of lower-case spaCy words."""
    found: dict[tuple[str, ...], Role] = {}
    for row in lists("actors")["role"]:
        sectors = tuple(row["sectors"])
        for word in row.get("words", ()):
            found.setdefault(_cut(word), Role(word, row["sort"], row["kind"], sectors, False))
            many = row.get("kinds", row["kind"])
            for plural in _plurals(word):
                found.setdefault(_cut(plural), Role(word, row["sort"], many, sectors, True))
    for row in lists("actors")["role"]:
        for word in row.get("plurals", ()):
            found[_cut(word)] = Role(word, row["sort"], row.get("kinds", row["kind"]), tuple(row["sectors"]), True)
    by_first: Phrases = {}
    for phrase, role in found.items():
        by_first.setdefault(phrase[0], []).append((phrase, role))
    return {first: sorted(rows, key=lambda r: -len(r[0])) for first, rows in by_first.items()}


def _cut(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.replace("-", " - ").replace("'s", " 's").split())


def _plurals(word: str) -> list[str]:
    """Return the plural of a phrase: of its last noun, or of the first before "of".

    >>> _plurals("secretary of state"), _plurals("spokesman"), _plurals("agency")
    (['secretaries of state'], ['spokesmen'], ['agencies'])
    """
    first, of, rest = word.partition(" of ")
    odd = {"child": "children", "person": "persons"}
    if first in odd:
        many = odd[first]
    elif first.endswith("man") and first not in ("human",):
        many = first[:-3] + "men"
    elif first.endswith("y") and first[-2] not in "aeiou":
        many = first[:-1] + "ies"
    elif first.endswith(("s", "x", "ch", "sh")):
        many = first + "es"
    else:
        many = first + "s"
    return [many + of + rest]


@cache
def starters() -> frozenset[str]:
    """Return the lower-case words with which a mention can start."""
    return frozenset(roles()) | words("title", "modifiers") | words("title", "honorifics") | words("names", "joining")


@cache
def words(table: str, name: str) -> frozenset[str]:
    """Return one list of one table as a set."""
    return frozenset(lists("actors")[table][name])


@cache
def name_heads() -> dict[str, tuple[ActorKind, ...]]:
    """Return the kinds that a head word of a body's name may mean."""
    found: dict[str, list[ActorKind]] = {}
    for kind, heads in lists("actors")["names"]["heads"].items():
        for head in heads:
            found.setdefault(head, []).append(kind)
    return {head: tuple(kinds) for head, kinds in found.items()}


@cache
def bodies() -> dict[str, str]:
    """Return the country of each body whose English name alone tells it."""
    return dict(lists("actors")["names"]["bodies"])


@cache
def one_country() -> dict[str, str]:
    """Return the country of each office that one country alone has under this name."""
    return dict(lists("actors")["title"]["one_country"])


SECTORS: dict[str, tuple[str, ...]] = {
    "government": ("GOV",),
    "party": ("PTY",),
    "armed_group": (),
    "security_force": (),
    "outlet": ("JRN",),
}
