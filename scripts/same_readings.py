"""Compares what two checkouts make of the same reports, byte for byte: `python scripts/same_readings.py BEFORE AFTER FILE...`

BEFORE and AFTER are folders of checkouts (`git worktree add ../before main` makes one), FILE whatever `rashomon read` takes.
With --limit N only the first N lines of a JSON Lines file are read; with --dossiers the reports are also compared with
one another. Prints each document whose reading differs, with the first characters that do. Exit status 1 where any does.
"""

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

SHOWN = 60  # characters shown either side of the first difference
MOST = 20  # differing documents shown


def main() -> int:
    """Run the comparison and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, help="lines read of each JSON Lines file")
    parser.add_argument("--dossiers", action="store_true", help="compare the dossiers too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = [_first_lines(path, options.limit, Path(folder)) for path in options.files]
        verbs = ["read", "compare"] if options.dossiers else ["read"]
        return int(any([_differ(verb, options.before, options.after, files) for verb in verbs]))


def _first_lines(path: Path, limit: int | None, folder: Path) -> str:
    """Return the path, or that of a copy of its first lines where it is a JSON Lines file and there is a limit."""
    if not limit or path.suffix != ".jsonl":
        return str(path.resolve())
    copy = folder / path.name
    with path.open(encoding="utf-8") as lines:
        copy.write_text("".join(itertools.islice(lines, limit)), encoding="utf-8")
    return str(copy)


def _differ(verb: str, before: Path, after: Path, files: list[str]) -> bool:
    """Tell whether two checkouts answer a command differently, and print where."""
    one, other = _answer(verb, before, files), _answer(verb, after, files)
    differing = [pair for pair in itertools.zip_longest(one, other, fillvalue="") if pair[0] != pair[1]]
    print(f"{verb}: {len(one)} rows before, {len(other)} after, {len(differing)} differ")
    for row in itertools.islice(_described(differing), MOST):
        print(row)
    return bool(differing) or not one


def _answer(verb: str, checkout: Path, files: list[str]) -> list[str]:
    command = [sys.executable, "-m", "rashomon", verb, "--format", "jsonl", *files]
    env = {**os.environ, "PYTHONPATH": str((checkout / "src").resolve())}
    done = subprocess.run(command, env=env, cwd=checkout, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:  # a comparison of what only one of them could read would tell little
        raise SystemExit(f"{checkout}: {verb} failed with exit status {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout.splitlines()


def _described(pairs: list[tuple[str, str]]) -> Iterator[str]:
    for one, other in pairs:
        at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        near = slice(max(0, at - SHOWN), at + SHOWN)
        yield f"{_name(one or other)}\n  before: …{one[near]}…\n  after:  …{other[near]}…"


def _name(row: str) -> str:
    given = json.loads(row)
    return str(given.get("document", {}).get("id") or given.get("incident", {}).get("id") or row[:40])


if __name__ == "__main__":
    sys.exit(main())
