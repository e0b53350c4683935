"""Dossiers as JSON lines."""

from collections.abc import Iterable
from typing import TextIO

from rashomon.formats.dossier.registry import dossier_form
from rashomon.formats.dossier_record import dossier_to_dict
from rashomon.formats.jsonl import dumps_record
from rashomon.formats.registry import Style
from rashomon.model import Dossier


@dossier_form("jsonl")
def write(dossiers: Iterable[Dossier], out: TextIO, style: Style) -> None:
    """Write one dossier a line, each as soon as it is made."""
    for dossier in dossiers:
        out.write(dumps_record(dossier_to_dict(dossier)) + "\n")
