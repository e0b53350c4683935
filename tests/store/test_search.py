import pytest

from rashomon.model import ConfigError
from rashomon.store import Where
from store_entries import entry, event

TEXTS = {
    "d1": ("2021-11-07", "Drones hit house of Mustafa al-Kadhemi", "Two drones were shot down over the Tigris; six guards were wounded."),
    "d2": ("2021-11-08", "Iraq's election", "Al-Sadr’s bloc won 73 seats. A drone was seen in Zürich."),
    "d3": ("2021-11-09", None, "Police station attacked in Lima; the attackers fled."),
}  # fmt: skip


@pytest.fixture(scope="module")
def full(library):
    for id, (day, title, text) in TEXTS.items():
        country = "PER" if id == "d3" else "IRQ"
        library.put(
            [entry(id, text, title=title, published=day, events=[event(id, day, day, country), event(f"{id}:0-3")])]
        )
    library.assign({"i1": ["d1", "d2"], "i2": ["d2:0-3"]})
    return library


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("drone", ["d2", "d1"]),
        ("DRONES", ["d2", "d1"]),
        ('"drones"', ["d1"]),
        ("drone guards", ["d1"]),
        ("drone AND guard", ["d1"]),
        ("drone -guards", ["d2"]),
        ('drone -"al Kadhemi"', ["d2"]),
        ("al-kadhemi", ["d1"]),
        ('"kadhemi al"', []),
        ("zurich", ["d2"]),
        ("ZÜRICH", ["d2"]),
        ("attack*", ["d3"]),
        ("attack", []),
        ("guards OR police", ["d3", "d1"]),
        ("(guards OR election) drone", ["d2", "d1"]),
        ("drone -(guards OR lima)", ["d2"]),
        ("73", ["d2"]),
        ("iraq", ["d2"]),
        ("election's", []),
        ("shot down over", ["d1"]),
        ("nothing", []),
        ("'; DROP TABLE documents; --", []),
        ("title:drone", []),
        ("NEAR", []),
    ],
)
def test_finds_reports_newest_first(full, query, found):
    assert [hit.document for hit in full.search(query)] == found


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("", "no word"),
        ("  ", "no word"),
        ('"', "quotation mark is not closed"),
        ('drone "shot down', "quotation mark is not closed"),
        ("(drone", "bracket is not closed"),
        ("drone)", "closing bracket"),
        ("-drone", "no word to look for beside those excluded"),
        ("drone OR", "no word"),
        ("OR drone", "no word"),
        ("()", "no word"),
        ("***", "no word"),
        ("(" * 3000, "too many brackets"),
    ],
)
def test_says_what_is_wrong_with_a_query(full, query, why):
    with pytest.raises(ConfigError, match=why):
        full.search(query)


def test_tells_the_incidents_of_each_report(full):
    assert {hit.document: hit.incidents for hit in full.search("drone OR police")} == {
        "d1": ("i1",), "d2": ("i1", "i2"), "d3": (),
    }  # fmt: skip


def test_only_reports_of_wanted_events(full):
    assert [h.document for h in full.search("drone OR police", Where(country="PER"))] == ["d3"]
    assert [h.document for h in full.search("drone OR police", Where(until="2021-11-07"))] == ["d1"]


def test_no_more_than_asked_for(full):
    assert [h.document for h in full.search("drone OR police", limit=2)] == ["d3", "d2"]
