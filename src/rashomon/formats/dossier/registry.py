"""The door for formats of dossiers."""

from collections.abc import Callable, Iterable
from typing import TextIO

from rashomon.formats.registry import Style
from rashomon.model import Dossier, Registry

DossierFormat = Callable[[Iterable[Dossier], TextIO, Style], None]
dossier_form: Registry[DossierFormat] = Registry("rashomon.formats.dossier", "format")


def names() -> tuple[str, ...]:
    """Return the names of all formats of dossiers in alphabetical order."""
    return tuple(dossier_form)


def get(name: str) -> DossierFormat:
    """Return the format of that name; ConfigError names those there are."""
    return dossier_form.get(name)
