"""The reference report in every scheme, as a coder writes it by the codebooks; where that report lies beside the project."""

from pathlib import Path

import pytest

from rashomon.cli._incidents import Source
from rashomon.cli._inputs import Inputs
from rashomon.exports import Table, get_scheme
from rashomon.model import Config
from rashomon.store import Where

REPORT = Path(__file__).parents[3] / "shared" / "data" / "reference_report.txt"
pytestmark = pytest.mark.skipif(not REPORT.exists(), reason="the reference report is not beside the project")


@pytest.fixture(scope="module")
def source():
    return Source(Inputs((str(REPORT),), None, None, Config()), "none.db", Where())


@pytest.fixture
def rows(source):
    """Return a function that gives the rows of a scheme by day."""

    def by_day(name, day="event_date"):
        scheme = get_scheme(name)
        return {
            str(row[day]).removesuffix(" 00:00:00.000"): row for row in Table(scheme, source.incidents(scheme.policy))
        }

    return by_day


def told(row, *names):
    return tuple(row[name] for name in names)


def test_acled(rows):
    found = rows("acled")
    kinds = {day: row["sub_event_type"] for day, row in found.items()}
    assert kinds == {
        "2021-11-07": "Air/drone strike",
        "2021-11-05": "Violent demonstration",
        "2021-11-06": "Peaceful protest",
        "2021-10-31": "Shelling/artillery/missile attack",
    }
    home, clash, march, rockets = (found[day] for day in ("2021-11-07", "2021-11-05", "2021-11-06", "2021-10-31"))
    assert told(home, "actor1", "actor2", "assoc_actor_2", "interaction", "civilian_targeting", "fatalities") == (
        "Unidentified Armed Group (Iraq)", "Civilians (Iraq)", "Government of Iraq", "Political militia-Civilians", "Civilians targeted", 0)  # fmt: skip
    assert told(clash, "actor1", "actor2", "interaction", "fatalities") == (
        "Rioters (Iraq)", "Police Forces of Iraq", "State forces-Rioters", 1)  # fmt: skip
    assert told(march, "actor1", "actor2", "interaction") == ("Protesters (Iraq)", None, "Protesters only")
    assert told(rockets, "actor1", "actor2", "interaction") == (
        "Unidentified Armed Group (Iraq)",
        None,
        "Political militia only",
    )
    assert {told(row, "time_precision", "geo_precision", "iso", "region") for row in found.values()} == {
        (1, 1, 368, "Middle East")
    }


def test_ged(rows):
    assert {day: told(row, "low", "best", "high") for day, row in rows("ged", "date_start").items()} == {
        "2021-11-05": (1, 1, 2)
    }


def test_gtd(rows):
    found = {told(row, "imonth", "iday"): row for row in rows("gtd", "eventid").values()}
    assert set(found) == {(11, 7), (10, 31)}
    assert told(found[11, 7], "attacktype1", "attacktype2", "targtype1", "targsubtype1", "weaptype1", "suicide", "success") == (
        1, 3, 2, 17, 6, 0, 0)  # fmt: skip
    assert told(found[10, 31], "attacktype1", "weaptype1") == (3, 6)


def test_plover(rows):
    found = rows("plover", "id").values()
    coded = {told(row, "date", "event"): row for row in found}
    home = coded["2021-11-07", "ASSAULT"]
    assert set(home["mode"]) == {"drone", "targeted"}
    assert home["quad_code"] == 4
    assert coded["2021-11-05", "PROTEST"]["mode"] == ["riot"]
    assert coded["2021-11-06", "PROTEST"]["mode"] == ["demo"]
    assert coded["2021-10-31", "ASSAULT"]["mode"] == ["heavy-weapons"]
    assert any(row["event"] == "ACCUSE" and row["mode"] == ["disapprove"] for row in found)
