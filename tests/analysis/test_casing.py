"""Texts without case are read as if they had been printed with capitals, and recorded as they were written."""

import rashomon
from rashomon.analysis.casing import is_caseless, recased
from rashomon.analysis.english import pipeline
from rashomon.knowledge.base import knowledge

STORY = (
    "the peruvian police reported in lima on monday that guerrillas of the shining path shot councillor hector ramirez "
    "quispe near san pedro. the united front of growers (ufg) condemned the murder. in march of that year the u.s. embassy "
    "had been bombed. two peasants were killed, according to the ufg."
)
PRINTED = (
    "The Peruvian police reported in Lima on Monday that guerrillas of the Shining Path shot councillor Hector Ramirez "
    "Quispe near San Pedro. The United Front of Growers (UFG) condemned the murder. In march of that year the U.S. embassy "
    "had been bombed. Two peasants were killed, according to the UFG."
)


def test_names_get_the_capitals_they_would_have_in_print():
    assert recased(STORY, pipeline(), knowledge().gazetteer) == PRINTED
    assert recased(STORY.upper(), pipeline(), knowledge().gazetteer) == PRINTED


def test_only_a_text_without_case_is_touched():
    assert is_caseless(STORY)
    assert is_caseless(STORY.upper())
    assert not is_caseless(PRINTED)
    assert not is_caseless("no capitals, but far too short to tell")


def test_a_letter_whose_small_form_is_longer_keeps_its_place():
    text = STORY.upper().replace("LIMA", "İZMİR")
    assert len(recased(text, pipeline(), knowledge().gazetteer)) == len(text)


def test_the_record_keeps_the_text_as_written():
    reading = rashomon.read(STORY, published="1989-05-02")
    assert reading.document.text == STORY
    [claim] = [c for e in reading.events for c in e.claims if c.property == "killed" and c.value.low == 2]
    assert claim.text == claim.span.of(STORY)
    assert "two peasants" in claim.text
    names = {actor.name for actor in reading.actors}
    assert {"Hector Ramirez Quispe", "Shining Path"} <= names
    assert [p.name for p in reading.places if p.country == "PER"][:1] == ["Lima"]


def test_a_text_is_read_the_same_whatever_was_read_before():
    story = "the mayor said on monday that men from tamale had shelled the camp. " * 4
    before = recased(story, pipeline(), knowledge().gazetteer)
    rashomon.read(
        "The mayor of Tamale said on Monday that rebels had shelled the camp near Tamale.", published="2024-05-14"
    )
    assert recased(story, pipeline(), knowledge().gazetteer) == before
