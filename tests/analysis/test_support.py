"""The parts of the check of statements: kinds of expression, words, fillers, weights."""

import numpy as np
import pytest

from rashomon.analysis.english import pipeline
from rashomon.analysis.support import support
from rashomon.analysis.support.fillers import fillers, find
from rashomon.analysis.support.kinds import KINDS, group, kind
from rashomon.analysis.support.mentions import mentions
from rashomon.analysis.support.model import arrays, built, shipped

REPORT = "Anna Holm opened the bridge at Varde in 1999. Mayor Holm said 40 boats had come. The town of Varde paid £2m."


@pytest.mark.parametrize(
    ("text", "label", "told"),
    [
        ("Anna Holm", "PERSON", "PERSON"), ("the Cup Final", "EVENT", "OTHER"), ("Tuesday evening", "DATE", "WEEKDAY"),
        ("31 March", "DATE", "DATE"), ("March", "DATE", "MONTH"), ("1998", "DATE", "YEAR"), ("50 minutes", "TIME", "LENGTH"),
        ("two centuries", "DATE", "LENGTH"), ("the second half", "DATE", "PERIOD"), ("six-year-old", "DATE", "AGE"), ("18:15", "TIME", "CLOCK"),
        ("last year", "DATE", "RELATIVE"), ("£2m", "MONEY", "MONEY"), ("40%", "CARDINAL", "PERCENT"), ("nine", "CARDINAL", "WORD"),
        ("tens of thousands", "CARDINAL", "ROUND"), ("3-1", "CARDINAL", "SCORE"), ("4.5", "CARDINAL", "DECIMAL"),
        ("12", "CARDINAL", "UNITS"), ("260", "CARDINAL", "HUNDREDS"), ("12,000", "CARDINAL", "THOUSANDS"), ("both", "CARDINAL", "NUMBER"),
    ],
)  # fmt: skip
def test_kinds_of_expression(text, label, told):
    assert kind(text, label) == told
    assert told in KINDS


def test_only_words_of_one_group_stand_for_one_another():
    assert [group(name) for name in ("GPE", "YEAR", "MONEY")] == ["name", "time", "number"]


@pytest.fixture(scope="module")
def rows():
    model, nlp = shipped(), pipeline()
    found = mentions(nlp(REPORT), nlp, model.vocabulary)
    return found, fillers(found, model.asks(found))


def test_a_short_name_is_a_form_of_the_long_one(rows):
    found, filled = rows
    holm = next(row for row in filled if row.key == "anna holm")
    assert {REPORT[m.span.start : m.span.end] for m in holm.mentions} == {"Anna Holm", "Holm"}
    assert all(m.span.of(REPORT) == m.text for m in found)
    assert all(row.kinds.sum() == pytest.approx(1, abs=1e-4) for row in filled)


def test_a_mention_is_found_under_its_shorter_form_and_nothing_else_is(rows):
    _, filled = rows
    model, nlp = shipped(), pipeline()
    told = mentions(nlp("Mrs Anna Holm left Esbjerg."), nlp, model.vocabulary)
    assert [getattr(find(m, filled), "key", None) for m in told if m.text != "Mrs"][-1] is None
    assert "holm" in find(told[0], filled).key


def test_words_like_others_are_found_in_them():
    words = shipped().vocabulary
    near, far = words.bag(["striker"]), words.bag(["volcano"])
    assert near.found_in(words.bag(["goalkeeper", "midfielder"])) > far.found_in(
        words.bag(["goalkeeper", "midfielder"])
    )
    assert words.bag([]).found_in(near) == near.found_in(words.bag(["qqqq"])) == 0.0
    assert words.bag(["zebra", "qqqq"]).shared(words.bag(["qqqq"])) == 0.5


def test_weights_written_and_read_again_say_the_same(rows):
    found, _ = rows
    model = shipped()
    again = built(arrays(model))
    assert np.allclose(again.asks(found), model.asks(found), atol=1e-6)
    assert np.allclose(again.vocabulary.vectors, model.vocabulary.vectors, atol=1e-6)
    assert again.doubts.bias == model.doubts.bias


def test_the_same_texts_always_give_the_same_support():
    statement = "Holm opened the bridge in 1999."
    assert support(REPORT, statement) == support(REPORT, statement)
