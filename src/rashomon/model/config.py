"""What a run depends on besides its input: one frozen `Config`, made at the border and passed down.

Values come from a TOML file (`rashomon.toml`), from flags or from keyword arguments; `merged` lays them over the defaults, the
later over the earlier, and remembers where each came from. Nothing below reads a global or the environment.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from rashomon.model.errors import ConfigError

LANGUAGES = ("en",)  # that reports may be in
MODELS = ("none", "small")  # trained models beside the rules
POLICIES = ("range", "acled", "ucdp", "latest", "majority", "gtd")  # rules that choose a best figure
OF_THE_WATCH = ("source", "alert", "watch")  # tables of a file that are read by `plan_from_toml`
DEFAULTS = "default"  # the origin of a value that nobody gave
_CHOICES = {"language": LANGUAGES, "models": MODELS, "policy": POLICIES}


@dataclass(frozen=True)
class Limits:
    """Bounds on what one input may cost."""

    time_limit: float = 60.0  # seconds by the clock that reading one report may take
    memory_limit: int = 4_000  # megabytes that reading one report may take beyond what the program holds anyway
    fetch_seconds: float = 120.0  # for one answer from the web, however slowly it comes
    fetch_bytes: int = 200_000_000  # of one answer from the web, as sent and unpacked


@dataclass(frozen=True)
class Config:
    """What a run depends on besides its input.

    `language` is that of the reports (ISO 639-1), `models` the trained models used beside the rules, `gazetteers` paths of tables
    of places (docs/gazetteer.md), `policy` the rule that chooses a best figure (docs/dossier.md). ConfigError where a value is none
    of those there are.
    """

    language: str = "en"
    models: str = "small"
    gazetteers: tuple[str, ...] = ()
    policy: str = "range"
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        for key, choices in _CHOICES.items():
            if getattr(self, key) not in choices:
                raise ConfigError(f"{key}: {getattr(self, key)!r} is none of {', '.join(choices)}")

    def flat(self) -> dict[str, Any]:
        """Return each value under its dotted key, as `rashomon config` shows them.

        >>> Config().flat()["limits.fetch_seconds"]
        120.0
        """
        values = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "limits"}
        return values | {f"limits.{key}": value for key, value in asdict(self.limits).items()}


DEFAULT = Config()


def from_toml(path: Path) -> dict[str, Any]:
    """Return the values of a file under their dotted keys; paths in it are relative to its folder. ConfigError where it is broken."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else error
        raise ConfigError(f"{path}: {told}") from error
    values = _dotted({key: value for key, value in given.items() if key not in OF_THE_WATCH})
    if isinstance(values.get("gazetteers"), list):
        values["gazetteers"] = [str(path.parent / str(name)) for name in values["gazetteers"]]
    return values


def merged(sources: Iterable[tuple[str, Mapping[str, Any]]], base: Config = DEFAULT) -> tuple[Config, dict[str, str]]:
    """Return the configuration that sources make over `base`, the later over the earlier, and where each value came from.

    A source is its name and values under dotted keys. ConfigError names the source whose value cannot be used.

    >>> config, origins = merged([("a file", {"policy": "acled"}), ("--models", {"models": "none"})])
    >>> config.policy, config.models, origins["policy"], origins["language"]
    ('acled', 'none', 'a file', 'default')
    """
    config, origins = base, dict.fromkeys(DEFAULT.flat(), DEFAULTS)
    for name, values in sources:
        for key, value in values.items():
            try:
                config = _with(config, key, value)
            except ConfigError as error:
                raise ConfigError(f"{name}: {error}") from error
            origins[key] = name
    return config, origins


def _dotted(given: Mapping[str, Any]) -> dict[str, Any]:
    limits = given.get("limits", {})
    if not isinstance(limits, Mapping):
        return dict(given)
    return {key: value for key, value in given.items() if key != "limits"} | {
        f"limits.{k}": v for k, v in limits.items()
    }


def _with(config: Config, key: str, value: Any) -> Config:  # noqa: ANN401 - whatever a file holds
    default = DEFAULT.flat()
    if key not in default:
        near = get_close_matches(key, default, 1)
        raise ConfigError(f"there is no {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    value = _fitting(key, value, default[key])
    if key.startswith("limits."):
        return replace(config, limits=replace(config.limits, **{key.removeprefix("limits."): value}))
    return replace(config, **{key: value})


def _fitting(key: str, value: Any, like: Any) -> Any:  # noqa: ANN401 - whatever a file holds
    """Return a value in the type of the default; ConfigError where it is of another."""
    if isinstance(like, tuple):
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise ConfigError(f"{key}: {value!r} is no list of paths")
        return tuple(str(item) for item in value)
    if isinstance(like, str):
        if not isinstance(value, str):
            raise ConfigError(f"{key}: {value!r} is no text")
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        raise ConfigError(f"{key}: {value!r} is no number above zero")
    return type(like)(value)
