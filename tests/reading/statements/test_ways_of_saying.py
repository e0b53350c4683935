"""Each way of saying something ties the words to who said them."""

import pytest

from rashomon.analysis import analyse
from rashomon.model import Document
from rashomon.reading.statements.layer import statements


def said(text: str) -> list[tuple[str, str | None]]:
    rows = statements(analyse(Document(id="x", text=text, published="2021-11-07")))
    return [(row.content.of(text), row.speaker_span.of(text) if row.speaker_span else None) for row in rows]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The mayor said the bridge was closed.", "The mayor", "the bridge was closed"),
        ("The bridge was closed, the mayor said.", "the mayor", "The bridge was closed"),
        ("“The bridge is closed,” said the mayor.", "the mayor", "The bridge is closed"),
        ("According to the mayor, the bridge was closed.", "the mayor", "the bridge was closed"),
        ("The bridge was closed, according to the mayor.", "the mayor", "The bridge was closed"),
        ("The mayor accused the army of closing the bridge.", "The mayor", "the army of closing the bridge"),
        ("The mayor called the closure a mistake.", "The mayor", "the closure a mistake"),
        ("The mayor put the toll at 12.", "The mayor", "the toll at 12"),
        ("The mayor promised to open the bridge.", "The mayor", "to open the bridge"),
        ("The mayor was quoted by the radio as saying the bridge was closed.", "The mayor", "the bridge was closed"),
    ],
)
def test_who_says_what(text, speaker, words):
    rows = said(text)
    assert any(words in content and who is not None and speaker.lower() in who.lower() for content, who in rows), rows


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on Friday.",
        "The mayor did not say whether the bridge was closed.",
        "Nobody told us the bridge was closed.",
        "The law requires drivers to report a closed bridge.",
    ],
)
def test_where_nobody_says_anything_no_statement_is_made(text):
    assert [row for row in said(text) if row[1] is not None] == []
