"""A place in the text that tells of a happening, in the making."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rashomon.model import Place, Span, Stage, Time
from rashomon.reading.events.lexicon import Family


@dataclass
class Mention:
    """One place in the text that tells of a happening, in the making; never recorded as such."""

    token: Token
    span: Span
    family: Family
    type: str
    modes: set[str]
    sentence: int
    stage: Stage = "accomplished"
    definite: bool = False
    quoted: bool = False
    pointer: bool = False
    other: bool = False
    force: bool = False
    time: Time | None = None
    old: bool = False  # told of a day long before the report
    place: Place | None = None
    weapons: dict[str, list[Token]] = field(default_factory=dict)
    roles: list[tuple[str, Token]] = field(default_factory=list)

    def of_family(self, family: Family) -> "Mention":
        """Return the mention as one of another family: of its type and modes."""
        return replace(self, family=family, type=family.type, modes=set(family.modes))

    def role(self, *names: str) -> list[Token]:
        """Return the words that fill the named roles."""
        return [token for role, token in self.roles if role in names]
