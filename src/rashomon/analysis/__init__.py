"""DOCUMENT → tokens, sentences, names: one file per analyser."""

from collections.abc import Iterable, Iterator

from rashomon.analysis.draft import Draft
from rashomon.model import DEFAULT, Config, Document

__all__ = ["analyse", "analyse_many"]


def analyse(document: Document, config: Config = DEFAULT) -> Draft:
    """Return the document with its parse and its quotations."""
    return next(analyse_many([document], config))


def analyse_many(documents: Iterable[Document], config: Config = DEFAULT) -> Iterator[Draft]:
    """Parse documents one after another, in order; one without case is read as it would be printed (see `casing`)."""
    # spaCy takes half a second to import, which whoever parses nothing (`--help`, a search in a store) need not wait for.
    from rashomon.analysis.english import parsed

    return parsed(documents, config)
