"""Which reports are one text, and which only tell of one event."""

import pytest

import rashomon
from rashomon.incidents.entities.resolution import resolve_entities
from rashomon.incidents.provenance import copies as room
from rashomon.incidents.provenance.copies import copies
from rashomon.incidents.provenance.newswire import newswire

ORIGINAL = """Two car bombs exploded outside the police headquarters in Garissa on Monday, killing 14 people and wounding 37, Kenyan \
Interior Minister Peter Wafula said.

Wafula told parliament in Nairobi that nine police officers and five civilians had died. Amina Warsame, director of the Garissa \
hospital, said her staff had treated 41 people, eleven of them children.

Al-Shabaab claimed responsibility for the attack in a statement on Tuesday. The group said it had killed 30 soldiers. President William \
Ruto condemned the bombing and promised that 200 more officers would be sent to the border with Somalia.

It was the third attack in Garissa since 3 January. In February gunmen shot dead six teachers at a school in Mandera.
"""
SPUN = """A pair of vehicle explosives detonated beyond the law enforcement base in Garissa on Monday, murdering 14 individuals and \
injuring 37, according to Kenyan Interior Minister Peter Wafula.

Wafula informed the legislature in Nairobi that nine law enforcement officials and five non-combatants perished. Her workforce has \
handled 41 persons, including eleven youngsters, according to Amina Warsame, head of the Garissa hospital.

In a proclamation on Tuesday, Al-Shabaab said it was behind the assault. The organisation stated it had slain 30 troopers. President \
William Ruto denounced the blast and vowed that 200 additional officials would be dispatched to the frontier with Somalia.

The assault was the third one in Garissa since 3 January. In February, six instructors were gunned down at a school in Mandera.
"""
OTHER = """President William Ruto flew to Garissa on Wednesday, two days after bombs killed at least 12 people at the police headquarters.

Ruto met Amina Warsame, who runs the hospital there, and spoke to survivors. Three of the wounded were flown to Nairobi. Police said they \
had arrested four men near Dadaab.

Peter Wafula, the interior minister, faced calls to resign. Opposition leader Raila Odinga said Kenya had ignored warnings from Somalia \
since January. Al-Shabaab has said that its men carried out the attack. The African Union will discuss it on Friday.
"""


def found(*texts, days=()):
    readings = [
        rashomon.read(text, published=day, id=str(n))
        for n, (text, day) in enumerate(zip(texts, days or ["2023-03-07"] * len(texts), strict=True))
    ]
    by_id = {r.document.id: r for r in readings}
    names = {r.document.id: r.document.input_id for r in readings}
    return {names[d]: (names[c.of], c.why) for d, c in copies(by_id, resolve_entities(by_id)).items()}


def test_a_shortened_copy_is_one_and_says_so():
    shorter = "\n\n".join(ORIGINAL.split("\n\n")[:3])
    (copy,) = found(ORIGINAL, shorter).items()
    assert (copy[0], copy[1][0]) == ("1", "0")
    assert "100%" in copy[1][1]


def test_the_earlier_one_is_the_original():
    shorter = "\n\n".join(ORIGINAL.split("\n\n")[:3])
    assert found(ORIGINAL, shorter, days=["2023-03-08", "2023-03-07"])["0"][0] == "1"


def test_a_rewritten_copy_is_known_by_its_facts_and_their_order():
    (why,) = [why for _, why in found(ORIGINAL, SPUN).values()]
    assert "same order" in why


def test_another_desk_on_the_same_event_is_no_copy():
    assert found(ORIGINAL, OTHER, SPUN, days=["2023-03-07", "2023-03-07", "2023-03-08"]).keys() == {"2"}


def test_two_desks_that_quote_one_statement_are_no_copies():
    words = "“We will not rest until the last of those who planned this crime has been found, and we ask everybody for calm and for patience,”"
    one = f"A bomb killed two men in Oran on Monday. {words} the mayor said. The market stays closed."
    two = (
        f"Algerian police searched 30 flats after the blast. {words} the mayor told reporters in the city hall at noon."
    )
    assert found(one, two) == {}


def test_many_reports_are_compared_by_signature(monkeypatch):
    monkeypatch.setattr(room, "_ALL", 2)
    assert set(found(ORIGINAL, OTHER, ORIGINAL.replace("Two car", "Two big car"))) == {"0"}


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("ORAN, Algeria (AP) — A bomb killed two men on Monday.", "Associated Press"),
        ("ORAN (Reuters) - A bomb killed two men on Monday.", "Reuters"),
        ("A bomb killed two men in Oran, two officials told Reuters on Monday.", "Reuters"),
        ("A bomb killed two men in Oran on Monday, the AFP news agency reported.", "Agence France-Presse"),
        ("A bomb killed two men in Oran on Monday. Credit: AP", None),
        ("A bomb killed two men in Oran on Monday, AP reported. Police told Reuters that nobody was held.", None),
        ("A bomb killed two men in Oran (file photo) on Monday.", None),
    ],
)
def test_the_agency_a_report_names_is_its_source(text, agency):
    assert newswire(rashomon.read(text, published="2023-03-07")) == agency
