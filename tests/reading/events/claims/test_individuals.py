"""Who in person was killed or hurt gives an attack its toll, where nobody counts."""

import pytest

import rashomon


def tolls(text):
    """Return the best figures of killed and injured of all events that have one."""
    reading = rashomon.read(text, published="1994-05-02")
    return [(k, f.best) for e in reading.events for k, f in e.figures.items() if k in ("killed", "injured")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gunmen killed Senator Pedro Luna in Cali on Monday.", [("killed", 1)]),
        ("The murder of Senator Pedro Luna shocked the people of Cali.", [("killed", 1)]),
        ("Gunmen murdered Pedro Luna and Ana Rojas in Cali on Monday.", [("killed", 2)]),
        ("Rebels attacked a bus near Cali. The driver was killed on the spot.", [("killed", 1)]),
        ("Police condemned the murder of six priests in Cali on Monday.", [("killed", 6)]),
        ("Two nuns were beaten to death by gunmen near Cali on Monday.", [("killed", 2)]),
        ("Six priests and two guards were killed by gunmen in Cali on Monday.", [("killed", 8)]),
        ("Twelve people, including three guards, were killed by gunmen in Cali.", [("killed", 12)]),
        ("A bomb exploded in Cali on Monday. Senator Pedro Luna was wounded.", [("injured", 1)]),
        ("Police foiled an attempt to kill Pedro Luna in Cali on Monday.", []),
        ("Gunmen killed Pedro Luna and three guards in Cali on Monday.", [("killed", 4)]),
        ("Pedro Luna was killed in Cali on Monday. In all five people were killed in the attack.", [("killed", 5)]),
    ],
)
def test_the_toll_of_an_attack(text, found):
    assert tolls(text) == found


def test_the_claim_points_at_the_person_and_the_deed():
    text = "Gunmen murdered Pedro Luna in Cali on Monday, the police said."
    reading = rashomon.read(text, published="1994-05-02")
    [claim] = [c for e in reading.events for c in e.claims if c.property == "killed"]
    assert claim.text == "murdered Pedro Luna"
    assert claim.group == "Pedro Luna"
    assert {a.id: a.name for a in reading.actors}[claim.party] == "Pedro Luna"
    assert {a.id: a.name for a in reading.actors}[claim.said_by] == "police"
