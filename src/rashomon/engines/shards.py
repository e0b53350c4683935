"""Shards read by an engine into a folder: what is there is passed over, what ends its process is tried again."""

from collections.abc import Iterable, Iterator
from functools import partial

from rashomon.engines.process import WorkerDied
from rashomon.engines.protocol import Engine
from rashomon.model import Config, RecordError
from rashomon.pipeline.batch import read_shard
from rashomon.pipeline.parts import Folder, Part
from rashomon.pipeline.read import warm_up
from rashomon.sources import Shard

TRIES = 20  # rounds for shards whose process ends: three of them find one report that ends it


def read_shards(
    engine: Engine, shards: Iterable[Shard | RecordError], folder: Folder, *, published: str | None, config: Config
) -> Iterator[Part | RecordError]:
    """Read what the folder does not hold yet, and yield each part as it is committed, those that are there too.

    A RecordError stands for what could not be opened, and for a shard that was given up.
    """
    folder.begin()
    todo: list[Shard] = []
    work = partial(read_shard, folder=folder, published=published, config=config)
    known: list[Part | RecordError] = []

    def missing() -> Iterator[Shard]:
        for shard in shards:
            if isinstance(shard, RecordError):
                known.append(shard)
            elif part := folder.part(shard.key):
                known.append(part)
            else:
                yield shard

    rest: Iterable[Shard] = missing()
    for _ in range(TRIES):
        todo = []
        for shard, result in engine.run(work, rest, start=partial(warm_up, config)):
            yield from known
            known.clear()
            if isinstance(result, WorkerDied):
                todo.append(shard)
            else:
                yield result
        yield from known
        known.clear()
        if not (rest := todo):
            return
    for shard in todo:
        yield RecordError(shard.paths[0], f"was given up: {TRIES} processes that read it ended", part="reading")
