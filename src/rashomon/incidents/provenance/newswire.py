"""Which agency a report has its facts from, by its dateline, its byline or its own words."""

import re
from functools import cache

from rashomon.knowledge.outlets import Outlet, find_outlet, outlet_of_domain
from rashomon.lang import lists
from rashomon.model import Document, Reading

_DATELINE = re.compile(r"\((?P<name>[A-Z][\w. ]{1,30})\)\s*[—–-]|^(?P<plain>[A-Z][\w .]{1,30})\s[—–-]\s", re.M)
_AGENCY = re.compile(r"\s+(?:news )?agency$", re.I)
_HEAD = 1500  # characters in which a dateline stands, page furniture before it included


def newswire(reading: Reading) -> str | None:
    """Return the one agency a report gives as its source; None where it gives none or several.

    A credit under a photograph is none. `(AP) —` in the dateline, an agency as author or publisher, "told Reuters", "AFP reported"
    are.
    """
    document = reading.document
    named = _by_head(document) or _by_words(reading)
    return next(iter(named)) if len(named) == 1 else None


def _by_head(document: Document) -> set[str]:
    dated = [m["name"] or m["plain"] for m in _DATELINE.finditer(document.text[:_HEAD])]
    told = [*dated, document.author or "", document.publisher or ""]
    found = {outlet.name for outlet in map(find_outlet, told) if outlet and _agency(outlet)}
    host = outlet_of_domain(document.publisher) if document.publisher and "." in document.publisher else None
    return found | ({host.name} if host and _agency(host) else set())


def _by_words(reading: Reading) -> set[str]:
    text = reading.document.text
    found = set()
    for actor in reading.actors:
        names = (_AGENCY.sub("", name) for name in (actor.name, *actor.aliases)) if actor.kind == "outlet" else ()
        outlet = next(filter(None, map(find_outlet, names)), None)
        if outlet and _agency(outlet) and any(_credited(text, m.start, m.end) for m in actor.mentions):
            found.add(outlet.name)
    return found


def _agency(outlet: Outlet | None) -> bool:
    return outlet is not None and outlet.kind == "agency"


def _credited(text: str, start: int, end: int) -> bool:
    before, after = _patterns()
    return bool(before.search(text[max(0, start - 40) : start]) or after.match(text[end : end + 40]))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = lists("wires")
    before, after = ("|".join(re.escape(words) for words in data[side]) for side in ("before", "after"))
    return re.compile(rf"\b(?:{before})\s+(?:the\s+)?$", re.I), re.compile(rf"^(?:\s+news agency)?,?\s+(?:{after})\b")
