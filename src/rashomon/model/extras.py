"""Libraries that only some need: they come with an extra, and are imported where they are used."""

import importlib
from types import ModuleType

from rashomon.model.errors import ConfigError


def library(name: str, extra: str) -> ModuleType:
    """Return a library of an extra; ConfigError says which extra brings it where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        told = f"this needs {name.partition('.')[0]}: pip install 'rashomon[{extra}]'"
        raise ConfigError(told) from error
