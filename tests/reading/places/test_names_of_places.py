"""What is a place and what only bears the name of one."""

import pytest

from rashomon.analysis import analyse
from rashomon.model import Document
from rashomon.reading.places.layer import find_places


def names(text: str) -> list[str]:
    return [place.span.of(text) for place in find_places(analyse(Document(id="x", text=text, published="2021-11-07")))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shots were fired in Kisumu on Friday.", "Kisumu"),
        ("KISUMU, Kenya — Shots were fired on Friday.", "KISUMU"),
        ("A ferry sank near Zanzibar.", "Zanzibar"),
        ("Residents fled to Goma, Bukavu and Uvira.", "Bukavu"),
        ("Troops retook the town of Bama from the rebels.", "Bama"),
        ("The bridge in Austin, Texas, was closed.", "Austin"),
        ("Kisumu police said four men were held.", "Kisumu"),
        ("Fighting reached the outskirts of Aleppo.", "Aleppo"),
        ("The quake was felt across Peru.", "Peru"),
    ],
)
def test_a_place_is_found(text, place):
    assert place in names(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Senator Lincoln voted against the bill.", "Lincoln"),
        ("Jack London wrote about the north.", "London"),
        ("The Manchester United coach resigned.", "Manchester"),
        ("His sister, Florence, was not hurt.", "Florence"),
        ("The Iraqi army denied it.", "Iraqi"),
        ("The pot dates from 250 B.C. or later.", "B.C."),
        ("The Islamic State of Iraq claimed the attack.", "Iraq"),
        ("Cases of West Nile virus doubled.", "Nile"),
        ("The Washington Post reported the deal.", "Washington"),
    ],
)
def test_what_only_bears_the_name_is_no_place(text, word):
    assert word not in names(text)
