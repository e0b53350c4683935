"""The classes of reporting words (`lang/en/statements.toml`): which verbs and nouns tie what is said to who says it."""

from rashomon.lang import lists, word_set

_WORDS = lists("statements")


def _set(key: str, table: dict[str, str] | None = None) -> frozenset[str]:
    return frozenset(((table or _WORDS)[key]).split())


CLAUSE, ADDRESSEE, MENTAL, OBJECT = _set("clause"), _set("addressee"), _set("mental"), _set("object")
COUNTING, HARM, NAMING, INFINITIVE = _set("counting"), _set("harm"), _set("naming"), _set("infinitive")
PRESUPPOSING = _set("presupposing")
PREPOSITIONS: dict[str, list[str]] = _WORDS["prepositional"]
QUOTES_ONLY, DOCUMENTS, NOUNS = (_set(k, _WORDS["words"]) for k in ("quotes_only", "documents", "nouns"))
VERBS = (
    CLAUSE
    | OBJECT
    | COUNTING
    | NAMING
    | INFINITIVE
    | QUOTES_ONLY
    | MENTAL
    | frozenset(PREPOSITIONS)
    | word_set("statements_rules", "cues", "other_verbs")
)
