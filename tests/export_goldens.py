"""Golden files of every scheme: what exports make of the readings of our own examples, kept as files.

The readings are kept too (`readings.jsonl`), so that a golden file changes only when an export does. After a change that is meant:
`python tests/export_goldens.py` writes the files anew; `--read` reads the examples again first. Look at the difference before you commit.
"""

import io
import json
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from rashomon.exports import Reviews, Table, get_scheme, get_writer, scheme_names
from rashomon.formats.record import from_dict, to_dict
from rashomon.pipeline.dossiers import compare
from rashomon.review import facts

FOLDER = Path(__file__).parent / "exports" / "goldens"
EXAMPLES = Path(__file__).parents[1] / "examples"
MADE = datetime(2024, 4, 1, 12, tzinfo=UTC)
REVIEWED = ("judgements", "claimreview")  # of people's decisions, of which the examples have none


def texts():
    """Return our examples as reports."""
    paths = [EXAMPLES / "harbour_protest.txt", *sorted((EXAMPLES / "zinder_attack").glob("*.txt"))]
    return [{"id": path.name, "text": path.read_text(encoding="utf-8")} for path in paths]


@cache
def readings():
    """Return the readings that are kept."""
    lines = (FOLDER / "readings.jsonl").read_text(encoding="utf-8").splitlines()
    return [from_dict(json.loads(line)) for line in lines]


@cache
def dossiers(policy):
    """Return what the kept readings tell of."""
    return compare(readings(), policy)


def table(name):
    """Return a scheme's table of the kept readings, by the scheme's own policy."""
    scheme = get_scheme(name)
    return Table(scheme, dossiers(scheme.policy), made=MADE, reviews=Reviews(facts=facts))


def path(name):
    """Return the golden file of a scheme."""
    return FOLDER / f"{name}{get_writer(get_scheme(name).writer).suffix}"


def written(name):
    """Return what a scheme's own format makes of the kept readings."""
    out = io.BytesIO()
    get_writer(get_scheme(name).writer).write([table(name)], out)
    return out.getvalue()


def main():
    """Write the golden files."""
    if "--read" in sys.argv:
        import rashomon

        lines = (json.dumps(to_dict(reading), ensure_ascii=False) for reading in rashomon.read_many(texts()))
        (FOLDER / "readings.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    for name in scheme_names():
        if name not in REVIEWED:
            path(name).write_bytes(written(name))


if __name__ == "__main__":
    main()
