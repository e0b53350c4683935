"""Write what the examples print into the README: `python scripts/readme_runs.py`. The tests hold the README to it."""

import re
from pathlib import Path

from click.testing import CliRunner

from rashomon.cli import verbs

ROOT = Path(__file__).parents[1]
END = "\nWHAT COPIES CHANGED\n"  # where the page of the comparison is cut


def main() -> None:
    """Put both runs in the place of the old ones."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    read = _run("read", "harbour_protest.txt")
    compared = _run("compare", "zinder_attack").split(END)[0].rstrip()
    text = _put(text, "harbour_protest.txt` prints:", read)
    path.write_text(_put(text, "The output begins:", compared), encoding="utf-8")


def _run(verb: str, example: str) -> str:
    return CliRunner().invoke(verbs, [verb, str(ROOT / "examples" / example)]).output.rstrip()


def _put(text: str, after: str, run: str) -> str:
    block = re.compile(rf"({re.escape(after)}\n\n```text\n).*?(\n```)", re.DOTALL)
    made, count = block.subn(lambda found: found[1] + run + found[2], text, count=1)
    if not count:
        raise SystemExit(f"README.md has no run after {after!r}")
    return made


if __name__ == "__main__":
    main()
