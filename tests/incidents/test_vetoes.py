"""What keeps two reports apart however much they share, and what does not."""

import math
from itertools import combinations

import pytest

from coder_notes import notes
from rashomon.incidents.linking.extract import profiles
from rashomon.incidents.linking.vetoes import against, veto
from rashomon.model import Document, Reading
from rashomon.pipeline.merge import merge
from rashomon.pipeline.read import read_document

ATTACK = ("2022-03-02", "Gunmen shot dead four farmers near Bouza in Niger's Tahoua region on Tuesday, police said.")


def read(published: str, text: str) -> Reading:
    return read_document(Document(text[:40], text, published=published, language="en"))


def reason(one: tuple[str, str], other: tuple[str, str]) -> str | None:
    left, right = (profiles(read(*report))[0] for report in (one, other))
    assert veto(left, right) == veto(right, left)
    found = veto(left, right)
    return found.why if found else None


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (("2022-03-02", "Gunmen shot dead four farmers near Djenné in Mali on Tuesday, police said."), "in Mali"),
        (("2022-03-05", "Gunmen shot dead four farmers near Bouza in Niger on Friday, police said."), "came out before"),
        (("2022-02-25", "Gunmen shot dead four farmers near Bouza in Niger on Thursday, police said."), "came out before"),
        (("2022-03-02", "Gunmen shot dead four farmers in Maradi in Niger on Tuesday, police said."), "in Maradi"),
        (("2022-03-02", "Traders marched through Bouza in Niger's Tahoua region on Tuesday against a new tax."), "protest"),
        (("2022-03-02", "A car bomb hit a bank in Bouza, Niger, on Tuesday, police said."), "One was done by"),
    ],
)  # fmt: skip
def test_what_tells_two_incidents_apart_is_said(other: tuple[str, str], why: str) -> None:
    found = reason(ATTACK, other)
    assert found
    assert why in found


@pytest.mark.parametrize(
    "other",
    [
        ("2022-03-04", "The dead of Tuesday's attack near Bouza, Niger, rose to six on Friday, a doctor said."),
        ("2022-03-03", "Four farmers were killed overnight to Tuesday in Niger's Tahoua region, residents of Bouza said."),
        ("2022-03-03", "Niger: men with rifles killed farmers in the Tahoua region this week."),
    ],
)  # fmt: skip
def test_a_later_or_vaguer_account_is_not_kept_apart(other: tuple[str, str]) -> None:
    assert reason(ATTACK, other) is None


def test_an_arrest_is_not_the_attack() -> None:
    arrest = ("2022-03-09", "Police in Niger arrested two men on Tuesday over the killing of four farmers near Bouza.")
    assert reason(ATTACK, arrest)


def test_notes_of_distinct_incidents_stand_alone() -> None:
    told = notes(150)
    by_ref = {note.document.id: note for note in told}
    groups = merge(read_document(note.document) for note in told)
    joined = [{by_ref[p.document] for p in group.members if p.main} for group in groups]
    with_others = {note for group in joined if len(group) > 1 for note in group}
    assert len(with_others) <= 3
    assert not any(a.country != b.country for group in joined for a, b in combinations(group, 2))


def test_no_two_members_of_a_group_are_apart_however_alike_the_others() -> None:
    one = ("2022-03-02", "Gunmen shot dead four farmers near Bouza in Niger's Tahoua region on Tuesday, police said.")
    vague = ("2022-03-05", "Gunmen shot dead four farmers near Bouza in Niger's Tahoua region, police said.")
    later = ("2022-03-05", "Gunmen shot dead four farmers near Bouza in Niger's Tahoua region on Friday, police said.")
    readings = [read(*ATTACK), read(one[0], one[1] + " "), read(*vague), read(*later)]
    for group in merge(readings):
        main = [p for p in group.members if p.main]
        assert not any(math.isinf(against(a, b)) for a, b in combinations(main, 2))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        # Telling of it only as what came before, under a name of the other's.
        (("2022-03-03", "Five herders died at Konni in Niger on Tuesday, hours after another raid at Bouza."), "beside its own"),
        # A burial told by its main clause.
        (("2022-03-03", "A farmer, who was shot dead near Bouza in Niger on Tuesday, was buried on Wednesday."), "funeral"),
    ],
)  # fmt: skip
def test_what_is_told_on_the_way_makes_no_attack_of_a_report(other: tuple[str, str], said: str) -> None:
    assert said in (
        reason(("2022-03-02", "Gunmen killed four farmers at Bouza in Niger on Tuesday, police said."), other) or ""
    )


@pytest.mark.parametrize(
    "later",
    [
        "The dead of the attack near Bouza in Niger's Tahoua region rose to six on Friday, a doctor said.",
        "Niger's interior minister said in a statement sent out on Friday that four farmers were shot dead near Bouza.",
    ],
)
def test_the_day_of_later_news_is_not_the_day_of_the_deed(later: str) -> None:
    assert reason(ATTACK, ("2022-03-04", later)) is None
