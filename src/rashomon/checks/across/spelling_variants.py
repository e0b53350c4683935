"""One name as several reports write it."""

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz import fuzz

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import report_names
from rashomon.model import CrossFinding, Dossier, Name

_LIKE = 70  # rapidfuzz ratio from which two words are one name in other letters; Qaddafi and Gaddafi have 86
_SHORT = 4


@cross_check("spelling_variants.v1")
def spelling_variants(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where reports write one person's name with other letters (Qaddafi, Gaddafi); a note with the usual name and who writes which.

    Silent on short forms, titles, possessives, hyphens and capitals.
    """
    for name in dossier.names:
        forms = _forms(name) if name.kind == "person" else {}
        if len(forms) > 1:
            told = "; ".join(f"{word} ({report_names(dossier, reports)})" for word, reports in forms.items())
            message = f"{name.actor} is spelled in {len(forms)} ways: {told}."
            yield CrossFinding("spelling_variants.v1", "note", message, (), ("name",))


def _forms(name: Name) -> dict[str, tuple[str, ...]]:
    """Return the words that are one part of the name in other letters, each with the reports that write it so."""
    carried: dict[str, dict[str, None]] = {}
    for spelling in name.spellings:
        for word in _words(spelling.text):
            carried.setdefault(word, {}).update(dict.fromkeys(spelling.reports))
    found = {w for w in carried if any(_variant(w, other) for other in carried)}
    return {word: tuple(carried[word]) for word in sorted(found)}


def _variant(left: str, right: str) -> bool:
    a, b = _plain(left), _plain(right)
    cut = a.startswith(b) or b.startswith(a)
    return not cut and fuzz.ratio(a, b) >= _LIKE


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).lower()


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", re.sub(r"(?:’s|'s)\b", "", text))
    return [word for word in words if len(word) >= _SHORT and word[0].isupper()]
