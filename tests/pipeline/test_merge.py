"""Reports of one incident come together; those of another of the same kind on the same day do not."""

import random
from collections.abc import Sequence

import pytest

from rashomon import read
from rashomon.model import Link
from rashomon.pipeline.merge import Group, merge

KIRKUK = (
    "A car bomb exploded outside a police station in Kirkuk on Tuesday, killing four officers and wounding 11 people, the interior "
    "ministry said. No group claimed responsibility, but Islamic State militants often target police in the area."
)
KIRKUK_AGAIN = (
    "Four policemen died when a car packed with explosives blew up in front of a police station in the Iraqi city of Kirkuk on "
    "Tuesday, officials said. Eleven people were hurt."
)
MOSUL = KIRKUK.replace("Kirkuk", "Mosul").replace("four", "six").replace("station", "checkpoint")
MOSQUE = (
    "Gunmen opened fire on worshippers at a mosque in Kabul on Tuesday, killing five people, police said. The governor condemned the "
    "attack."
)
MOSQUE_AGAIN = "Five worshippers were shot dead at a Kabul mosque on Tuesday, according to police. Nobody has claimed the shooting."
SCHOOL = "A bomb tore through a school in Kabul on Tuesday, killing seven pupils, police said. The governor condemned the attack."
SOFIA = (
    "Masked men kidnapped the journalist Sofia Herrera in Culiacan on Tuesday, her newspaper said. Sinaloa prosecutors are "
    "investigating the abduction."
)
SOFIA_AGAIN = (
    "Journalist Sofia Herrera was abducted by armed men in the Mexican city of Culiacan on Tuesday, her editor said."
)
PABLO = SOFIA.replace("Sofia Herrera", "Pablo Ortega").replace("her", "his")
DEPOT = (
    "A drone struck an oil depot in Feodosia on Tuesday, causing a large fire, the authorities said. Nobody was hurt."
)
EARLIER = "A drone hit the oil depot in Feodosia on Tuesday and set it on fire, officials in the Crimean city said."
LIMA = (
    "Thousands of teachers marched in Lima on Tuesday to demand higher wages. Police fired tear gas and 12 people were arrested. "
    "President Dina Boluarte said talks would continue."
)
LIMA_AGAIN = (
    "Teachers demanding better pay took to the streets of the Peruvian capital Lima on Tuesday; twelve were detained after police used "
    "tear gas."
)
CUSCO = LIMA.replace("Lima", "Cusco").replace("12", "nine")


def reports(*texts: str | tuple[str, str]):
    """Read texts published on Wednesday 15 March 2023 unless another day stands with one."""
    rows = [text if isinstance(text, tuple) else (text, "2023-03-15") for text in texts]
    return [read(text, published=day, id=str(at)) for at, (text, day) in enumerate(rows)]


def stories(readings, groups: Sequence[Group]) -> list[list[int]]:
    """Return the numbers of the reports whose main stories are one incident."""
    at = {reading.document.id: number for number, reading in enumerate(readings)}
    return sorted(sorted(at[p.document] for p in g.members if p.main) for g in groups if any(p.main for p in g.members))


@pytest.mark.parametrize(
    ("one", "again", "other"),
    [
        pytest.param(KIRKUK, KIRKUK_AGAIN, MOSUL, id="another city"),
        pytest.param(LIMA, LIMA_AGAIN, CUSCO, id="a protest in another city"),
        pytest.param(MOSQUE, MOSQUE_AGAIN, SCHOOL, id="another site in one city"),
        pytest.param(SOFIA, SOFIA_AGAIN, PABLO, id="another victim"),
        pytest.param((DEPOT, "2023-03-15"), (EARLIER, "2023-03-15"), (DEPOT + " ", "2023-03-29"), id="another day"),
    ],
)
def test_two_incidents_of_one_kind_stay_two(one, again, other) -> None:
    readings = reports(one, again, other)
    assert stories(readings, merge(readings)) == [[0, 1], [2]]


def test_each_link_says_why_in_one_sentence() -> None:
    (group,) = (g for g in merge(reports(KIRKUK, KIRKUK_AGAIN)) if len(g.members) == 2)
    (link,) = group.links
    assert link.decision == "same"
    assert (
        link.why
        == "Both tell of an attack with explosives in Kirkuk on 14 March 2023: the words “police”, “station” in common."
    )
    assert link.features["place"] == 1


def test_what_is_said_of_an_attack_is_no_attack() -> None:
    reaction = (
        "Turkey on Tuesday condemned the car bombing in the Iraqi city of Kirkuk that killed four police officers."
    )
    readings = reports(KIRKUK, reaction)
    for group in merge(readings):
        assert len({p.type in ("ACCUSE", "REJECT") for p in group.members}) == 1


def test_an_earlier_attack_told_besides_joins_its_own_incident() -> None:
    later = (
        "Gunmen killed two soldiers at a checkpoint in Kirkuk on Wednesday, the army said. On Tuesday, a car bomb outside a police "
        "station in Kirkuk had killed four officers."
    )
    readings = reports(KIRKUK, (later, "2023-03-16"))
    groups = merge(readings)
    assert stories(readings, groups) == [[0], [1]]
    (joined,) = (g for g in groups if len(g.members) == 2)
    assert [p.main for p in sorted(joined.members, key=lambda p: not p.main)] == [True, False]
    assert {p.start for p in joined.members} == {"2023-03-14"}


def test_the_order_of_reports_changes_nothing() -> None:
    readings = reports(KIRKUK, MOSUL, KIRKUK_AGAIN, LIMA, CUSCO, LIMA_AGAIN)
    groups = merge(readings)
    for seed in range(3):
        assert merge(random.Random(seed).sample(readings, len(readings))) == groups


def test_a_persons_word_outlives_a_new_reading() -> None:
    first, second, other = reports(KIRKUK, KIRKUK_AGAIN, MOSUL)
    refs = {p.document: p.ref for g in merge([first, second, other]) for p in g.members if p.main}
    left, right = refs[first.document.id], refs[second.document.id]
    longer = left.rsplit("-", 1)[0] + f"-{int(left.rsplit('-', 1)[1]) + 4}"  # the trigger as another version cut it
    apart = Link(longer, right, "different", None, "Two bombs.", "Ana", "2023-03-16T10:00:00Z")
    same = Link(left, refs[other.document.id], "same", None, "The desk misplaced it.", "Ana", "2023-03-16T10:05:00Z")
    readings = [first, second, other]
    assert stories(readings, merge(readings, [apart])) == [[0], [1], [2]]
    assert stories(readings, merge(readings, [apart, same])) == [[0, 2], [1]]
    undone = Link(left, right, "unsure", None, "Taken back.", "Ana", "2023-03-17T10:00:00Z")
    assert stories(readings, merge(readings, [undone, apart])) == [[0, 1], [2]]
