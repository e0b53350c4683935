"""A claim in the making, and how a claim gets its source."""

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.model import Claim, Count, Span, Stance
from rashomon.reading.statements.attribution import source_of, statement_over

HARM = ("killed", "injured", "missing", "detained", "displaced", "abducted", "casualties")


@dataclass(frozen=True)
class Told:
    """A claim in the making: the word that carries it and the noun it counts, for finding its happening and its victim.

    `persons` are the nouns of several single persons counted together ("the mayor and his driver").
    """

    claim: Claim
    carrier: Token
    counted: Token | None
    persons: tuple[Token, ...] = ()


def make_claim(
    draft: Draft,
    name: str,
    value: Count | str | bool,
    span: Span,
    *,
    group: str | None = None,
    party: str | None = None,
    stance: Stance | None = None,
) -> Claim:
    """Return a claim with the source whose statement covers its words."""
    statement = statement_over(draft, span)
    if (
        statement is not None
        and name in HARM
        and statement.content.of(draft.document.text).lower().startswith("responsibility")
    ):
        statement = None  # who claims responsibility for an attack does not say how many it killed
    source = source_of(draft, statement, span)
    return Claim(
        property=name,
        value=value,
        text=span.of(draft.document.text),
        span=span,
        said_by=source.said_by,
        attribution=source.attribution,
        stance=stance or source.stance,
        group=group,
        party=party,
    )
