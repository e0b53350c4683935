"""Who came to harm and how many they are, in words of many kinds; what is no figure of harm gives none."""

import pytest

import rashomon
from rashomon.model import Count

HARM = ("killed", "injured", "missing", "detained", "abducted", "displaced")


def figures(text):
    """Return (property, low) of every claim of harm, in text order."""
    reading = rashomon.read(text, published="2024-03-06")
    rows = [c for e in reading.events for c in e.claims if c.property in HARM and isinstance(c.value, Count)]
    return [(c.property, c.value.low) for c in sorted(rows, key=lambda c: (c.span, c.property))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed and wounded a number of farmers near Bor on Monday.", [("killed", 2), ("injured", 2)]),
        ("Clashes left two nuns dead and four miners injured in Bor on Monday.", [("killed", 2), ("injured", 4)]),
        ("A 16-year-old was killed by a shell in Bor on Monday.", [("killed", 1)]),
        (
            "A mortar killed six traders in Bor on Monday. Troops evacuated nine of the wounded, and 12 injured porters, by air.",
            [("killed", 6), ("injured", 9), ("injured", 12)],
        ),
        (
            "Soldiers evacuated 300 villagers after the raid killed two in Bor on Monday.",
            [("displaced", 300), ("killed", 2)],
        ),
        ("Raiders gunned down a trader in Bor on Monday.", [("killed", 1)]),
        ("Raiders took 40 pupils hostage in Bor on Monday.", [("abducted", 40)]),
        ("Police took six drivers into custody after a riot in Bor on Monday.", [("detained", 6)]),
        (
            "The storm made 900 families homeless. Floods killed 12 people in Bor on Monday.",
            [("displaced", 900), ("killed", 12)],
        ),
        ("Bombs fell on Bor on Monday. Four cooks sustained injuries.", [("injured", 4)]),
        ("Raiders attacked Bor on Monday and captured nine guards.", [("detained", 9)]),
        ("Raiders attacked Bor on Monday and captured two hills.", []),
        ("A blast in Bor on Monday claimed the lives of six cooks.", [("killed", 6)]),
        ("Villagers in Bor found the bodies of three miners after a raid on Monday.", [("killed", 3)]),
        ("Rebels could kill 50 hostages, a minister said on Monday.", []),
        ("Army Kills 14 Rebels in Bor", [("killed", 14)]),
    ],
)
def test_the_words_of_harm_give_who_suffers(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen killed 20 people, including three children, two cooks and a guard, in Bor on Monday.",
            [("killed", 20), ("killed", 3), ("killed", 2), ("killed", 1)],
        ),
        ("A bomb killed nine people in Bor on Monday, four of them women.", [("killed", 9), ("killed", 4)]),
        ("A bomb killed nine people in Bor on Monday. The dead included three cooks.", [("killed", 9), ("killed", 3)]),
        ("A bomb killed nine people in Bor on Monday. Two of them were cooks.", [("killed", 9), ("killed", 2)]),
        ("A bomb killed nine people in Bor on Monday. Two of them have not been named.", [("killed", 9)]),
    ],
)
def test_parts_of_a_total_are_claims_too(text, expected):
    assert figures(text) == expected


def test_a_part_adds_nothing_to_the_figure_and_is_no_rival_of_it():
    reading = rashomon.read("A bomb killed nine people in Bor on Monday, police said. The dead included three cooks.")
    (event,) = reading.events
    assert event.figures["killed"].low == 9
    assert {c.of for c in event.claims if c.property == "killed"} == {None, 9}
    assert not reading.findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A rocket hit Bor on Monday. There were no reported casualties.", [("injured", 0), ("killed", 0)]),
        ("A rocket hit Bor on Monday. No injuries or deaths were reported.", [("injured", 0), ("killed", 0)]),
        ("A rocket hit Bor on Monday but did not cause any casualties.", [("injured", 0), ("killed", 0)]),
        ("A rocket hit Bor on Monday without injuries.", [("injured", 0)]),
        ("A rocket hit Bor on Monday. Talks did not heal old wounds.", []),
    ],
)
def test_nobody_is_nought(text, expected):
    assert figures(text) == expected


def test_one_person_is_counted_once_however_often_named():
    text = "Gunmen killed Ann Reed, a judge, in Bor on Monday. Reed died at the scene. She died of blood loss."
    assert figures(text) == [("killed", 1)]


def test_harm_that_no_word_of_an_event_tells_raises_one():
    (event,) = rashomon.read("A policeman drowned near Bor on Monday after a crowd pushed his car into a river.").events
    assert event.figures["killed"].best == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two boys aged four, five and eight died in Bor when a shell fell on Monday.", [("killed", 2)]),
        ("Two brothers, 14 and 16, were shot dead in Bor on Monday.", [("killed", 2)]),
        ("Ann Reed, 22 died in a gunfight in Bor on Monday.", [("killed", 1)]),
        (
            "Police arrested 14 people in Bor, 16 in Cali and six in Lima on Monday.",
            [("detained", n) for n in (14, 16, 6)],
        ),
        ("One cook was killed in a blast in Bor on Monday and another was hurt.", [("killed", 1), ("injured", 1)]),
        ("Gunmen stormed a hotel in Bor on Monday and hold 72 hostages.", [("abducted", 72)]),
        ("Police stormed a hotel in Bor on Monday and freed 72 hostages.", []),
        ("Police raided a house in Bor on Monday, executing 22 search warrants.", []),
    ],
)
def test_ages_and_things_are_no_victims_and_numbers_without_a_noun_are(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man and his young daughter were killed by a shell in Bor on Monday.", [("killed", 2)]),
        ("Nine cooks and a guard were killed by a shell in Bor on Monday.", [("killed", 9), ("killed", 1)]),
        (
            "A bomb killed eleven people, including a woman and child, in Bor on Monday.",
            [("killed", 11), ("killed", 1), ("killed", 1)],
        ),
        (
            "Twelve cooks and 11 guards were among the dead after a raid on Bor on Monday.",
            [("killed", 12), ("killed", 11)],
        ),
        ("Over a quarter of a million people were killed in Bor.", [("killed", 250001)]),
    ],
)
def test_persons_joined_by_and_are_counted_together(text, expected):
    assert figures(text) == expected


def test_a_murder_spoken_of_again_is_no_second_one():
    text = "Gunmen killed Ann Reed in Bor on Monday. Police condemned the murder of Reed. The mayor decried the killing of Ann Reed."
    assert figures(text) == [("killed", 1)]
