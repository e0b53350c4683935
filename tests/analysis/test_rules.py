"""What is looked up of spaCy's attribute rules is what its matcher finds."""

import pytest
import spacy
from spacy.matcher import Matcher

from rashomon.analysis.english import MODEL
from rashomon.analysis.rules import remember

TEXTS = (
    "The minister couldn't say who'd been shot; they weren't sure, he's told us, and nobody would've known.",
    "“It's theirs,” said the mayor of Tacna.\n\nTwo of them were hers. I'm not going to, y'all are gonna.",
    "Gov. Ruiz and Dr. Soto met at 9 a.m. on Nov. 3, 2021 with 1,200 people -- some did, some did not.",
    "Ain't nothin' doin'. police fired   on the crowd .  Let's go, o'clock, ma'am; this one, that one, whose son had had enough.",
    "",
    " \n ",
)


@pytest.fixture(scope="module")
def pipelines():
    plain, quick = spacy.load(MODEL), spacy.load(MODEL)
    remember(quick)
    return plain, quick


def told(doc):
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_type_) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_is_told_of_every_word_at_first_and_again(pipelines, text):
    plain, quick = pipelines
    assert not isinstance(quick.get_pipe("attribute_ruler").matcher, Matcher)
    assert told(quick(text)) == told(plain(text))
    assert told(quick(text)) == told(plain(text))


def test_rules_of_another_kind_hold_too():
    nlp = spacy.load(MODEL)
    nlp.get_pipe("attribute_ruler").add([[{"SHAPE": "dddd"}]], {"POS": "NOUN"})
    remember(nlp)
    assert nlp("They came in 2019.")[3].pos_ == "NOUN"
