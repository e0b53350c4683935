"""`rashomon config`: show the configuration and where each value comes from."""

import json
from typing import Any

import click

from rashomon.cli._config import Settings, settings_options

_COLUMN = 44  # where the origins stand, if the values leave room


@click.command("config")
@settings_options
def config_command(settings: Settings) -> None:
    """Show the configuration that a verb would use with these flags in this folder, as a file for `--config`.

    A value comes from a flag, else from the file that `--config` names or rashomon.toml in the current folder, else it is the
    default.

    \b
    Examples:
      rashomon config
      rashomon config --policy acled > rashomon.toml
    """
    click.echo(config(settings), nl=False)


def config(settings: Settings) -> str:
    """Return a configuration as TOML, each line with the origin of its value."""
    rows, section = [], ""
    for key, value in settings.config.flat().items():
        table, _, name = key.rpartition(".")
        if table != section:
            rows.append(f"\n[{table}]")
            section = table
        rows.append(f"{f'{name} = {_toml(value)}':<{_COLUMN}}  # {settings.origins.get(key)}")
    return "\n".join(rows) + "\n"


def _toml(value: Any) -> str:  # noqa: ANN401 - any value of a configuration
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
