"""The plain tables: incidents, events, claims, statements, reports and links of incidents made by hand."""

import pytest

import dossiers
import factory
from factory import claim, doc, part
from rashomon.exports import Table, get_scheme
from rashomon.model import Dossier, Figure, Incident, Report, Segment, Span


def rows(scheme, *made):
    return list(Table(get_scheme(scheme), made))


@pytest.fixture
def protest():
    """Return an incident that one report tells, with a statement."""
    d = doc(
        "Protest in Sfax\n\nDockers marched on Monday. Two died, the union said.",
        publisher="Port Daily",
        published="2023-05-16",
    )
    reading = factory.reading(
        d,
        times=(factory.time(d, "t1", "Monday", "2023-05-15"),),
        places=(factory.place(d, "p1", "Sfax", country="TUN", lat=34.74, lon=10.76, kind="city", precision="city"),),
        actors=(factory.actor(d, "a1", "Dockers", kind="crowd"),
                factory.actor(d, "a2", "union", kind="organisation", country="TUN", sectors=("LAB",))),
        events=(factory.event(d, "e1", "PROTEST", "marched", modes=("demo",), time="t1", place="p1", country="TUN",
                              participants=(part(d, "demonstrator", "Dockers", "a1"),),
                              claims=(claim(d, "killed", 2, "Two died", said_by="a2"),),
                              figures={"killed": Figure(2, 2, 2, None, ("a2",))}, codes={"cameo": "141"}),),
        statements=(factory.statement(d, "s1", "Two died", speaker="a2", speaker_span="the union", cue="said", topic=("e1",)),),
    )  # fmt: skip
    return Dossier("aa11", Incident("PROTEST", "accomplished", "2023-05-15", reading.places[0], "TUN"),
                   (Report("d1", "e1", publisher="Port Daily", published="2023-05-16"),), readings={"d1": reading})  # fmt: skip


def told(row, *names):
    return tuple(row[name] for name in names)


def test_an_incident_has_its_day_place_people_and_figures():
    (row,) = rows("incidents", dossiers.blast())
    assert told(row, "event_date", "date_edtf", "date_start", "date_end", "time_precision") == (
        "2024-03-11", "2024-03-11", "2024-03-11", "2024-03-11", 1)  # fmt: skip
    assert told(row, "location", "iso3", "latitude", "geo_precision") == ("Zinder", "NER", 13.807, 1)
    assert told(row, "killed_low", "killed_best", "killed_high", "injured_low", "injured_high") == (
        4,
        None,
        9,
        20,
        None,
    )
    assert row["killed_sources"] == "people: 6 (police) | 9 (regional hospital)"
    assert told(row, "reports", "independent_sources", "copies", "disputed") == (4, 3, 1, "killed")
    assert "The mayor is Ibrahim Saley here" in row["findings"]


def test_a_claim_keeps_its_source_its_words_and_what_replaced_it():
    found = rows("claims", dossiers.blast())
    four = [row for row in found if row["low"] == 4]
    assert {told(row, "said_by", "replaced_by", "report_id", "words") for row in four} == {
        ("police", "6", "d1aa", "killing four people"),
        ("police", "6", "d2bb", "killing four people"),
        ("police", "6", "d3cc", "four"),
    }
    assert {row["copy_of"] for row in four} == {None, "d1aa"}
    words = dossiers.READINGS["d1aa"].document.text[four[0]["start"] : four[0]["end"]]
    assert words == four[0]["words"]


def test_an_event_is_what_one_report_tells(protest):
    (row,) = rows("events", protest)
    assert told(row, "report_id", "event_id", "incident_id", "main") == ("d1", "e1", "aa11", True)
    assert told(row, "event_date", "date_basis", "date_words") == ("2023-05-15", "words", "Monday")
    assert told(row, "location", "demonstrator", "killed_best", "cameo", "words") == (
        "Sfax",
        "Dockers",
        2,
        "141",
        "marched",
    )


def test_a_statement_has_its_speaker(protest):
    (row,) = rows("statements", protest)
    assert told(row, "speaker", "speaker_kind", "speaker_country", "speaker_sectors") == (
        "union",
        "organisation",
        "TUN",
        "LAB",
    )
    assert told(row, "content", "cue", "speaker_words", "events") == ("Two died", "said", "the union", "e1")


def test_a_report_stands_once_in_each_incident(protest):
    found = rows("reports", dossiers.blast(), dossiers.blast(), protest)
    assert [row["report_id"] for row in found] == ["d1aa", "d2bb", "d3cc", "d4dd", "d1"]
    copy = found[1]
    assert told(copy, "copy_of", "copy_why", "publisher") == (
        "d1aa",
        "96 of 100 words in the same order",
        "Agadez Courier",
    )
    assert copy["characters"] == len(dossiers.READINGS["d2bb"].document.text)


def test_a_link_has_its_reason():
    first, person, apart = rows("links", dossiers.blast())
    assert told(first, "decision", "score", "by") == ("same", 0.91, "score.v1")
    assert told(person, "score", "by", "at") == (None, "Aïcha", "2024-03-14T10:00:00Z")
    assert apart["decision"] == "different"


def test_machine_and_reviewed_rows_are_told_apart(protest):
    table = Table(get_scheme("incidents"), [protest], reviewed=[protest, dossiers.alone()])
    assert [told(row, "values", "incident_id") for row in table] == [
        ("machine", "aa11"), ("reviewed", "aa11"), ("reviewed", "99aa88bb77cc")]  # fmt: skip


def test_without_its_reports_an_incident_has_no_events_but_all_its_claims():
    bare = dossiers.blast().__class__(
        **{name: getattr(dossiers.blast(), name) for name in ("id", "incident", "reports", "versions")}
    )
    table = Table(get_scheme("events"), [bare])
    assert list(table) == []
    assert table.left_out == {"its reports are not at hand": 1}
    assert rows("claims", bare) == rows("claims", dossiers.blast())


@pytest.mark.parametrize(
    ("text", "words", "kind", "basis"),
    [
        ("SFAX, May 15 (Wire) - Dockers marched.", "May 15", "body", "dateline"),
        ("SFAX, May 15 — Dockers marched.", "May 15", "body", "dateline"),
        (
            "Dockers marched again on the evening of the second strike, May 15 - a day of rest.",
            "May 15",
            "body",
            "words",
        ),
        ("Dockers marched on Monday.", "Monday", "body", "words"),
        ("date 2023-05-15", "2023-05-15", "header", "publication"),
    ],
)
def test_what_a_day_rests_on(text, words, kind, basis):
    d = doc(text, segments=(Segment(kind, Span(0, len(text))),))
    reading = factory.reading(d, times=(factory.time(d, "t1", words, "2023-05-15"),),
                              events=(factory.event(d, "e1", "PROTEST", text.split()[0], time="t1"),))  # fmt: skip
    (row,) = rows(
        "incidents",
        Dossier("aa", Incident("PROTEST", time="2023-05-15"), (Report("d1", "e1"),), readings={"d1": reading}),
    )
    assert told(row, "date_basis", "date_words") == (basis, words)
