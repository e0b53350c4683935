"""How events are told, and what a report is about."""

import pytest

import rashomon

PUBLISHED = "2024-03-05"


def told(text, models="small"):
    reading = rashomon.read(text, published=PUBLISHED, models=models)
    return {e.trigger.of(text): (e.told, e.main) for e in reading.events}


@pytest.mark.parametrize("models", ["none", "small"])
def test_the_news_leads_and_an_old_attack_is_background(models):
    text = (
        "Gunmen killed three farmers near Gao on Monday, police said.\n\nThe farmers were buried in their village.\n\n"
        "In January 2024 a bomb had wounded nine people in the same district."
    )
    found = told(text, models)
    assert found["killed"] == ("news", True)
    assert found["bomb"] == ("background", False) if "bomb" in found else found["wounded"] == ("background", False)


def test_a_planned_march_is_to_come_and_a_denied_attack_denied():
    text = "Unions will march through Lima on Friday.\n\nThe army denied that it had shelled the village of Kota."
    found = told(text)
    assert found["march"][0] == "future"
    assert found["shelled"][0] == "denied"


def test_a_war_that_cost_lives_for_years_is_a_sum():
    text = "A bomb killed two people in Kabul on Monday.\n\nThe war has killed more than 20,000 people since 2015."
    assert "summary" in {how for how, _ in told(text).values()}


def test_what_stands_far_down_is_not_what_the_report_is_about():
    text = (
        "The minister opened a road on Monday.\n\nIt is long.\n\nIt is wide.\n\nIt is new.\n\nPeople like it.\n\n"
        "Gunmen killed two guards in Gao on Sunday."
    )
    assert [main for _, main in told(text).values() if main] == []


def test_talk_is_what_a_report_is_about_only_where_it_tells_of_no_deed():
    both = told("France condemned the attack.\n\nGunmen attacked a market in Kabul on Monday and killed two people.")
    assert both["attacked"] == ("news", True)
    alone = "France condemned the government of Mali on Monday."
    assert told(alone)["condemned"] == ("news", True)
