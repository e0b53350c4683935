import re

import pytest
from edtf import parse_edtf

from rashomon.knowledge.countries import country
from rashomon.knowledge.offices import holders, is_office, normal_title, tenures_of
from rashomon.knowledge.tables import rows

ROWS = list(rows("offices"))
PARALLEL = {("PSE", "prime minister"), ("LBY", "prime minister"), ("CIV", "president"), ("YEM", "president")}


@pytest.mark.parametrize(
    ("code", "title", "on", "person"),
    [
        ("IRQ", "prime minister", "2021-11-07", "Mustafa al-Kadhimi"),
        ("ISR", "Prime Minister", "2021-11-07", "Naftali Bennett"),
        ("USA", "president", "2008-06-01", "George W. Bush"),
        ("USA", "Secretary of State", "2013-09-01", "John Kerry"),
        ("GBR", "premier", "2005-07-07", "Tony Blair"),
        ("DEU", "prime minister", "2010-01-01", "Angela Merkel"),
        ("IRL", "Taoiseach", "2015-01-01", "Enda Kenny"),
        ("SLV", "president", "1990-01-01", "Alfredo Cristiani"),
        ("NGA", "president", "2014-04-15", "Goodluck Jonathan"),
        ("UN", "secretary-general", "2011-03-17", "Ban Ki-moon"),
        ("IRN", "supreme leader", "2009-06-19", "Ali Khamenei"),
        ("AUS", "prime minister", "2013-08-01", "Kevin Rudd"),
    ],
)
def test_an_office_has_its_holder_on_a_day(code, title, on, person):
    assert [t.person for t in holders(code, title, on) if t.covers(on)] == [person]


@pytest.mark.parametrize(
    ("name", "person", "match"),
    [
        ("Mustafa al-Kadhemi", "Mustafa al-Kadhimi", "full"), ("Mustapha Kazimi", None, None),
        ("Binyamin Netanyahu", "Benjamin Netanyahu", "full"), ("Benjamin Netanyahou", "Benjamin Netanyahu", "spelling"),
        ("Netanyahu", "Benjamin Netanyahu", "surname"), ("Mohammed Mursi", "Mohamed Morsi", "full"),
        ("Muammar Qadhafi", "Muammar Gaddafi", "spelling"), ("Viktor Yanukovich", "Viktor Yanukovych", "spelling"),
        ("Aleksandr Lukashenko", "Alexander Lukashenko", "full"), ("Prachanda", "Pushpa Kamal Dahal", "full"),
        ("John Smith", None, None), ("al", None, None), ("", None, None), ("Sara Netanyahu", None, None),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_tenures(name, person, match):
    found = tenures_of(name)
    assert {(t.person, t.match) for t in found} == ({(person, match)} if person else set())


def test_dates_are_as_exact_as_the_record():
    (bouteflika,) = tenures_of("Abdelaziz Bouteflika")
    assert bouteflika.covers("2019-04-01") is True
    assert bouteflika.covers("2019-04-03") is False
    (current,) = [t for t in tenures_of("Emmanuel Macron") if t.title == "president"]
    assert current.covers("2020-01-01") is True
    assert current.covers("2031-01-01") is None
    month_only = next(t for t in tenures_of("Ahmed Ouyahia") if t.since == "2008-06")
    assert month_only.covers("2008-06-15") is None


def test_titles_of_one_kind_are_one():
    assert is_office("Chancellor")
    assert is_office("defense secretary")
    assert not is_office("fisherman")
    assert normal_title("PM") == normal_title("premier") == "prime minister"


def test_each_row_is_sound():
    for row in ROWS:
        assert row["person"], row
        assert row["source"], row
        assert row["country"] in {"UN", "EU", "NATO"} or country(row["country"]), row
        end = row["until"] or row["checked"]
        size = min(len(row["since"]), len(end))
        assert row["since"][:size] <= end[:size], row
    for told in sorted({row[field] for row in ROWS for field in ("since", "until") if row[field]}):
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", told)
        parse_edtf(told)


def test_no_two_people_hold_one_office_at_once():
    clashes = []
    offices = {}
    for row in ROWS:
        offices.setdefault((row["country"], row["title"]), []).append(row)
    for office, held in offices.items():
        for left in held:
            for right in held:
                if office in PARALLEL or left["person"] == right["person"] or left["since"] > right["since"]:
                    continue
                end = left["until"] or left["checked"]
                size = min(len(end), len(right["since"]))
                if end[:size] > right["since"][:size]:
                    clashes.append((office, left["person"], left["until"], right["person"], right["since"]))
    assert not clashes
