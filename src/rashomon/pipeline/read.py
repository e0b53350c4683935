"""One report through its stages: Document → Draft → layers → checks → Reading."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from rashomon import checks
from rashomon.analysis import analyse
from rashomon.analysis.draft import Draft
from rashomon.knowledge.base import knowledge
from rashomon.model import DEFAULT, Config, ConfigError, Document, Engine, Reading, RecordError
from rashomon.pipeline.written import as_written
from rashomon.reading import ordered

Result = TypeVar("Result")
VERSION = "0.1.0"
LAYERS: tuple[str, ...] = (
    "times.rules.v1",
    "counts.rules.v1",
    "places.gazetteer.v1",
    "actors.rules.v1",
    "statements.rules.v1",
    "events.rules.v1",
    "elections.rules.v1",
)
ADDED: dict[str, dict[str, str]] = {"none": {}, "small": {"events.rules.v1": "events.roles.linear.v1"}}


def layers(config: Config = DEFAULT) -> tuple[str, ...]:
    """Return the names of the layers, a model's behind the rules it builds on."""
    added = ADDED[config.models]
    return tuple(name for rules in LAYERS for name in (rules, added.get(rules)) if name)


def read_document(document: Document, config: Config = DEFAULT) -> Reading:
    """Return the reading of one document; a pure function of it and of the configuration."""
    return as_written(_read(analyse(document, config), config), document)


def read_documents(documents: Iterable[Document], config: Config = DEFAULT) -> Iterator[Reading]:
    """Read documents one after another, in order."""
    for document in documents:
        yield read_document(document, config)


def read_all(documents: Iterable[Document | RecordError], config: Config = DEFAULT) -> Iterator[Reading | RecordError]:
    """Read what can be read, in order; errors pass through, and a report that cannot be read becomes one.

    ConfigError is raised before anything is read, or where a model's file cannot be used: it would fail every report alike.
    """
    check(config)
    for document in documents:
        yield (
            document if isinstance(document, RecordError) else attempt(partial(read_document, config=config), document)
        )


def check(config: Config) -> None:
    """Refuse a configuration under which nothing could be read (ConfigError)."""
    ordered(layers(config))
    knowledge(config)


def attempt(work: Callable[[Document], Result], document: Document) -> Result | RecordError:
    """Return what `work` makes of a document, or why it could not be read."""
    try:
        return work(document)
    except ConfigError:
        raise
    except Exception as error:  # noqa: BLE001 - the border of one record: whatever fails here must not stop the rest
        told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        return RecordError(document.input_id or document.id, f"could not be read ({told})", part="reading")


def _read(draft: Draft, config: Config) -> Reading:
    for step in ordered(layers(config)):
        given: dict[str, Any] = {step.gives: step.give(draft)}
        draft = replace(draft, **given)
    reading = Reading(
        document=draft.document,
        engine=engine(config),
        places=draft.places,
        times=draft.times,
        counts=draft.counts,
        actors=draft.actors,
        statements=draft.statements,
        events=draft.events,
    )
    return replace(reading, findings=checks.run(reading))


def engine(config: Config = DEFAULT) -> Engine:
    """Return what a reading depends on besides its document: the version, the layers with the models', and the user's gazetteers."""
    parameters: dict[str, Any] = {"layers": list(layers(config))}
    if config.gazetteers:
        parameters["gazetteers"] = [Path(path).name for path in config.gazetteers]
    return Engine("rashomon", VERSION, parameters)
