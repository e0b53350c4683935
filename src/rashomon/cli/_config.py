"""The flags that every verb shares: where its configuration comes from.

`rashomon.toml` of the current folder, or the file that `--config` names, then flags: the later wins.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import click

from rashomon.model.config import DEFAULT, DEFAULTS, LANGUAGES, MODELS, POLICIES, Config, from_toml, merged
from rashomon.model.errors import ConfigError

Command = TypeVar("Command", bound=Callable[..., Any])
FILE = Path("rashomon.toml")
_SECONDS = click.FloatRange(min=0, min_open=True)


@dataclass(frozen=True)
class Flag:
    """One flag: the key it sets, its type as click knows it, and its help."""

    name: str
    key: str
    type: Any
    help: str
    multiple: bool = False
    metavar: str | None = None

    @property
    def argument(self) -> str:
        """Return the name under which click hands its value over."""
        return "config_" + self.key.replace(".", "_")

    def option(self) -> Callable[[Command], Command]:
        """Return the flag as an option of click's. It has no default: that is the configuration's."""
        return click.option(
            self.name, self.argument, type=self.type, multiple=self.multiple, metavar=self.metavar, help=self.help
        )


FLAGS = (
    Flag("--language", "language", click.Choice(LANGUAGES), "Language of the reports."),
    Flag("--models", "models", click.Choice(MODELS), "Trained models to use beside the rules."),
    Flag("--gazetteer", "gazetteers", click.Path(),
         "Look places up in this table too (CSV, TSV or SQLite, see docs/gazetteer.md); may be repeated.", True, "FILE"),
    Flag("--policy", "policy", click.Choice(POLICIES),
         "The rule that chooses a best figure; range chooses none (docs/dossier.md)."),
    Flag("--time-limit", "limits.time_limit", _SECONDS, "Seconds that one report may take.", metavar="SECONDS"),
    Flag("--memory-limit", "limits.memory_limit", click.IntRange(min=1), "Megabytes that reading one report may take.",
         metavar="MB"),
    Flag("--fetch-seconds", "limits.fetch_seconds", _SECONDS, "Seconds that one answer from the web may take.",
         metavar="SECONDS"),
    Flag("--fetch-bytes", "limits.fetch_bytes", click.IntRange(min=1), "Bytes that one answer from the web may have.",
         metavar="N"),
)  # fmt: skip


@dataclass(frozen=True)
class Settings:
    """A configuration and where each of its values came from (`--models`, `rashomon.toml`, `default`), by dotted key."""

    config: Config = DEFAULT
    origins: dict[str, str] = field(default_factory=dict)
    file: Path | None = None  # that was read

    def given(self, key: str) -> Any:  # noqa: ANN401 - any value of a configuration
        """Return a value that somebody gave, None where it is the default."""
        return self.config.flat()[key] if self.origins.get(key, DEFAULTS) != DEFAULTS else None


def settings_options(command: Command) -> Command:
    """Add `--config` and the flags of the configuration to a verb, which gets `settings`."""

    @functools.wraps(command)
    def with_settings(*args: Any, config_file: str | None, **given: Any) -> Any:  # noqa: ANN401 - whatever the verb takes
        flags = [(flag, given.pop(flag.argument)) for flag in FLAGS]
        values = [(flag.name, {flag.key: value}) for flag, value in flags if value not in (None, ())]
        return command(*args, settings=_settings(config_file, values), **given)

    options = [click.option("--config", "config_file", metavar="FILE", type=click.Path(dir_okay=False),
                            help=f"Take values from this file (default: {FILE}, where there is one).")]  # fmt: skip
    for option in reversed([*options, *(flag.option() for flag in FLAGS)]):
        with_settings = option(with_settings)
    return with_settings  # type: ignore[return-value]


def config_options(command: Command) -> Command:
    """Add `--config` and the flags of the configuration to a verb, which gets `config`."""

    @functools.wraps(command)
    def with_config(*args: Any, settings: Settings, **given: Any) -> Any:  # noqa: ANN401 - whatever the verb takes
        return command(*args, config=settings.config, **given)

    return settings_options(with_config)  # type: ignore[return-value]


def _settings(file: str | None, flags: list[tuple[str, dict[str, Any]]]) -> Settings:
    path = Path(file) if file else FILE
    try:
        sources = [(str(path), from_toml(path))] if file or path.is_file() else []
        return Settings(*merged([*sources, *flags]), file=path if sources else None)
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
