"""Who a reader finds among the actors of a report, and under which names."""

from dataclasses import replace

import pytest

from rashomon.analysis import analyse
from rashomon.analysis.draft import Draft
from rashomon.model import Actor, Document, Span
from rashomon.reading.actors.layer import find_actors


def read(text: str, published: str | None = "2021-11-07") -> Draft:
    draft = analyse(Document(id="x", text=text, published=published))
    return replace(draft, actors=find_actors(draft))


def at(draft: Draft, words: str, nth: int = 0) -> Actor | None:
    start = -1
    for _ in range(nth + 1):
        start = draft.document.text.index(words, start + 1)
    return draft.actor_index.at(Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "name", "kind", "country", "office"),
    [
        ("Kenyan President Uhuru Kenyatta spoke.", "Uhuru Kenyatta", "person", "KEN", "president"),
        (
            "Peru’s interior minister, Luis Barranzuela, resigned.",
            "Luis Barranzuela",
            "person",
            "PER",
            "interior minister",
        ),
        ("Maj. Gen. Tariq Halim said the road in Iraq was safe.", "Tariq Halim", "person", "IRQ", None),
        ("Former Prime Minister Julia Gillard of Australia said no.", "Julia Gillard", "person", "AUS", None),
        ("The Mexican navy said it had seized a boat.", "Mexican navy", "security_force", "MEX", None),
        ("Police in Nigeria said five had died.", "Police", "security_force", "NGA", None),
        ("The Ministry of Defence of Ukraine denied it.", "Ministry of Defence of Ukraine", "government", "UKR", None),
        ("Al-Shabab said it had attacked the base in Somalia.", "Al-Shabab", "armed_group", "SOM", None),
        ("Rebels in Colombia said they had withdrawn.", "Rebels", "armed_group", "COL", None),
        ("Thousands of protesters marched in Chile.", "Thousands of protesters", "crowd", "CHL", None),
        ("Canada condemned the coup.", "Canada", "government", "CAN", None),
        ("The Reuters news agency reported it.", "Reuters news agency", "outlet", "GBR", None),
    ],
)
def test_says_who_an_actor_is(text: str, name: str, kind: str, country: str, office: str | None) -> None:
    actor = at(read(text), name)
    assert actor is not None
    assert actor.name == name
    assert (actor.kind, actor.country) == (kind, country)
    assert (actor.office.title if actor.office else None) == office


@pytest.mark.parametrize(
    ("text", "full", "later"),
    [
        ("Chad’s President Idriss Okala fled. Okala was seen in Cameroon.", "Idriss Okala", "Okala was"),
        (
            "French President Emmanuel Macron arrived. Aides said the president was tired.",
            "Emmanuel Macron",
            "the president",
        ),
        ("Maria Torres, a nurse, was shot. She died in hospital.", "Maria Torres", "She"),
        ("After an attack on his house, Senator Paul Dube resigned in Zambia.", "Paul Dube", "his"),
        (
            "The Democratic Labour Front (DLF) won the election. The DLF celebrated.",
            "Democratic Labour Front",
            "DLF celebrated",
        ),
        ("Ghana’s health ministry closed schools. The ministry said two died.", "health ministry", "The ministry"),
        (
            "The Hizam (Belt) Alliance lost the election. The Hizam lost ten seats.",
            "Hizam (Belt) Alliance",
            "The Hizam lost",
        ),
        ("Two Malian officials spoke. They asked not to be named.", "Two Malian officials", "They"),
        ("Sudan’s army said it had won.", "army", "it had"),
        ("The mayor of Lviv, Andriy Sadovyi, said Ukraine would win.", "mayor of Lviv", "Andriy Sadovyi"),
    ],
)
def test_brings_the_names_of_one_actor_together(text: str, full: str, later: str) -> None:
    draft = read(text)
    found = at(draft, full)
    assert found is not None
    assert at(draft, later.split()[0] if later[0].isupper() and " " not in later else later) == found


def test_a_title_alone_never_merges_two_names() -> None:
    draft = read(
        "Spanish Prime Minister Pedro Lopez was hurt in Madrid. Spain was glad that Prime Minister Ana Bello was safe. "
        "Lopez thanked his doctors. Spanish protesters burned a picture of the prime minister."
    )
    lopez, bello = at(draft, "Pedro Lopez"), at(draft, "Ana Bello")
    assert lopez is not None
    assert lopez != bello
    assert at(draft, "the prime minister") == lopez


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Foreign Ministry spokesman Igor Lenko left Russia.", "Igor Lenko", "Foreign Ministry"),
        ("Supporters of the Orange Party marched in Brazil.", "Supporters", "Orange Party"),
        ("Turkish President Recep Tayyip Erdogan spoke. His office denied it.", "His office", "Recep Tayyip Erdogan"),
        ("Col. Jean Mba, who heads the transport ministry of Gabon, resigned.", "Jean Mba", "transport ministry"),
    ],
)
def test_tells_whom_an_actor_belongs_to(text: str, part: str, whole: str) -> None:
    draft = read(text)
    belongs, owner = at(draft, part), at(draft, whole)
    assert belongs is not None
    assert owner is not None
    assert belongs.part_of == owner.id


def test_knows_who_held_the_office_on_the_day() -> None:
    text = "Merkel met reporters in Germany. The German chancellor smiled."
    then, later = read(text, "2019-05-02"), read(text, "2023-05-02")
    assert at(then, "The German chancellor") == at(then, "Merkel")
    assert at(later, "The German chancellor") != at(later, "Merkel")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rain fell in Kenya on Tuesday.", "Kenya"),
        ("He wrote it on Twitter.", "Twitter"),
        ("No group claimed the attack.", "No group"),
        ("KAMPALA, Uganda — Rain fell on Monday.", "Uganda"),
    ],
)
def test_places_media_and_nobody_are_no_actors(text: str, word: str) -> None:
    assert at(read(text), word) is None


def test_the_report_country_does_not_spread_to_those_of_another() -> None:
    draft = read(
        "Iraqi police closed roads in Baghdad. U.N. Secretary-General Antonio Guterres condemned the attack in Iraq."
    )
    guterres = at(draft, "Antonio Guterres")
    assert guterres is not None
    assert guterres.country is None


@pytest.mark.parametrize("text", ["", " ", "the", "Mr.", "Ministry of", "al-", "(AP)", "بغداد", "😀 Mr. 😀 said"])
def test_reads_any_text(text: str) -> None:
    draft = read(text)
    assert all(m.of(text) for actor in draft.actors for m in actor.mentions)


def test_where_somebody_comes_from_is_no_part_of_the_name_before_it():
    draft = read("The Reform Bloc of Kenyan businessman Joseph Mutungi won 12 seats in parliament on Sunday.")
    assert {a.name for a in draft.actors} >= {"Reform Bloc", "Joseph Mutungi"}


def test_two_offices_with_one_article_are_one_holder():
    text = "Kenyan President William Ruto was unhurt on Friday. It was an attack on the president and commander-in-chief, police said."
    (ruto,) = [a for a in read(text, "2023-03-10").actors if a.name == "William Ruto"]
    assert "commander-in-chief" in [m.of(text) for m in ruto.mentions]
