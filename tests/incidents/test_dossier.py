"""What many reports say of one incident, from the reports' own words."""

from dataclasses import replace

import pytest

import rashomon
from rashomon.incidents.dossier.build import dossier
from rashomon.model import ConfigError, Count, Ref

WIRE = """Gunmen attacked the home of Kenyan lawmaker Joseph Mutungi in Garissa on Monday and wounded 4 of his bodyguards.

Two police officials told Reuters that Mutungi was unharmed.
"""
MORNING = """Gunmen attacked the residence of Kenyan lawmaker Joseph Mutungi in Garissa on Monday.

Three bodyguards were wounded in the attack, Interior Minister Peter Wafula said. Nobody has claimed responsibility for the attack.
"""
EVENING = """Gunmen attacked the house of lawmaker Josef Mutungi in Garissa, Kenya, on Monday.

Five security guards were wounded in the attack, Interior Minister Peter Wafula said. Mutungi escaped unhurt.
"""


def read(text, day, publisher, **given):
    return rashomon.read(text, published=day, publisher=publisher, **given)


def reports():
    return [
        read(WIRE, "2023-03-06", "north.example"),
        read(MORNING, "2023-03-06", "east.example"),
        read(EVENING, "2023-03-08", "east.example"),
    ]


def told(readings, kind="ASSAULT", **given):
    refs = [Ref(r.document.id, e.trigger) for r in readings for e in r.events if e.type == kind]
    return dossier(refs, {r.document.id: r for r in readings}, **given)


def version(found, name, group=None, party=None):
    (one,) = [v for v in found.versions if (v.property, v.group, v.party) == (name, group, party)]
    return one


@pytest.fixture(scope="module")
def attack():
    return told(reports())


def test_the_head_says_what_where_and_when(attack):
    assert (attack.incident.type, attack.incident.time, attack.incident.country) == ("ASSAULT", "2023-03-06", "KEN")
    assert attack.incident.place.name == "Garissa"


def test_guards_are_one_group_whatever_each_report_calls_them(attack):
    values = version(attack, "injured", "guards").values
    assert {(v.value.low, v.said_by) for v in values} == {(4, None), (3, "Peter Wafula"), (5, "Peter Wafula")}


def test_a_later_figure_of_the_same_source_replaces_its_earlier_one_and_both_are_kept(attack):
    values = {v.value.low: v for v in version(attack, "injured", "guards").values}
    assert values[3].replaced_by == Count(5, 5)
    assert values[5].replaced_by is None
    assert values[5].first_published == "2023-03-08"


def test_nothing_is_chosen_unasked(attack):
    figure = version(attack, "injured", "guards").figure
    assert (figure.low, figure.high, figure.best, figure.rule) == (4, 5, None, "range")


@pytest.mark.parametrize(("policy", "best"), [("latest", 5), ("acled", 4), ("gtd", 5), ("ucdp", 4), ("majority", None)])
def test_a_policy_chooses_by_its_own_rule(policy, best):
    figure = version(told(reports(), policy=policy), "injured", "guards").figure
    assert (figure.best, figure.rule) == (best, policy)


def test_an_unknown_policy_is_refused():
    with pytest.raises(ConfigError, match="best"):
        told(reports(), policy="best")


def test_home_house_and_residence_are_one_site(attack):
    (site,) = version(attack, "site").values
    assert (site.value, len(site.reports)) == ("residence", 3)


def test_every_value_points_at_its_characters(attack):
    for one in attack.versions:
        for value in one.values:
            for words in value.evidence:
                assert words.span.of(attack.readings[words.document].document.text) == words.text


def test_a_name_has_all_its_spellings(attack):
    (name,) = [n for n in attack.names if "Mutungi" in n.actor]
    assert {"Joseph Mutungi", "Josef Mutungi"} <= {s.text for s in name.spellings}


def test_the_wire_is_the_source_of_whom_it_told(attack):
    assert [r.source for r in attack.reports if r.publisher == "north.example"] == ["Reuters"]


def test_the_order_of_reports_does_not_matter(attack):
    assert told(reports()[::-1]) == attack


def test_a_copy_is_no_second_source():
    first = reports()[0]
    copy = read(WIRE.replace("Two police", "Two senior police"), "2023-03-07", "mirror.example")
    found = told([first, copy])
    assert [(r.copy_of, bool(r.copy_why)) for r in found.reports] == [(None, False), (first.document.id, True)]
    (value,) = version(found, "injured", "guards").values
    assert (len(value.reports), value.sources) == (2, 1)


def test_a_report_without_the_event_stands_in_the_list():
    readings = reports()
    plain = read("The Kenyan parliament is on holiday.", "2023-03-09", "west.example")
    refs = [Ref(readings[0].document.id, readings[0].events[0].trigger), Ref(plain.document.id)]
    found = dossier(refs, {r.document.id: r for r in [*readings, plain]})
    assert [(r.publisher, r.event) for r in found.reports] == [("north.example", "e1"), ("west.example", None)]
    assert set(found.readings) == {readings[0].document.id, plain.document.id}


def test_a_correction_in_so_many_words_replaces_the_value():
    text = (
        "Three drones hit a depot in Odesa on Tuesday. Regional governor Oleh Kiper initially said that three drones attacked the depot, "
        "but clarified later on Tuesday that only two drones were used in the attack."
    )
    found = told([read(text, "2023-03-08", "south.example")])
    drones = version(found, "weapons_count", "drones")
    assert [v.replaced_by for v in drones.values if v.value == Count(3, 3) and v.said_by] == [Count(2, 2)]


def test_a_dossier_stays_the_same_when_read_again_from_the_same_reports(attack):
    again = told(reports())
    assert replace(again, readings={}) == replace(attack, readings={})


def test_a_bare_number_is_of_the_only_group_that_reports_count():
    readings = [
        read("Gunmen abducted 287 pupils in Kuriga, Nigeria, on Thursday, a teacher said.", "2024-03-08", "a.example"),
        read(
            "Gunmen struck in Kuriga, Nigeria, on Thursday. The army said that 137 were abducted.",
            "2024-03-09",
            "b.example",
        ),
    ]
    values = version(told(readings), "abducted", "children").values
    assert {v.value.low for v in values} == {287, 137}
    assert not version(told(readings), "abducted", "children").agree


def versions_of(texts, name):
    readings = [read(text, "2023-03-07", f"{at}.example") for at, text in enumerate(texts)]
    return {v.group: v for v in told(readings).versions if v.property == name}


def test_a_part_above_the_whole_is_no_agreement():
    whole = "Gunmen killed 11 people in Garissa, Kenya, on Monday, a doctor said."
    part = "Gunmen killed 20 soldiers in Garissa, Kenya, on Monday, residents said."
    found = versions_of([whole, part], "killed")
    assert found
    assert not any(version.agree for version in found.values())


def test_a_part_below_the_whole_may_hold():
    whole = "Gunmen killed 11 people in Garissa, Kenya, on Monday, a doctor said."
    part = "Gunmen killed 4 soldiers in Garissa, Kenya, on Monday, residents said."
    found = versions_of([whole, part], "killed")
    assert all(version.agree for version in found.values())


def test_nobody_has_claimed_it_is_disputed_by_a_claim():
    readings = [
        read("Gunmen killed 4 soldiers in Garissa, Kenya, on Monday. Nobody has claimed responsibility for the attack.", "2023-03-07", "a.example"),
        read("Gunmen killed 4 soldiers in Garissa, Kenya, on Monday. Al-Shabaab claimed responsibility for the attack.", "2023-03-08", "b.example"),
    ]  # fmt: skip
    found = [v for v in told(readings).versions if v.property == "responsibility"]
    assert found
    assert not any(version.agree for version in found)
