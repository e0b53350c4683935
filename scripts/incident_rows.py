"""The incidents of a facts file on several reports as rows of the task `dossiers`: only what any competent reader agrees on.

    python scripts/incident_rows.py DATA_FOLDER > incidents.jsonl

Values that only reports carry which may or may not tell of the incident are left out, as those of events that may or may not be.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_OTHER_WORDS = {"who was injured": "victim"}


def lines(folder: Path) -> Iterator[str]:
    """Yield the rows of the incidents in a data folder as JSON lines; the reference report is one of their reports."""
    facts = json.loads((folder / "multisource_dev_facts.json").read_text(encoding="utf-8"))
    told = (folder / "multisource_dev.jsonl").read_text(encoding="utf-8").splitlines()
    reports = [row for row in map(json.loads, told) if row["id"] in facts["reports"]]
    reports = [{key: row[key] for key in ("id", "url", "published", "text")} for row in reports]
    reports.append({"id": "reference", "text": (folder / "reference_report.txt").read_text(encoding="utf-8")})
    yield from (json.dumps(row, ensure_ascii=False) + "\n" for row in rows(facts, reports))


def rows(facts: Mapping[str, Any], reports: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield a row for each core incident; `reports` are those of the data, all merged together."""
    known = {report["id"] for report in reports}
    for incident in facts["incidents"]:
        if incident["core"]:
            yield _row(incident, reports, known)


def _row(incident: dict[str, Any], reports: list[dict[str, Any]], known: set[str]) -> dict[str, Any]:
    head = incident["incident"]
    tells = {r["id"] for r in incident["reports"] if r["core"]}
    values = [
        _value(version, value)
        for version in incident["versions"]
        if version["core"]
        for value in version["values"]
        if value["core"] and set(value["reports"]) <= tells & known
    ]
    return {
        "id": incident["id"],
        "reports": reports,
        "tells": sorted(tells & known),
        "type": head["type"],
        "time": head["time"],
        "country": head["country"],
        "values": values,
        "revised": [r for r in incident["revised"] if r["core"]],
        "names": [
            [s["text"] for s in name["spellings"] if set(s["reports"]) <= known]
            for name in incident["names"]
            if name["core"]
        ],
        "apart": [_apart(pair) for pair in incident["must_not_merge"] if pair["core"] and ":" in pair["left"]],
        "not_copies": [pair["pair"] for pair in incident.get("not_copies", ()) if pair["core"]],
        "one_voice": [g["reports"] for g in incident["copy_groups"] if g.get("same_source_core")],
    }


def _value(version: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    told = value["value"]
    return {
        "property": _OTHER_WORDS.get(version["property"], version["property"]),
        "party": [version["party"], *version.get("aliases", ())] if "party" in version else None,
        "group": version.get("group"),
        "value": {key: told[key] for key in ("low", "high", "exact")} if isinstance(told, dict) else told,
        "reports": value["reports"],
        "said_by": value["said_by"],
    }


def _apart(pair: dict[str, Any]) -> list[str]:
    return [pair[side].split(":")[-1] for side in ("left", "right")]


if __name__ == "__main__":
    sys.stdout.writelines(lines(Path(sys.argv[1])))
