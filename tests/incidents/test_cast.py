"""Who is who over several reports."""

import pytest

import factory
from rashomon.incidents.entities.resolution import resolve_entities
from rashomon.model import Office


def report(id, *names, kind="person", **given):
    """Return a reading of a text that names these, each an actor of its own."""
    d = factory.doc(". ".join(names) + ".", id=id)
    actors = tuple(factory.actor(d, f"a{n}", name, kind=kind, **given) for n, name in enumerate(names, 1))
    return factory.reading(d, actors=actors)


def groups(*readings):
    """Return who is one, by the names in the texts."""
    found = resolve_entities({r.document.id: r for r in readings})
    names = {}
    for r in readings:
        for a in r.actors:
            names.setdefault(found.name(r.document.id, a.id), set()).add(a.name)
    return sorted(sorted(group) for group in names.values())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Muammar Gaddafi", "Moammar Qaddafi"),
        ("Mohamed al-Halbousi", "Muhammad Halbusi"),
        ("Yevgeny Prigozhin", "Evgenii Prigozhin"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Ursula von der Leyen", "Leyen"),
        ("Rosa Quispe", "Quispe"),
        ("José Núñez", "Jose Nunez"),
    ],
)
def test_spellings_and_surnames_are_one_person(left, right):
    assert groups(report("1", left), report("2", right)) == [sorted([left, right])]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hassan Rouhani", "Hussein Rouhani"),
        ("Binyamin Netanyahu", "Mustafa al-Kadhimi"),
        ("Ned Price", "Vincent Price"),
        ("George W. Bush", "Jeb Bush"),
    ],
)
def test_other_people_are_not(left, right):
    assert len(groups(report("1", left), report("2", right))) == 2


def test_a_surname_that_two_people_bear_is_neither():
    told = groups(report("1", "Hassan Rouhani", "Ali Rouhani"), report("2", "Rouhani"))
    assert ["Rouhani"] in told


def test_two_that_one_report_tells_apart_stay_apart():
    told = groups(report("1", "Ali Bensaid", "Bensaid"), report("2", "Ali Bensaid"))
    assert ["Bensaid"] in told


def test_names_in_another_script_are_found():
    assert groups(report("1", "مصطفى الكاظمي"), report("2", "Mustafa al-Kadhimi", "Binyamin Netanyahu")) == [
        ["Binyamin Netanyahu"],
        ["Mustafa al-Kadhimi", "مصطفى الكاظمي"],
    ]


def test_an_office_is_its_only_holder():
    held = {"office": Office("prime minister", "KEN"), "country": "KEN"}
    assert groups(report("1", "Joseph Mutungi", **held), report("2", "prime minister", **held)) == [
        ["Joseph Mutungi", "prime minister"]
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Al-Fatah Coalition", "The Conquest (Fatah) Alliance"),
        ("Taqaddum (progress) bloc", "Taqadum (Progress) Alliance"),
        ("State of Law bloc", "State of Law Coalition"),
        ("Emtidad Movement", "Imtidad Movement"),
    ],
)
def test_lists_are_one_whatever_sort_they_are_called(left, right):
    assert groups(report("1", left, kind="party"), report("2", right, kind="party")) == [sorted([left, right])]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("National Front", "National Party"),
        ("Kurdistan Democratic Party", "Kurdistan Coalition"),
        ("Imtidad Movement", "New Generation Movement"),
        ("Socialist Party", "Socialist Workers Party"),
    ],
)
def test_rival_lists_are_not(left, right):
    assert len(groups(report("1", left, kind="party"), report("2", right, kind="party"))) == 2


def test_one_name_in_two_countries_is_two_bodies():
    iraq, palestine = (report(id, "Fatah", kind="party", country=c) for id, c in (("1", "IRQ"), ("2", "PSE")))
    found = resolve_entities({"1": iraq, "2": palestine})
    assert len(found.names) == 2


def test_offices_of_a_country_are_one_by_their_shorter_name():
    given = {"kind": "government", "country": "IRQ"}
    told = groups(
        report("1", "election commission", **given), report("2", "Independent High Electoral Commission", **given)
    )
    assert told == [["Independent High Electoral Commission", "election commission"]]


def test_a_list_is_called_after_its_leader():
    texts = {"1": "Amina Warsame’s party won nine seats.", "2": "Warsamist Movement — Amina Warsame 9"}
    one, two = (factory.doc(text, id=id) for id, text in texts.items())
    first = factory.reading(
        one,
        actors=(
            factory.actor(one, "a1", "Amina Warsame", kind="person"),
            factory.actor(one, "a2", "Amina Warsame’s party", kind="party", part_of="a1"),
        ),
    )
    second = factory.reading(
        two,
        actors=(
            factory.actor(two, "a1", "Warsamist Movement", kind="party"),
            factory.actor(two, "a2", "Amina Warsame", kind="person"),
        ),
    )
    assert groups(first, second) == [["Amina Warsame"], ["Amina Warsame’s party", "Warsamist Movement"]]


def test_the_cast_does_not_depend_on_the_order_of_reports():
    readings = [
        report(str(n), name) for n, name in enumerate(["Joseph Mutungi", "Mutungi", "Josef Mutungi", "Peter Mutungi"])
    ]
    there = resolve_entities({r.document.id: r for r in readings})
    back = resolve_entities({r.document.id: r for r in reversed(readings)})
    assert there == back
