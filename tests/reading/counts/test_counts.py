import pytest

from rashomon.analysis import analyse
from rashomon.model import Count, Document
from rashomon.reading.counts.layer import counts
from rashomon.reading.counts.numerals import numerals


def read(text):
    return counts(analyse(Document(id="x", text=text, published="2021-11-07")))


@pytest.mark.parametrize(
    ("words", "low", "high", "exact"),
    [
        ("at least 20", 20, None, False),
        ("more than 70", 71, None, False),
        ("over a hundred", 101, None, False),
        ("up to 40", 0, 40, False),
        ("fewer than 10", 0, 9, False),
        ("nearly 300", 285, 300, False),
        ("roughly 15", 14, 16, False),
        ("around 43", 41, 45, False),
        ("some 200", 190, 210, False),
        ("at least some 40", 38, None, False),
        ("between 10 and 15", 10, 15, False),
        ("10 to 15", 10, 15, False),
        ("10-15", 10, 15, False),
        ("2 to 3 million", 2_000_000, 3_000_000, False),
        ("1.2 million", 1_200_000, 1_200_000, True),
        ("12,000", 12_000, 12_000, True),
        ("1,50,000", 150_000, 150_000, True),
        ("two hundred and five", 205, 205, True),
        ("twenty-three", 23, 23, True),
        ("half a dozen", 6, 6, True),
        ("a dozen", 12, 12, True),
        ("dozens", 24, 99, False),
        ("scores", 40, None, False),
        ("hundreds", 200, 999, False),
        ("tens of thousands", 20_000, 99_999, False),
        ("several", 3, 9, False),
        ("20 or more", 20, None, False),
        ("20-odd", 19, 21, False),
    ],
)
def test_bounds(words, low, high, exact):
    (found,) = numerals(f"They saw {words} people")
    assert found.count == Count(low, high, exact)
    assert words in f"They saw {words} people"[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hundreds of Baathist supporters marched in Aleppo.", [("Hundreds", 200, "supporter", "Baathist supporters")]),
        ("Police in Lagos arrested 14 opposition activists.", [("14", 14, "activist", "opposition activists")]),
        (
            "Three rockets landed in Kirkuk, causing no injuries.",
            [("Three", 3, "rocket", "rockets"), ("no", 0, "injury", "injuries")],
        ),
        ("Two of the gunmen escaped.", [("Two", 2, "gunman", "gunmen")]),
        ("Seven of his bodyguards were hurt in Bogota.", [("Seven", 7, "bodyguard", "his bodyguards")]),
        ("The blast killed 12 people and wounded 56.", [("12", 12, "person", "people"), ("56", 56, None, None)]),
        ("The attack left 30 dead and 81 wounded.", [("30", 30, None, None), ("81", 81, None, None)]),
        ("The death toll was 320.", [("320", 320, "death", "death toll")]),
        (
            "Six soldiers and four civilians died in Mali.",
            [("Six", 6, "soldier", "soldiers"), ("four", 4, "civilian", "civilians")],
        ),
        ("A policeman was killed in Quetta.", [("A", 1, "policeman", "policeman")]),
        ("Nobody was hurt.", [("Nobody", 0, "person", None)]),
        ("Seven out of ten voters backed him.", [("Seven", 7, "voter", "voters")]),
    ],
)
def test_what_is_counted(text, expected):
    rows = [(c.span.of(text), c.value.low, c.unit, c.unit_span and c.unit_span.of(text)) for c in read(text)]
    assert rows == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ali, 45, a farmer, spoke.",
        "A 23-year-old man spoke in 2021.",
        "The F-16 flew over Highway 66 at 8:28 PM.",
        "He carried an AK-47 and had Covid-19.",
        "United won 3-0 on 12 May.",
        "The 20th century and the 3rd brigade.",
        "They met on October 31 for three hours.",
        "He lives at 10 Downing Street.",
        "Article 370 mattered.",
        "One thing was clear at one point.",
    ],
)
def test_other_numbers_are_no_counts(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "of", "previous"),
    [
        ("The list won roughly 15 of the 329 seats, down from 48 earlier.", 14, 329, 48),
        ("Turnout fell from 48 percent to 34 percent.", 34, None, 48),
        ("The ministry revised the toll from 48 to 34.", 34, None, 48),
        ("The bomb killed 12 people, including three children.", 3, 12, None),
    ],
)
def test_wholes_and_earlier_values(text, low, of, previous):
    last = next(c for c in read(text) if c.value.low == low)
    assert (last.of, last.previous) == (of, previous)


def test_shares_are_marked():
    text = "A third of the seats went to women and 43 per cent of voters stayed away."
    assert [(c.value.low, c.percent, c.unit) for c in read(text)] == [(33.3, True, "seat"), (43, True, "voter")]


def test_ids_count_up_in_text_order():
    rows = read("A soldier was killed and 12 people were hurt; no arrests were made.")
    assert [r.id for r in rows] == ["c1", "c2", "c3"]
    assert [r.span for r in rows] == sorted(r.span for r in rows)


@pytest.mark.parametrize(
    "text",
    [
        "A man of 45 was killed in Lima.",
        "A boy of nine and a girl of 12 died in Kharkiv.",
        "Two women, of 31 and 45, were killed by gunmen.",
        "One of the victims, a woman of 31, died in hospital.",
        "Gunmen killed a father of five in Lima.",
        "A bomb killed Ana Ruiz, mother of three, in Lima.",
    ],
)
def test_how_old_somebody_is_and_how_many_children_he_has_is_no_count(text):
    assert {row.value.low for row in read(text)} <= {1, 2}


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("A group of 31 died in a bombing.", 31),
        ("A family of five were killed.", 5),
        ("A captain of 12 men was seen in Bor.", 12),
    ],
)
def test_what_a_group_holds_is_a_count(text, low):
    assert low in {row.value.low for row in read(text)}
