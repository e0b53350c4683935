"""Language data: lists, no code but what reads them. `lang/en/NAME.toml` holds the lists that one layer reads."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lists(name: str, language: str = "en") -> dict[str, Any]:
    """Return the lists of one file, `lang/<language>/<name>.toml`."""
    return tomllib.loads((files("rashomon.lang") / language / f"{name}.toml").read_text(encoding="utf-8"))
