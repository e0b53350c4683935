"""DOSSIERS → bytes: one format per file.

A format is a function `(dossiers, out, style) -> None` registered with `@dossier_form("name")`; its docstring is its help text.
It takes the dossiers as a stream, in order, and writes text to `out`. A new format is one new file here, or in another package
under the entry-point group `rashomon.formats.dossier`.
"""

from rashomon.formats.dossier.registry import DossierFormat, dossier_form, get, names

__all__ = ["DossierFormat", "dossier_form", "get", "names"]
