"""Pages of the documentation that are made from the code, as a hook of mkdocs: `make docs`.

The command line's reference is what `--help` prints, the record's is its JSON Schema, the Python interface's is its docstrings.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from rashomon.cli import verbs
from rashomon.formats import schema

ROOT = Path(__file__).parents[1]
NOUNS = (
    "rashomon.model.reading",
    "rashomon.model.document",
    "rashomon.model.dossier",
    "rashomon.model.count",
    "rashomon.model.span",
)
PYTHON = """# Python interface

Everything here is found as `rashomon.NAME`.

::: rashomon.api

::: rashomon.model.config
    options:
      members: [Config, Limits]

::: rashomon.model.errors

# What they return

"""


def cli_page() -> str:
    """Return the reference of the command line: what each command prints for `--help`."""
    context = click.Context(verbs, info_name="rashomon")
    parts = ["# Command line\n", _help(verbs, context)]
    for name in verbs.list_commands(context):
        command = verbs.get_command(context, name)
        assert command is not None
        parts += [f"## rashomon {name}\n", *_commands(command, click.Context(command, info_name=name, parent=context))]
    return "\n".join(parts)


def _commands(command: click.Command, context: click.Context) -> Iterator[str]:
    yield _help(command, context)
    for name in command.list_commands(context) if isinstance(command, click.Group) else ():
        inner = command.get_command(context, name)  # type: ignore[attr-defined]
        inside = click.Context(inner, info_name=name, parent=context)
        yield f"### {inside.command_path}\n"
        yield _help(inner, inside)


def _help(command: click.Command, context: click.Context) -> str:
    return f"```text\n{command.get_help(context)}\n```\n"


def record_page() -> str:
    """Return the reference of the reading's record: each object of its JSON Schema with its fields."""
    whole = schema()
    objects = {name for name, definition in whole.get("$defs", {}).items() if "properties" in definition}
    parts = [
        "# The reading, field by field\n",
        "Made from the JSON Schema in the package (`rashomon.formats.schema()`).\n",
    ]
    for name, definition in [
        ("reading", whole),
        *((name, whole["$defs"][name]) for name in whole["$defs"] if name in objects),
    ]:
        parts += _object(name, definition, objects)
    return "\n".join(parts)


def _object(name: str, definition: dict[str, Any], objects: set[str]) -> list[str]:
    fields = definition["properties"].items()
    rows = [f"| `{key}` | {_type(value, objects)} | {value.get('description', '')} |" for key, value in fields]
    about = definition.get("description", "")
    return [f"## {name}\n", f"{about}\n" if about else "", "| field | type | meaning |\n| --- | --- | --- |", *rows, ""]


def _type(value: dict[str, Any], objects: set[str]) -> str:
    """Return the type of a field in words, with links to the objects on the page."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})" if name in objects else str(name)
    for key in ("anyOf", "oneOf"):
        if key in value:
            return " or ".join(_type(part, objects) for part in value[key])
    if "enum" in value:
        return ", ".join(f"`{json.dumps(item)}`" for item in value["enum"])
    if value.get("type") == "array":
        items = value.get("items")
        return f"list of {_type(items, objects)}" if isinstance(items, dict) else "list"
    kind = value.get("type", f"`{json.dumps(value['const'])}`" if "const" in value else "any")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def python_page() -> str:
    """Return the reference of the Python interface, which mkdocstrings fills from the docstrings."""
    return PYTHON + "\n\n".join(f"::: {name}" for name in NOUNS) + "\n"


def contributing_page() -> str:
    """Return CONTRIBUTING.md with its links as seen from the site."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return re.sub(r"\]\(docs/", "](", text)


def on_config(config: Any) -> Any:  # noqa: ANN401 - mkdocs is no dependency of ours
    """List the decisions, the newest first (called by mkdocs)."""
    found = sorted((ROOT / "docs" / "decisions").glob("*.md"), reverse=True)
    config.nav.insert(-1, {"Decisions": [f"decisions/{path.name}" for path in found]})
    return config


def on_files(files: Any, config: Any) -> Any:  # noqa: ANN401 - mkdocs is no dependency of ours
    """Add the pages to the site (called by mkdocs)."""
    from mkdocs.structure.files import File  # only where the site is built

    pages = {
        "reference/cli.md": cli_page(),
        "reference/record.md": record_page(),
        "reference/python.md": python_page(),
        "contributing.md": contributing_page(),
    }
    for name, content in pages.items():
        files.append(File.generated(config, name, content=content))
    return files
