"""Who is somebody else although the name is alike: former members, kin, namesakes; and names with "and" in them."""

import pytest

import rashomon


def names(text):
    """Return the names of the persons and bodies of a report, with their aliases."""
    reading = rashomon.read(text, published="2024-03-05")
    return {name for a in reading.actors for name in (a.name, *a.aliases)}, reading


def actor_of(reading, words):
    """Return the name of the actor whose first mention has these words."""
    at = reading.document.text.index(words)
    return next(a.id for a in reading.actors if any(m.start <= at < m.end for m in a.mentions))


@pytest.mark.parametrize(
    ("text", "former", "body"),
    [
        (
            "Former Maro Front fighters attacked a church in Goma on Monday, police said.",
            "Former Maro Front fighters",
            "Maro Front",
        ),
        (
            "Gunmen killed four former Maro Front fighters in Goma on Monday.",
            "former Maro Front fighters",
            "Maro Front",
        ),
    ],
)
def test_who_left_a_body_is_not_the_body(text, former, body):
    found, _ = names(text)
    assert former in found
    assert body not in found


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Police in Lima arrested Juan Torres on Monday over the blast. A senator, Juan Torres Vega, called it a mistake.",
            "Juan Torres on",
            "Juan Torres Vega",
        ),
        (
            "Paul Reed died in Hull on Tuesday when a bomb went off. His father, Paul Reed Senior, said that he was a nurse.",
            "Paul Reed died",
            "Paul Reed Senior",
        ),
        (
            "Karim Shah was gunned down in Sukkur on Sunday. His son, Imam Karim Shah, said that gunmen had called.",
            "Karim Shah was",
            "Imam Karim Shah",
        ),
    ],
)
def test_namesakes_and_kin_are_two_persons(text, one, other):
    _, reading = names(text)
    assert actor_of(reading, one) != actor_of(reading, other)


def test_a_person_in_the_title_is_the_one_introduced_below():
    text = (
        "Juan Torres says vote was rigged\n\nA senator, Juan Torres, said on Monday that the vote in Lima was rigged."
    )
    _, reading = names(text)
    assert len({a.id for a in reading.actors if "Torres" in a.name}) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Avon and Somerset Police said that six people were arrested on Sunday.", "Avon and Somerset Police"),
        (
            "The Women and Children's Hospital counted six dead after the blast in Kano on Sunday.",
            "Women and Children's Hospital",
        ),
    ],
)
def test_a_name_may_hold_and(text, name):
    assert name in names(text)[0]


def test_two_states_are_no_one_body():
    found, _ = names("Iran and Turkish Police agreed on a plan in Ankara on Monday.")
    assert not any(" and " in name for name in found)
