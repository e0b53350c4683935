"""What is known beside a report, as a configuration asks for it: passed to whatever looks something up."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rashomon.knowledge.gazetteer import Gazetteer
from rashomon.model import DEFAULT, Config


@dataclass(frozen=True)
class Knowledge:
    """The tables that a reading looks things up in and that a user may add to."""

    gazetteer: Gazetteer


def knowledge(config: Config = DEFAULT) -> Knowledge:
    """Return what is known under a configuration; ConfigError where a file of the user's cannot be used."""
    return _knowledge(config.gazetteers)


@lru_cache(maxsize=4)  # opening the files costs more than a report
def _knowledge(gazetteers: tuple[str, ...]) -> Knowledge:
    return Knowledge(Gazetteer(extra=tuple(Path(path) for path in gazetteers)))
