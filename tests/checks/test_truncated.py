"""Holes and cut ends, and the full sentences that must not be taken for them."""

import pytest

from rashomon.checks.truncated import truncated
from rashomon.model import Engine, Reading
from rashomon.sources import make_document

LEAD = "Border guards of both countries exchanged fire for two hours near the village, the border service reported."


def messages(text):
    return [f.message for f in truncated(Reading(make_document(text, name="test"), Engine("test", "0")))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD}\n\nA man who serves as a, told reporters that they answered.", "Words are missing here."),
        (f"{LEAD}\n\nOfficials from both countries are due to meet on Saturday to", "The text ends inside a sentence."),
        (
            f"{LEAD}\n\nGuards exchanged fire for two hours on Thursday in a dispute over a new\n\n{LEAD}",
            "A paragraph ends inside a sentence.",
        ),
    ],
)
def test_it_fires(text, expected):
    assert messages(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n\nOfficials from both countries are due to meet on Saturday.",
        f"{LEAD}\n\nFighting for a new\n\n{LEAD}",
        f"The minister said on Thursday in the capital that the men had been moved to the\n\nprison of the town.\n\n{LEAD}",
    ],
)
def test_it_is_silent(text):
    assert messages(text) == []
