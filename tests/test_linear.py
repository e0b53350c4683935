"""No text costs much more than news of its length: what a text is made of must not hold a core.

Cost is the number of function calls, Python's and C's, which is the same on a busy machine and an idle one. What a single call does
(a regular expression, the parser) is not seen.
"""

import cProfile
import json
import subprocess
import sys

import pytest

from rashomon.model import Document
from rashomon.pipeline.read import read_document, warm_up

NEWS = (
    "A bomb killed {} people at a market in Cusco on Friday, police said. Residents told reporters that the blast shook houses. "
    "The mayor called the attack a crime and promised help. “We heard a noise and ran,” said Ana Prado, who sells fruit there.\n\n"
)
BURDENS = {
    "one word again and again": "killed " * 2500,
    "a number with each": " ".join(f"{n} killed," for n in range(800)),
    "clause in clause": "the man who shot the man who shot " * 300,
    "one word without end": "killed-" * 1500,
    "nothing but quotation marks": '"' * 10_000,
    "nothing but brackets": "(" * 5_000 + ")" * 5_000,
    "a toll in each sentence": " ".join(f"{n} people were killed in Lima, police said." for n in range(2, 438)),
    "one sentence again and again": "A bomb killed two people in Lima on Friday, police said. " * 250,
    "of of of": "the head of " * 1000,
    "a list without end": "the mayor, a farmer, " * 500,
    "days and days": " ".join(f"On May {1 + n % 28} he was shot." for n in range(500)),
}


def cost(text):
    """Return the function calls of one reading."""
    with cProfile.Profile() as profile:
        read_document(Document("x", text, language="en"))
    return sum(entry.callcount for entry in profile.getstats())


def news(length):
    """Return news of so many characters."""
    return "".join(NEWS.format(2 + n) for n in range(length // 250 + 1))[:length]


def counted():
    """Return the calls for each text by its name."""
    warm_up()
    texts = {**BURDENS, "news": news(10_000), "long news": news(40_000)}
    return {name: cost(text) for name, text in texts.items()}


@pytest.fixture(scope="module")
def calls():
    """Count in a process of its own: the profiler takes minutes in one that has run thousands of tests."""
    done = subprocess.run([sys.executable, __file__], capture_output=True, text=True, timeout=1200, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", BURDENS)
def test_no_text_costs_much_more_than_news_of_its_length(name, calls):
    assert calls[name] < 10 * calls["news"] / 10_000 * len(BURDENS[name])


def test_news_of_four_times_the_length_costs_about_four_times_as_much(calls):
    assert calls["long news"] < 2 * 4 * calls["news"]


def test_all_of_an_endless_sentence_and_of_an_endless_word_is_read():
    sentence = ", ".join(f"a bomb killed {n} people in Lima" for n in range(2, 60))
    reading = read_document(Document("x", sentence, language="en"))
    assert {count.value.low for count in reading.counts} == set(range(2, 60))
    assert reading.document.text == sentence
    word = "x" * 700 + " A bomb killed nine people in Lima. " + "“" * 700
    assert [count.value.low for count in read_document(Document("x", word, language="en")).counts] == [9]


def test_values_that_differ_are_one_finding_a_property():
    text = " ".join(f"{who} said {n} people were killed in the Lima blast." for who, n in TOLLS)
    found = [f for f in read_document(Document("x", text, language="en")).findings if f.check == "figures_differ.v1"]
    assert len(found) == 1
    assert all(str(n) in found[0].message for _, n in TOLLS)


TOLLS = (("Police", 20), ("The mayor", 31), ("A doctor", 42), ("The army", 53), ("Rescuers", 64))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(counted()))
