"""Rashomon reads news reports of conflict and keeps every version, according to whom.

>>> import rashomon
>>> callable(rashomon.read)
True
"""

import importlib
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.api import Comparison, DateWarning, UnreadableWarning, compare, export, read, read_many
    from rashomon.model import Config, ConfigError, Document, Dossier, RashomonError, Reading, RecordError

__all__ = [
    "Comparison",
    "Config",
    "ConfigError",
    "DateWarning",
    "Document",
    "Dossier",
    "RashomonError",
    "Reading",
    "RecordError",
    "UnreadableWarning",
    "__version__",
    "compare",
    "export",
    "read",
    "read_many",
]
__version__ = version("rashomon")
_INTERFACE = ("Comparison", "DateWarning", "UnreadableWarning", "compare", "export", "read", "read_many")


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the package exports
    # Looked up when first asked for: whoever imports one room (`rashomon.model`) need not wait for the others.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module("rashomon.api" if name in _INTERFACE else "rashomon.model"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
