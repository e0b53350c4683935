"""Measure everything that docs/accuracy.md shows, and write its table and docs/accuracy.json; the prose around it stays.

    python scripts/accuracy.py DATA_FOLDER                all rows of scripts/accuracy.toml
    python scripts/accuracy.py DATA_FOLDER times places   these tasks only; the other figures stay as they were measured
    python scripts/accuracy.py --table                    the table again from docs/accuracy.json, without reading anything

A row whose file is not there, or whose task is not, keeps its figure; without one it is left out and named on standard error. So does a
row with `held_out`: weights were trained on its file, and the script named there measures it with weights that were not.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from incident_rows import lines

from rashomon.engines.local import cores
from rashomon.evaluate import evaluate, task
from rashomon.evaluate.report import to_json
from rashomon.model import RecordError

ROOT = Path(__file__).resolve().parents[1]
PAGE, FIGURES, SPEC = ROOT / "docs" / "accuracy.md", ROOT / "docs" / "accuracy.json", ROOT / "scripts" / "accuracy.toml"
BEGIN, END = "<!-- table: python scripts/accuracy.py -->", "<!-- end of table -->"
Row = dict[str, Any]


def main() -> int:
    """Measure what is asked for and write the table; 1 where a row could not be measured and has no older figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="folder of the data files")
    parser.add_argument("tasks", nargs="*", help="measure only these tasks")
    parser.add_argument("--table", action="store_true", help="measure nothing, write the table again")
    options = parser.parse_args()
    if not options.folder and not options.table:
        parser.error("give the folder of the data, or --table")
    rows = tomllib.loads(SPEC.read_text(encoding="utf-8"))["row"]
    results: dict[str, Row] = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    if not options.table:
        measure(rows, results, options.folder, set(options.tasks))
        FIGURES.write_text(json.dumps(results, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    write(table(rows, results))
    absent = [row["what"] for row in rows if figure_of(row, results) is None]
    sys.stderr.writelines(f"no figure: {what}\n" for what in absent)
    return 1 if absent else 0


def measure(rows: list[Row], results: dict[str, Row], folder: Path, wanted: set[str]) -> None:
    """Put the result of each file of each task that is asked for into `results`, each measured once."""
    for name, data in dict.fromkeys((row["task"], row["data"]) for row in rows if "held_out" not in row):
        if (wanted and name not in wanted) or name not in set(task):
            continue
        path = ROOT / data if data.startswith("./") else folder / data
        sys.stderr.write(f"{name} on {path}\n")
        try:
            with rows_file(name, path) as file:
                result = to_json(evaluate(name, str(file), workers=cores()))
        except RecordError as error:
            sys.stderr.write(f"{error}\n")
            continue
        kept = ("task", "data", "sha256", "rows", "units", "unit", "figures", "rounds", "seed", "engine")
        results[f"{name} {data}"] = {key: result[key] for key in kept} | {"unread": len(result["unread"])}


@contextmanager
def rows_file(name: str, path: Path) -> Iterator[Path]:
    """Give the file of rows to score: known incidents are first laid out as rows of `dossiers`."""
    if name != "dossiers" or path.suffix == ".jsonl":
        yield path
        return
    with TemporaryDirectory() as folder:
        file = Path(folder) / "incidents.jsonl"
        file.write_text("".join(lines(path.parent)), encoding="utf-8")
        yield file


def figure_of(row: Row, results: dict[str, Row]) -> Row | None:
    """Return the figure of a row with its interval, None where it was not measured."""
    result = results.get(f"{row['task']} {row['data']}")
    return result["figures"].get(row["figure"]) if result else None


def table(rows: list[Row], results: dict[str, Row]) -> str:
    """Return the table of all rows that have a figure."""
    lines = [
        "| what | data | figure (95 %) | target | best published | by whom, on what |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        figure = figure_of(row, results)
        if figure is not None and figure["value"] is not None:
            result = results[f"{row['task']} {row['data']}"]
            data = f"`{row['data'].removeprefix('./')}`, {result['units']} {result['unit']}, {result['sha256'][:8]}"
            lines.append(
                f"| {row['what']} | {data} | {percent(figure)} | {target(row, figure)} | {row.get('best', '–')} | {row.get('by', '–')} |"
            )
    return "\n".join(lines)


def percent(figure: Row) -> str:
    """Return a figure in per cent with its interval."""
    value, low, high = (100 * figure[key] for key in ("value", "low", "high"))
    return f"**{value:.1f}** ({low:.1f}–{high:.1f})"


def target(row: Row, figure: Row) -> str:
    """Return the target of a row and whether it is met; a negative target is a ceiling."""
    goal = row.get("target")
    if goal is None:
        return "–"
    met = 100 * figure["value"] >= goal if goal > 0 else 100 * figure["value"] <= -goal
    return f"{'≥' if goal > 0 else '≤'} {abs(goal)} {'met' if met else '**not met**'}"


def write(text: str) -> None:
    """Put the table between its marks in docs/accuracy.md."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
