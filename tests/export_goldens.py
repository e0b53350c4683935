"""Golden files of every scheme: what exports make of the readings of our own examples, kept as files.

The readings and dossiers are kept too (`readings.jsonl`, `dossiers.jsonl`), so that a golden file changes only when an export does. After a
change that is meant: `python tests/export_goldens.py` writes the files anew; `--read` reads and joins the examples again first. Look at the
difference before you commit.
"""

import io
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from rashomon.exports import Reviews, Table, get_scheme, get_writer, scheme_names
from rashomon.formats.dossier_record import dossier_from_dict, dossier_to_dict
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
    """Return the dossiers that are kept, with figures by a policy."""
    known = {reading.document.id: reading for reading in readings()}
    lines = (FOLDER / "dossiers.jsonl").read_text(encoding="utf-8").splitlines()
    made = [dossier_from_dict(json.loads(line)) for line in lines]
    return [
        replace(one, readings={report.document: known[report.document] for report in one.reports})
        for one in made
        if one.policy == policy
    ]


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


def keep(name, records):
    """Write records as lines."""
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (FOLDER / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")


def main():
    """Write the golden files."""
    if "--read" in sys.argv:
        import rashomon

        keep("readings", map(to_dict, rashomon.read_many(texts())))
        policies = sorted({get_scheme(name).policy for name in scheme_names()})
        keep("dossiers", (dossier_to_dict(one) for policy in policies for one in compare(readings(), policy)))
    for name in scheme_names():
        if name not in REVIEWED:
            path(name).write_bytes(written(name))


if __name__ == "__main__":
    main()
