"""Figures that their own source has replaced, in the words reports use."""

import pytest

import rashomon
from rashomon.model import Count

BLAST = "A bomb exploded at a market in Kano on Monday. "


def figures(text, name="killed"):
    """Return the figures still held and those replaced."""
    reading = rashomon.read(text, published="2023-03-08")
    claims = [c for e in reading.events for c in e.claims if c.property == name and isinstance(c.value, Count)]
    held, replaced = ([c.value.low for c in claims if c.superseded is old] for old in (False, True))
    return held, replaced


@pytest.mark.parametrize(
    ("text", "held", "replaced"),
    [
        ("The health ministry revised the death toll from 12 to 15 on Tuesday.", [15], [12]),
        ("Officials raised the death toll to 15 from an earlier 12.", [15], [12]),
        ("The army lowered the death toll to 12, down from an earlier 15.", [12], [15]),
        ("Police had earlier said three people died but later corrected the figure to two.", [2], [3]),
        ("The ministry, which had earlier reported 12 deaths, said 15 people had died.", [15], [12]),
        ("Fifteen people were killed, up from 12 reported earlier, the police said.", [15], [12]),
        ("The police initially said that 12 people were killed but later put the number at nine.", [9], [12]),
        ("The death toll rose to 15 on Tuesday, from 12 on Monday.", [15], [12]),
        ("The governor said 20 people died. He later retracted the figure and said nine had died.", [9], [20]),
        ("Hospital officials now say 11 people died, not 14 as they had reported.", [11], [14]),
        ("The ombudsman said 18 people had died, correcting its earlier figure of 17.", [18], [17]),
        ("Nine people died, police said. They later corrected their earlier toll of nine to 12.", [12], [9, 9]),
        ("Doctors said 14 people died. Police corrected their earlier toll of nine to 12.", [14, 12], [9]),
        ("An earlier version of this story said 15 people were killed; the correct number is 12.", [12], [15]),
    ],
)
def test_a_replaced_figure_stays_and_is_marked(text, held, replaced):
    assert figures(BLAST + text) == (held, replaced)


@pytest.mark.parametrize(
    "text",
    [
        "Police said 12 people were killed. The hospital said 15 people were killed.",
        "The blast killed 12 people, police said. Earlier, the army said 15 people were killed.",
        "Police said 12 people were killed, not far from the mosque.",
        "The blast killed 12 people, police said. The health ministry put the number of wounded at 73.",
        "Police said that 18 shoppers died. Organisers had expected 5,000. The ministry put the number of wounded at 73.",
        "The blast killed 12 people, police said. The governor cut short a visit to two villages.",
    ],
)
def test_what_nobody_took_back_stands(text):
    assert figures(BLAST + text)[1] == []


def test_a_correction_of_another_thing_keeps_its_kind():
    text = (
        "Three drones hit a depot in Odesa on Tuesday, the army said. It later corrected the number of drones to two."
    )
    assert figures(text, "weapons_count") == ([2], [3])


def test_a_number_of_others_corrects_nothing():
    text = "Police said that 18 shoppers died. The health ministry put the number of wounded at 73."
    assert 73 not in figures(BLAST + text)[0]
