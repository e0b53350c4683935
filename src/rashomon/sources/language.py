"""Which language a text is in, and whether this version reads it."""

from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from rashomon.model import Document, RecordError

LETTERS = 60  # fewer letters are too few to tell
MARGIN = 30.0  # log-likelihood by which another language must beat English: a list of names is not another language
SAMPLE = 5_000
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
    return LanguageIdentifier.from_model_file(MODEL_FILE)


def identify(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None where it has too few letters to tell."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < LETTERS:
        return None
    # the model knows capitals mostly from acronyms and German nouns
    ranked = _identifier().rank(sample.lower() if sample.isupper() else sample)
    scores = dict(ranked)
    best, score = ranked[0]
    return "en" if score - scores["en"] < MARGIN else str(best)


def refuse(document: Document) -> RecordError | None:
    """Return why this version cannot read a document's language, None where it can."""
    if document.language in (None, "en"):
        return None
    name = _NAMES.get(document.language or "", f"a language other than English ({document.language})")
    return RecordError(document.input_id or document.id, f"is in {name}; this version reads English", part="language")
