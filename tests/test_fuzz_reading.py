"""Texts put together at random from what news and hostile input are made of: each is read, whatever it says.

`make fuzz` tries many; `make test` tries some, the same each time. Set FUZZ to another number.
"""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.formats.record import from_dict, to_dict
from rashomon.model import RecordError
from rashomon.pipeline.read import read_document
from rashomon.sources import document_of

TRIES = int(os.environ.get("FUZZ", "0")) // 10 or 25  # a text costs ten times a file
WORDS = [
    "killed",
    "wounded",
    "injured",
    "12",
    "two",
    "dozens",
    "thousand",
    "million",
    "of",
    "the",
    "at",
    "least",
    "about",
    "between",
    "and",
    "or",
    "up",
    "to",
    "from",
    "nearly",
    "half",
    "none",
    "no",
    "not",
    "if",
    "said",
    "according",
    "police",
    "army",
    "rebels",
    "gunmen",
    "mayor",
    "president",
    "Ana",
    "Prado",
    "Lima",
    "Kaduna",
    "Iraq",
    "France",
    "Friday",
    "yesterday",
    "2024-03-09",
    "on",
    "May",
    "3",
    "last",
    "week",
    "31",
    "February",
    "9999-12-31",
    "a",
    "bomb",
    "attack",
    "protest",
    "election",
    "vote",
    "seats",
    "won",
    "by",
    "with",
    "kidnapped",
    "arrested",
    "condemned",
    "claimed",
    "denied",
    "who",
    "that",
    "which",
    "because",
    "he",
    "they",
    "it",
    "her",
    "their",
    "whose",
    "“",
    "”",
    '"',
    "'",
    "—",
    "-",
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    "(",
    ")",
    "[",
    "]",
    "%",
    "$",
    "€",
    "\n",
    "\n\n",
    "QUITO",
    "(AP)",
    "U.S.",
    "Mr.",
    "St.",
    "999999999999",
    "1,2,3",
    "3.5",
    "1e9",
    "½",
    "٣",
    "十",
    "é",
    "ﬁ",
    "\u200b",
    "\u202e",
    "\ufeff",
    "😀",
    "﷽",
    "A",
    "a",
    "I",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=120).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), min_size=1, max_size=60).map("".join),
    st.tuples(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.integers(1, 80)).map(
        lambda t: " ".join(t[0] * t[1])
    ),
)
DAYS = st.sampled_from([None, "2024-03-09", "0001-01-01", "9999-12-31", "2024-02", "2024", "1752-09-02"])


@settings(
    max_examples=TRIES, deadline=None, derandomize=TRIES == 25, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip
@given(text=TEXTS, title=st.one_of(st.none(), TEXTS), published=DAYS)
def test_whatever_a_text_says_it_is_read_and_kept(text, title, published):
    try:
        document = document_of({"text": text, "title": title, "published": published}, name="x")
    except RecordError as error:
        assert error.message  # noqa: PT017 - an empty text is refused in words
        return
    reading = read_document(document)
    assert reading.document.text == document.text
    assert from_dict(to_dict(reading)) == reading
    for mention in (*reading.times, *reading.counts, *reading.places):
        assert 0 <= mention.span.start < mention.span.end <= len(document.text)
