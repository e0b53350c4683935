"""Which language a text is in, and whether this version reads it."""

import io
import lzma
from array import array
from functools import lru_cache
from typing import Any

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from rashomon.model import Document, RecordError

LETTERS = 60  # fewer letters are too few to tell
# Log-likelihood for each letter by which another language must beat English. Real sentences of other languages have 1.6 and
# more, lists of foreign names under 0.8.
MARGIN = 1.0
ENOUGH = 200  # letters after which the margin grows no more
SAMPLE = 2_000
_NAMES = {
    "ar": "Arabic", "bn": "Bengali", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "ku": "Kurdish", "ms": "Malay", "my": "Burmese", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Return py3langid's model, unpacked in memory: its own loader takes a temporary file, for which a full disk has no room."""
    with lzma.open(MODEL_DIR / MODEL_FILE) as packed, np.load(io.BytesIO(packed.read())) as data:
        steps, rows = _array(data["nextmove"]), _array(data["nextmove_row"])
        classes, found = data["classes"].tolist(), data["out_feat"].tolist()
        return LanguageIdentifier(data["ptc"], data["pc"], classes, steps, found, tk_row=rows)


def _array(values: Any) -> "array[int]":  # noqa: ANN401 - numpy's, which is slow where one value is asked for
    return array(values.dtype.char, values.tobytes())


def identify(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None where it has too few letters to tell."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < LETTERS:
        return None
    # the model knows capitals mostly from acronyms and German nouns
    ranked = _identifier().rank(sample.lower() if sample.isupper() else sample)
    best, score = ranked[0]
    return "en" if score - dict(ranked)["en"] < MARGIN * min(letters, ENOUGH) else str(best)


def refuse(document: Document) -> RecordError | None:
    """Return why this version cannot read a document's language, None where it can."""
    if document.language in (None, "en"):
        return None
    name = _NAMES.get(document.language or "", f"a language other than English ({document.language})")
    return RecordError(document.input_id or document.id, f"is in {name}; this version reads English", part="language")
