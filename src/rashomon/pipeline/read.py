"""One report through its stages: Document → Draft → layers → checks → Reading."""

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from rashomon import checks
from rashomon.analysis import analyse, analyse_many
from rashomon.analysis.draft import Draft
from rashomon.knowledge.base import knowledge
from rashomon.model import DEFAULT, Config, ConfigError, Document, Engine, Reading, RecordError
from rashomon.model.config import Limits
from rashomon.pipeline.budget import OutOfMemory, OutOfTime, within
from rashomon.pipeline.written import as_written
from rashomon.reading import ordered

Outcome = Document | RecordError
Result = TypeVar("Result")
Over = Callable[
    [Callable[[Sequence[Outcome]], list[Reading | RecordError]], Iterable[Sequence[Outcome]]],
    Iterable[Sequence[Reading | RecordError]],
]
BATCH = 32  # reports parsed together
TEXT = 25_000  # characters with which a batch is full: the networks hold 1.5 kB for each while they work
WAIT = 1.0  # seconds that a report waits for others to be read with
VERSION = "0.1.0"
LAYERS: tuple[str, ...] = (
    "times.rules.v1",
    "counts.rules.v1",
    "places.gazetteer.v1",
    "actors.rules.v1",
    "statements.rules.v1",
    "events.rules.v1",
    "elections.rules.v1",
    "events.telling.rules.v1",
)
# What stands in the place of a layer of rules, by the name that `--models` takes.
INSTEAD: dict[str, dict[str, tuple[str, ...]]] = {
    "none": {},
    "small": {
        "events.rules.v1": ("events.rules.v1", "events.roles.linear.v1", "events.parties.linear.v1"),
        "elections.rules.v1": ("elections.rules.v1", "events.settings.linear.v1"),
        "events.telling.rules.v1": ("events.telling.linear.v1",),
    },
}


def layers(config: Config = DEFAULT) -> tuple[str, ...]:
    """Return the names of the layers, a model's behind or in the place of the rules."""
    instead = INSTEAD[config.models]
    return tuple(name for rules in LAYERS for name in instead.get(rules, (rules,)))


def read_document(document: Document, config: Config = DEFAULT, *, draft: Draft | None = None) -> Reading:
    """Return the reading of one document; a pure function of it and of the configuration.

    `draft` is its parse, where it has been parsed already.
    """
    return as_written(_read(draft or analyse(document, config), config), document)


def read_documents(documents: Iterable[Document], config: Config = DEFAULT) -> Iterator[Reading]:
    """Read documents one after another, in order."""
    for document in documents:
        yield read_document(document, config)


def warm_up(config: Config = DEFAULT) -> None:
    """Load what reading takes, so that no report pays for it: the parser, the models, the tables."""
    read_document(
        Document("warm-up", "A bomb killed two people in Lima on Friday, police said.", language="en"), config
    )


def read_all(
    documents: Iterable[Outcome], config: Config = DEFAULT, *, over: Over = map
) -> Iterator[Reading | RecordError]:
    """Read what can be read, in order; errors pass through, and a report that cannot be read becomes one.

    `over` maps a function over batches, in order: `map`, or an engine. ConfigError is raised before anything is read, or where a
    model's file cannot be used: it would fail every report alike.
    """
    check(config)
    return chain.from_iterable(over(partial(read_batch, config=config), batches(documents)))


def batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    """Cut a stream into batches, short ones at first: the parser is quicker with many reports at a time.

    A batch is also handed on when it holds much text, or when its first report has waited for a second.
    """
    batch: list[Outcome] = []
    most, size, since = 1, 0, 0.0
    for outcome in outcomes:
        since = since if batch else time.monotonic()
        batch.append(outcome)
        size += len(outcome.text) if isinstance(outcome, Document) else 0
        if len(batch) >= most or size >= TEXT or time.monotonic() - since > WAIT:
            yield batch
            batch, size, most = [], 0, min(2 * most, BATCH)
    if batch:
        yield batch


def read_batch(outcomes: Sequence[Outcome], config: Config = DEFAULT) -> list[Reading | RecordError]:
    """Read a batch; a pure function of it, which any engine may map over batches. One report that fails costs no other."""
    return finish_batch(_itself, outcomes, config)


def finish_batch(
    finish: Callable[[Reading], Result], outcomes: Sequence[Outcome], config: Config = DEFAULT
) -> list[Result | RecordError]:
    """Return what `finish` makes of the reading of each document; it is held to the same limits, and may fail, as reading itself."""
    drafts = iter(_drafts([outcome for outcome in outcomes if isinstance(outcome, Document)], config))

    def result(draft: Draft | None, document: Document) -> Result:
        return finish(read_document(document, config=config, draft=draft))

    return [
        attempt(partial(result, next(drafts)), outcome, config.limits) if isinstance(outcome, Document) else outcome
        for outcome in outcomes
    ]


def _drafts(documents: list[Document], config: Config) -> Sequence[Draft | None]:
    """Return the parses of all documents; of none where one of them makes it fail, for then each is parsed by itself."""
    if len(documents) > 1:
        with contextlib.suppress(Exception), within(config.limits):
            return list(analyse_many(documents, config))
    return [None] * len(documents)


def check(config: Config) -> None:
    """Refuse a configuration under which nothing could be read (ConfigError)."""
    ordered(layers(config))
    knowledge(config)


def attempt(
    work: Callable[[Document], Result], document: Document, limits: Limits = DEFAULT.limits
) -> Result | RecordError:
    """Return what `work` makes of a document, or why it could not be read."""
    try:
        with within(limits):
            return work(document)
    except ConfigError:
        raise
    except (OutOfTime, OutOfMemory) as error:
        return RecordError(document.input_id or document.id, f"could not be read: it {error}", part="reading")
    except Exception as error:  # noqa: BLE001 - the border of one record: whatever fails here must not stop the rest
        told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        return RecordError(document.input_id or document.id, f"could not be read ({told})", part="reading")


def _itself(reading: Reading) -> Reading:
    return reading


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
