"""The doors: a scheme or format of another package, names and families, what is refused."""

import io
from dataclasses import replace

import pytest

import dossiers
from rashomon.exports import Column, Reviews, Table, find_schemes, get_scheme, get_writer, scheme, writer, writer_for
from rashomon.exports.schemes.incidents import COLUMNS
from rashomon.model import ConfigError, Judgement, Subject


def test_a_scheme_and_a_format_of_another_package_work_together():
    @scheme("here.titles", columns=(Column("id"), Column("title")), key=("id",), codebook="a house style")
    def titles(view, run):
        """Titles."""
        yield {"id": view.dossier.id, "title": view.incident.title}

    @writer("shout", suffix=".shout")
    def shout(tables, out):
        """Capitals."""
        out.write("\n".join(str(row["title"]).upper() for table in tables for row in table).encode())

    out = io.BytesIO()
    (one,) = find_schemes("here")
    get_writer("shout").write([Table(one, [dossiers.blast()])], out)
    assert out.getvalue() == b"BOMBING OF THE GRAIN MARKET IN ZINDER"


def test_names_families_and_what_there_is_none_of():
    assert [one.name for one in find_schemes("acled, timemap,acled")] == [
        "acled", "timemap.associations", "timemap.events", "timemap.sources"]  # fmt: skip
    for asked in ("", "acled,,ged", "nix", "time"):
        with pytest.raises(ConfigError, match=r"no scheme .*; there are acled"):
            find_schemes(asked)


def test_a_part_without_help_or_with_a_taken_name_is_refused():
    with pytest.raises(ConfigError, match="help text"):
        scheme("nameless", columns=(), key=(), codebook="")(lambda view, run: ())

    def rows(view, run):
        """Rows."""

    with pytest.raises(ConfigError, match="taken"):
        scheme("acled", columns=(), key=(), codebook="")(rows)


def test_the_longest_ending_chooses_the_format(tmp_path):
    names = {
        "a.csv": "csv",
        "a.GeoJSON": "geojson",
        "a.geo.parquet": "geoparquet",
        "a.parquet": "parquet",
        "a.jsonl": "jsonl",
    }
    assert {name: writer_for(tmp_path / name).name for name in names} == names
    assert [writer_for(tmp_path / name) for name in ("a", "a.txt", "events-2024.06", "")] == [None] * 4
    with pytest.raises(ConfigError, match=r"no file format ends in \.docx"):
        writer_for(tmp_path / "a.docx")


def test_columns_beside_give_way_to_the_schemes_own():
    assert [c.name for c in get_scheme("ged").columns].count("date_start") == 1
    assert len({c.name for c in COLUMNS}) == len(COLUMNS)


def test_status_and_assignment_are_those_that_people_said_last():
    blast = dossiers.blast()
    trigger = blast.readings["d1aa"].events[0].trigger
    subject = Subject("incident", "status", "d1aa", trigger)
    rows = [Judgement(subject, "correct", "Ada", "2024-03-20T10:00:00Z", "confirmed", number=1),
            Judgement(subject, "correct", "Ada", "2024-03-21T10:00:00Z", "published", number=2),
            Judgement(replace(subject, field="assigned"), "correct", "Ada", "2024-03-21T10:00:00Z", "Bela", number=3)]  # fmt: skip
    reviews = Reviews({"d1aa": rows}, frozenset({2, 3}))
    (row,) = Table(get_scheme("incidents"), [blast], reviews=reviews)
    assert (row["status"], row["assigned"]) == ("published", "Bela")
    (plain,) = Table(get_scheme("incidents"), [blast])
    assert (plain["status"], plain["assigned"]) == ("unreviewed", None)
