"""Every file format, read back by the library that its users have; hostile cells."""

import csv
import json
from dataclasses import replace
from datetime import date

import pytest

import dossiers
from rashomon.exports import Table, find_schemes, get_scheme, get_writer
from rashomon.exports.files import write_file, write_folder
from rashomon.exports.package import write_package
from rashomon.model import ConfigError

geopandas = pytest.importorskip("geopandas")
openpyxl = pytest.importorskip("openpyxl")
pandas = pytest.importorskip("pandas")
parquet = pytest.importorskip("pyarrow.parquet")
pyreadstat = pytest.importorskip("pyreadstat")
frictionless = pytest.importorskip("frictionless")

HOSTILE = '=HYPERLINK("http://x.example")\x00\x1b[31m \ud800 الزبير ' + "long " * 8_000


@pytest.fixture
def table():
    return Table(get_scheme("incidents"), [dossiers.blast(), dossiers.alone()])


@pytest.fixture
def hostile():
    blast = dossiers.blast()
    return Table(get_scheme("incidents"), [replace(blast, incident=replace(blast.incident, title=HOSTILE))])


def file(table, form, folder):
    """Return the path of a table written in a format."""
    path = folder / f"table{get_writer(form).suffix}"
    write_file([table], get_writer(form), path)
    return path


def test_parquet_comes_back_typed(table, tmp_path):
    found = parquet.read_table(file(table, "parquet", tmp_path))
    first, second = found.to_pylist()
    assert found.column_names == table.names
    assert (first["event_date"], first["killed_low"], first["latitude"]) == (date(2024, 3, 11), 4, 13.807)
    assert (second["killed_best"], second["location"], second["latitude"]) == (2.0, None, None)
    assert found.schema.field("killed_low").metadata[b"description"].startswith(b"Lowest figure")


def test_arrow_comes_back_the_same(table, tmp_path):
    import pyarrow

    with pyarrow.ipc.open_file(file(table, "arrow", tmp_path)) as found:
        assert found.read_all().to_pylist() == parquet.read_table(file(table, "parquet", tmp_path)).to_pylist()


def test_stata_comes_back_with_its_labels(table, tmp_path):
    frame, known = pyreadstat.read_dta(file(table, "dta", tmp_path))
    assert (frame["event_date"][0], frame["killed_low"][0]) == (date(2024, 3, 11), 4)
    assert frame["latitude"].isna().tolist() == [False, True]
    assert frame["title"][0] == "Bombing of the grain market in Zinder"
    assert known.column_names_to_labels["event_date"].startswith("Day it happened")


def test_a_workbook_has_a_sheet_a_table_and_one_for_the_columns(table, tmp_path):
    claims = Table(get_scheme("claims"), [dossiers.blast()])
    path = tmp_path / "book.xlsx"
    write_file([table, claims], get_writer("xlsx"), path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["incidents", "claims", "columns"]
    head, first, _ = book["incidents"].iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert (row["event_date"].date(), row["killed_low"], row["reports"]) == (date(2024, 3, 11), 4, 4)


def test_json_has_every_key_and_lists_as_they_are(tmp_path):
    links = Table(get_scheme("links"), [dossiers.blast()])
    rows = json.loads(file(links, "json", tmp_path).read_text())
    lines = [json.loads(line) for line in file(links, "jsonl", tmp_path).read_text().splitlines()]
    assert rows == lines == list(links)
    assert rows[0]["features"] == {"time": 1.0, "place": 1.0}


@pytest.mark.parametrize("form", ["geojson", "geoparquet"])
def test_a_map_has_a_point_where_a_place_is_known(table, tmp_path, form):
    path = file(table, form, tmp_path)
    frame = geopandas.read_parquet(path) if form == "geoparquet" else geopandas.read_file(path)
    assert frame.crs.to_epsg() == 4326 or frame.crs.to_string() == "OGC:CRS84"
    assert (frame.geometry[0].x, frame.geometry[0].y, frame.geometry[1]) == (8.988, 13.807, None)
    assert frame["title"][0] == "Bombing of the grain market in Zinder"


def test_what_has_no_place_cannot_go_on_a_map(tmp_path):
    with pytest.raises(ConfigError, match="no latitude and longitude"):
        file(Table(get_scheme("links"), [dossiers.blast()]), "geojson", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["pandas", "polars"])
def test_a_frame_has_the_types_of_the_columns(table, kind):
    pytest.importorskip(kind)
    frame = table.to_frame(kind)
    assert list(frame.columns) == table.names
    assert list(frame["killed_low"]) == [4, 2]
    assert str(frame["event_date"][0])[:10] == "2024-03-11"
    assert "int" in str(frame["killed_low"].dtype).lower()


def test_frames_of_another_library_are_refused(table):
    with pytest.raises(ConfigError, match="there are pandas, polars"):
        table.to_frame("excel")


def test_a_package_is_valid_and_says_what_each_column_means(tmp_path):
    tables = [Table(one, [dossiers.blast(), dossiers.alone()]) for one in find_schemes("incidents,claims,links,acled")]
    descriptor = write_package(tables, get_writer("csv"), tmp_path)
    report = frictionless.validate(str(descriptor))
    assert report.valid, report.flatten(["type", "message"])
    package = frictionless.Package(str(descriptor))
    field = package.get_resource("acled").schema.get_field("event_type")
    assert "Battles" in field.constraints["enum"]
    assert [row["killed_low"] for row in package.get_resource("incidents").read_rows()] == [4, 2]
    assert "left out" in package.get_resource("acled").description


def test_a_package_of_a_workbook_is_one_file_with_a_sheet_a_table(tmp_path):
    tables = [Table(one, [dossiers.blast()]) for one in find_schemes("incidents,claims")]
    descriptor = json.loads(write_package(tables, get_writer("xlsx"), tmp_path).read_text())
    assert [(r["path"], r["dialect"]["sheetName"]) for r in descriptor["resources"]] == [
        ("incidents.xlsx", "incidents"), ("incidents.xlsx", "claims")]  # fmt: skip


def test_hostile_text_is_no_formula_and_breaks_no_file(hostile, tmp_path):
    for form in ("csv", "jsonl", "json", "geojson", "parquet", "arrow", "dta", "xlsx"):
        assert file(hostile, form, tmp_path).stat().st_size > 0
    (_, row) = openpyxl.load_workbook(tmp_path / "table.xlsx")["incidents"].iter_rows()
    assert row[1].data_type == "s"
    assert row[1].value.startswith("=HYPERLINK")
    (row,) = csv.DictReader((tmp_path / "table.csv").read_text().splitlines())
    assert row["title"].startswith("'=HYPERLINK")
    frame, _ = pyreadstat.read_dta(tmp_path / "table.dta")
    assert "الزبير" in frame["title"][0]
    assert frame["title"][0].endswith("long ")
    assert "الزبير" in parquet.read_table(tmp_path / "table.parquet")["title"][0].as_py()


def test_several_tables_become_a_file_each(table, tmp_path):
    paths = write_folder([table, Table(get_scheme("links"), [dossiers.blast()])], get_writer("csv"), tmp_path / "new")
    assert [path.name for path in paths] == ["incidents.csv", "links.csv"]
    with pytest.raises(ConfigError, match="one table"):
        write_file([table, table], get_writer("csv"), tmp_path / "both.csv")


def test_a_missing_library_is_named_with_its_extra(table, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(ConfigError, match=r"needs pyarrow: pip install 'rashomon\[export\]'"):
        file(table, "parquet", tmp_path)
