"""What holds for every string whatsoever."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon import formats
from rashomon.model import RecordError
from rashomon.pipeline import read
from rashomon.reading import ordered
from rashomon.sources import make_document

PIECES = st.sampled_from(
    ["The army", "said", "on Sunday", "that", "20", "people", "were killed", "in Bamako", "“we", "won”", ".", ",", "\n\n", " ", "\r\n",
     "Mr. Diallo", "’s", "(AP)", "—", "Photo:", "By Ana Ruiz", "date 2024-03-09", "‮", "e\u0301", "👩‍🚒", "\x00", "\ud800", "\u2028",
     "15 of the 329 seats", "at least", "Read more:", "according to police", "denied", "Title:", "{", "<p>", "%", "10-15", "1/2"]
)  # fmt: skip
STRINGS = st.one_of(
    st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@pytest.fixture(scope="module")
def _layers():
    ordered(read.LAYERS)


def spans_in(value):
    """Yield each `[start, end]` under a key that holds spans."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key.endswith("span") or key in ("anchor", "trigger", "attribution", "content", "cue"):
                yield from [item] if isinstance(item, list) else []
            elif key in ("spans", "mentions", "quoted"):
                yield from item
            else:
                yield from spans_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from spans_in(item)


@pytest.mark.usefixtures("_layers")
@QUICK
@given(STRINGS)
def test_any_string_is_read_or_refused_in_words(text):
    if not text.strip():
        with pytest.raises(RecordError, match="holds no text"):
            make_document(text, name="x")
        return
    document = make_document(text, name="x")
    assert len(document.text) == len(text)
    (outcome,) = read.read_all([document])
    assert not isinstance(outcome, RecordError), outcome
    record = formats.to_dict(outcome)
    for start, end in spans_in(record):
        assert 0 <= start < end <= len(text)
    for event in outcome.events:
        for claim in event.claims:
            assert claim.text == claim.span.of(document.text)
    assert formats.from_dict(record) == outcome


@pytest.mark.usefixtures("_layers")
@QUICK
@given(STRINGS.filter(str.strip))
def test_reading_twice_gives_the_same_bytes(text):
    document = make_document(text, name="x")
    first, second = (formats.to_dict(read.read_document(document)) for _ in range(2))
    assert first == second


@QUICK
@given(STRINGS.filter(str.strip))
def test_segments_cover_every_letter_once_and_in_order(text):
    document = make_document(text, name="x")
    ends = [0]
    for segment in document.segments:
        assert ends[-1] <= segment.span.start < segment.span.end <= len(text)
        ends.append(segment.span.end)
    kept = "".join(s.span.of(document.text) for s in document.segments)
    assert "".join(kept.split()) == "".join(document.text.split())
