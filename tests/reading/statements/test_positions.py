"""Attributions known by where they stand: at the end of a sentence with or without a comma, through a medium, and by "it added"."""

import pytest

import rashomon

LEAD = "A bomb went off near Bor on Monday. "


def said(text):
    """Return (words that name the speaker, words said) of each statement after the lead."""
    reading = rashomon.read(LEAD + text, published="2024-03-06")
    names = {a.id: a.name for a in reading.actors}
    text = reading.document.text
    return [(names.get(s.speaker or "") or s.speaker_span.of(text), s.content.of(text)) for s in reading.statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Four cooks were killed when a strong quake hit the north of the island, a hospital source said.",
            "hospital source",
        ),
        ("Four cooks were killed in clashes near the town a monitoring group said on Tuesday.", "monitoring group"),
        ("Four cooks were killed and six hurt while they slept activists said.", "activists"),
        ("Four cooks were killed in the raid said Mayor Ann Reed.", "Ann Reed"),
        (
            "Four cooks were killed in the raid, a press officer of the army told reporters.",
            "press officer of the army",
        ),
    ],
)
def test_the_end_of_a_sentence_names_its_source(text, speaker):
    ((who, what),) = said(text)
    assert who == speaker
    assert what.startswith("Four cooks were killed")


def test_the_head_of_a_sentence_names_its_source():
    ((who, what),) = said("The Al-Sharq news outlet reported on Tuesday that the cooks were killed in their beds.")
    assert "outlet" in who
    assert what.startswith("the cooks were killed")


@pytest.mark.parametrize(
    "text",
    [
        "The Herald quoted Ann Reed, head of the clinic, as saying four cooks were killed.",
        "Ann Reed was quoted by the Herald as saying four cooks were killed.",
    ],
)
def test_the_one_quoted_speaks_and_not_the_medium(text):
    assert ("Ann Reed", "four cooks were killed") in said(text)


def test_a_closing_pronoun_goes_on_with_who_spoke_before():
    text = "Four cooks died, police said. When guards came, gunmen set off a second bomb, they said."
    assert [who for who, _ in said(text)] == ["police", "police"]


def test_what_is_added_has_the_same_speaker():
    text = "The shells fell on a funeral Ann Reed told the Herald adding that dozens were left injured."
    assert [who for who, _ in said(text)] == ["Ann Reed", "Ann Reed"]


def test_a_sentence_without_a_source_gets_none():
    assert said("Residents fled the town on Tuesday after the army shelled it. The market closed.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ann Reed: “They dragged our men from their beds.”",
        "Mayor Ann Reed had this to say: “They dragged our men from their beds.”",
        "The mayor of Lima, Ann Reed, again: “They dragged our men from their beds.”",
        "And from Mayor Ann Reed:\n\n“They dragged our men from their beds.”",
    ],
)
def test_who_stands_before_the_colon_speaks(text):
    assert said(text) == [("Ann Reed", "“They dragged our men from their beds.”")]


def test_a_participle_after_the_reported_clause_has_the_speaker_of_the_clause():
    text = "The minister said that the bishop was killed on Monday, calling it “the work of thieves and cowards”."
    assert [who for who, _ in said(text)] == ["minister", "minister"]
