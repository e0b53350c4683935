"""CSV: what a spreadsheet and a statistics program read back."""

import csv
import io

import dossiers
from rashomon.exports import Table, get_scheme, get_writer


def written(*tables):
    out = io.BytesIO()
    get_writer("csv").write(tables, out)
    return out.getvalue()


def test_rows_come_back_as_they_went():
    table = Table(get_scheme("acled"), [dossiers.blast()])
    (row,) = csv.DictReader(io.StringIO(written(table).decode(), newline=""))
    assert list(row) == table.names
    assert (row["event_date"], row["fatalities"], row["latitude"], row["actor2"]) == ("2024-03-11", "4", "13.807", "")


def test_an_incident_that_comes_twice_is_written_once():
    table = Table(get_scheme("acled"), [dossiers.blast(), dossiers.blast()])
    assert written(table).count(b"\r\n") == 2
