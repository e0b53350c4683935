"""TimeMap: its three files hold together as its page reads them."""

import jsonschema

import dossiers
from exports_by_hand import incident
from rashomon.exports import Table, find_schemes, get_scheme

EVENT = {  # the contract of TimeMap's own validator: text everywhere, latitude and longitude together, a date or a point
    "type": "object",
    "required": ["id", "description", "latitude", "longitude", "category", "associations"],
    "properties": {
        **{name: {"type": "string"} for name in ("id", "description", "date", "time", "time_precision", "location", "latitude", "longitude", "category", "comments")},
        "date": {"pattern": r"^(\d{1,2}/\d{1,2}/\d{4})?$"},
        "associations": {"type": "array"},
        "sources": {"type": "array"},
    },
}  # fmt: skip


def test_the_family_has_three_files():
    assert [scheme.name for scheme in find_schemes("timemap")] == [
        "timemap.associations",
        "timemap.events",
        "timemap.sources",
    ]


def test_events_name_sources_and_associations_that_are_there():
    made = [dossiers.blast(), dossiers.alone()]
    events, sources, associations = (
        list(Table(get_scheme(f"timemap.{n}"), made)) for n in ("events", "sources", "associations")
    )
    for event in events:
        jsonschema.validate(event, EVENT)
        assert set(event["sources"]) <= {source["id"] for source in sources}
        assert set(event["associations"]) <= {one["id"] for one in associations}
    assert (events[0]["date"], events[0]["latitude"], events[1]["latitude"]) == ("3/11/2024", "13.807", "")
    assert "9 (regional hospital)" in events[0]["description"]
    assert [s["parent"] for s in sources if s["id"] == "d2bb"] == ["d1aa"]


def test_what_has_neither_day_nor_point_is_left_out():
    table = Table(get_scheme("timemap.events"), [incident("Bombs fell.", time=None, place=None)])
    assert list(table) == []
    assert dict(table.left_out) == {"neither day nor point": 1}
