"""Several events of one kind are told apart; courts, searches and road accidents are no attacks."""

import pytest

import rashomon


def events(text, *types):
    reading = rashomon.read(text, published="2024-03-05")
    return [e for e in reading.events if e.type in types]


def figures(text):
    return [
        sorted((c.property, c.value.low) for c in e.claims if c.property in ("killed", "injured"))
        for e in events(text, "ASSAULT")
    ]


def test_one_blast_and_another_are_two_events_beside_their_sum():
    told = (
        "Two bomb blasts killed four people in Quetta on Monday, police said. One blast occurred near a bank, killing "
        "one. Another blast occurred at a market and killed three."
    )
    assert figures(told) == [[("killed", 4)], [("killed", 1)], [("killed", 3)]]


def test_more_rockets_are_another_attack():
    told = (
        "Rockets hit the old town of Homs on Tuesday, killing two women. More rockets later hit the suburb of Bab Sbaa and "
        "wounded nine people."
    )
    assert figures(told) == [[("killed", 2)], [("injured", 9)]]


def test_what_is_told_of_elsewhere_is_another_event():
    told = "Gunmen killed two farmers near Gao on Monday. Elsewhere, three herders were killed by gunmen near Mopti."
    assert figures(told) == [[("killed", 2)], [("killed", 3)]]


@pytest.mark.parametrize(
    "told",
    [
        "A court sentenced two rebels to death in Juba on Monday.",
        "The trial of four officers opened in Lima on Monday.",
        "A man was charged with murder in Nairobi on Monday.",
        "Three ministers face charges of corruption in Tunis.",
        "A jury found the former general guilty on Friday.",
    ],
)
def test_courts_try_charge_and_sentence(told):
    assert [e.modes for e in events(told, "SANCTION")] == [("convict",)]


def test_a_trial_of_a_drug_is_none():
    assert not events("The vaccine entered a clinical trial in Kenya on Monday.", "SANCTION")


def test_a_raid_of_the_police_on_a_house_is_a_search_and_one_of_rebels_an_attack():
    searched = "Police raided the home of an opposition leader in Kampala on Sunday."
    attacked = "Rebels raided the home of an opposition leader in Kampala on Sunday."
    assert [e.type for e in events(searched, "ASSAULT", "COERCE")] == ["COERCE"]
    assert [e.type for e in events(attacked, "ASSAULT", "COERCE")] == ["ASSAULT"]


def test_a_car_that_hits_a_boy_is_an_accident_and_a_car_bomb_is_none():
    run_over = "A car in the minister's motorcade hit and killed a boy near Gulu on Monday."
    bombed = "A car packed with explosives hit a checkpoint and killed a guard near Gulu on Monday."
    assert [e.type for e in events(run_over, "ASSAULT", "ACCIDENT")] == ["ACCIDENT"]
    assert "ACCIDENT" not in [e.type for e in events(bombed, "ASSAULT", "ACCIDENT")]


def test_a_blast_in_a_headline_is_an_accident_where_the_report_tells_of_coal_dust():
    told = "Blast kills nine in Shanxi\n\nNine miners died when coal dust exploded in a pit in Shanxi on Monday, officials said."
    assert {e.type for e in events(told, "ASSAULT", "ACCIDENT")} == {"ACCIDENT"}


def test_a_mine_on_a_road_is_no_pit():
    told = "Blast kills nine in Helmand\n\nNine villagers died when their van hit a mine in Helmand on Monday."
    assert {e.type for e in events(told, "ASSAULT", "ACCIDENT")} == {"ASSAULT"}


def test_an_attack_and_the_one_it_answers_are_two():
    found = events(
        "Troops shelled the town of Harad on Monday in response to a rocket attack on their camp.", "ASSAULT"
    )
    assert len(found) == 2


def test_a_place_that_was_struck_too_has_an_event_of_its_own():
    found = events(
        "Rebels fired rockets at a village near Hama on Monday, killing four people. They also shelled a market in Homs, wounding a boy.",
        "ASSAULT",
    )
    assert [e.place is not None for e in found] == [True, True]


def test_the_first_of_two_attacks_is_no_sum_of_both():
    found = events(
        "Two bomb attacks killed nine people in Kano on Monday. The first attack hit a bank, the second one a school.",
        "ASSAULT",
    )
    assert len(found) > 1
