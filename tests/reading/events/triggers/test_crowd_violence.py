"""Stones, windows and fires: what crowds and arsonists do; and words of violence in sport, on the stock exchange and in the weather."""

import pytest

import rashomon


def events(text):
    return rashomon.read(text, published="2024-03-06").events


@pytest.mark.parametrize(
    ("text", "modes", "doer", "site"),
    [
        ("Rioters flung cobblestones at a courthouse in Namur on Sunday.", ("riot",), "demonstrator", None),
        ("Bottles were tossed at a mosque in Malmo on Monday by masked teenagers.", ("primitive",), None, "a mosque"),
        (
            "Masked men smashed the windows of a synagogue in Ghent on Sunday.",
            ("destroy",),
            "perpetrator",
            "a synagogue",
        ),
        ("Bandits burned a school near Gusau on Friday.", ("destroy",), "perpetrator", "a school"),
        (
            "Youths put fire to four houses in Owerri on Sunday, a priest said.",
            ("destroy",),
            "perpetrator",
            "four houses",
        ),
    ],
)
def test_what_is_thrown_smashed_or_burned_is_a_deed(text, modes, doer, site):
    (event,) = events(text)
    assert set(modes) <= set(event.modes)
    roles = {p.role: p.text for p in event.participants}
    assert doer is None or doer in roles
    assert site is None or roles["site"] == site


@pytest.mark.parametrize(
    "text",
    [
        "The storm smashed windows and a fire burned six houses in Sokode on Monday.",
        "United killed off the match with a goal from Reyes in Porto on Saturday.",
        "Lindqvist shot 66 in Malaga on Thursday.",
        "The tariffs hurt exports, the minister said in Quito on Monday.",
        "Stocks fell as the rally of the morning ended in Seoul on Monday.",
    ],
)
def test_games_shares_and_the_weather_do_no_violence(text):
    assert not [e for e in events(text) if e.type in ("ASSAULT", "PROTEST")]


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("A patrol came under fire near Menaka on Monday.", "target", "A patrol"),
        ("Gunmen opened up on a minibus near Pasto on Monday.", "perpetrator", "Gunmen"),
        ("Rebels hit a convoy near Gao on Monday.", "perpetrator", "Rebels"),
        ("A grenade hurt six shoppers in Ngozi on Monday.", "weapon", "A grenade"),
    ],
)
def test_attacks_in_other_words(text, role, words):
    (event,) = events(text)
    assert event.type == "ASSAULT"
    assert words in [p.text for p in event.participants if p.role in (role, "site")]
