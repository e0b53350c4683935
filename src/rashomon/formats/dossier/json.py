"""Dossiers as one JSON value."""

from collections.abc import Iterable
from typing import TextIO

from rashomon.formats.dossier.registry import dossier_form
from rashomon.formats.dossier_record import dossier_to_dict
from rashomon.formats.jsonl import dumps_record
from rashomon.formats.registry import Style
from rashomon.model import Dossier


@dossier_form("json")
def write(dossiers: Iterable[Dossier], out: TextIO, style: Style) -> None:
    """Write a JSON array of dossiers, indented, one after another as they come."""
    between = "[\n"
    for dossier in dossiers:
        out.write(between + dumps_record(dossier_to_dict(dossier), indent=1))
        between = ",\n"
    out.write("[]\n" if between == "[\n" else "\n]\n")
