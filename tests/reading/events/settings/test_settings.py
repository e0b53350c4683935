"""When and where: the day and the place that a report gives an event in other words than those that tell it."""

import rashomon

PUBLISHED = "2019-05-16"  # a Thursday


def news(text, **given):
    """Return the first incident of a report with its day and its place's name."""
    reading = rashomon.read(text, published=PUBLISHED, **given)
    event = next(e for e in reading.events if e.type in ("ASSAULT", "PROTEST", "COERCE", "ACCIDENT"))
    day = next((t.value for t in reading.times if t.id == event.time), None)
    place = next((p.name for p in reading.places if p.id == event.place), None)
    return day, place, event.country


LEAD_HAS_NO_DAY = """Gunmen kill five farmers in northern Nigeria

Gunmen on motorcycles killed five farmers in a village in northern Nigeria, police said.

The attackers arrived in the village near Katsina on Tuesday evening and opened fire in the market, police spokesman Bala Idris said.
"""


def test_the_day_comes_from_the_sentence_that_tells_it_again():
    day, _, country = news(LEAD_HAS_NO_DAY)
    assert (day or "")[:10] == "2019-05-14"
    assert country == "NGA"


def test_without_the_model_the_rules_speak_alone():
    reading = rashomon.read(LEAD_HAS_NO_DAY, published=PUBLISHED, models="none")
    assert "events.settings.linear.v1" not in reading.engine.config["layers"]
    assert "events.settings.linear.v1" in rashomon.read(LEAD_HAS_NO_DAY).engine.config["layers"]


STAMPED = """Bomb kills two guards at bank in Kabul

May 16, 2019 - A bomb killed two guards outside a bank in Kabul, the interior ministry said. Nobody claimed the attack.
"""


def test_the_day_of_a_stamp_is_that_of_the_news_where_the_text_names_no_other():
    assert news(STAMPED) == ("2019-05-16", "Kabul", "AFG")


ORIGIN = """Bomb wounds three Dutch tourists

A bomb wounded three tourists from the Netherlands at a market in Tunis on Wednesday, the Tunisian interior ministry said.
"""


def test_where_the_victims_come_from_is_not_where_it_happened():
    assert news(ORIGIN) == ("2019-05-15", "Tunis", "TUN")


OLD = """Mayor opens memorial to market dead

The mayor of Manila opened a memorial on Wednesday. In 1999 a bomb killed 14 people at the market.
"""


def test_what_happened_long_ago_keeps_its_own_time():
    reading = rashomon.read(OLD, published=PUBLISHED)
    bomb = next(e for e in reading.events if e.type == "ASSAULT")
    assert next(t.value for t in reading.times if t.id == bomb.time) == "1999"
    assert "historical" in bomb.modes


FILED = """Rebels die in south

KABUL, Afghanistan (ABC) -- Gunmen killed two teachers near Herat on Tuesday, the army said.
"""


def test_where_an_agency_filed_is_neither_place_nor_doer():
    assert news(FILED) == ("2019-05-14", "Herāt", "AFG")
    reading = rashomon.read(FILED, published=PUBLISHED)
    assert not any("KABUL" in p.text for e in reading.events for p in e.participants)


def days_of(text):
    """Return the day of each event of violence and protest by a word that tells it."""
    reading = rashomon.read(text, published=PUBLISHED)
    of_id = {t.id: t.value for t in reading.times}
    return {m.of(text): of_id.get(e.time) for e in reading.events for m in e.mentions}


BEHIND = """Mortars hit army post near Gao

Mortars hit an army post near Gao in Mali on Wednesday, wounding two soldiers, a spokesman said. The attack came four days after a protest at the governor's office, which was broken up by police.
"""


def test_what_another_event_came_days_after_does_not_share_its_day():
    days = days_of(BEHIND)
    assert days["attack"] == "2019-05-15"
    assert days["protest"] != "2019-05-15"


def test_how_long_a_group_has_fought_is_not_when_it_struck():
    text = (
        "A car bomb killed six people outside a hotel in Mogadishu, police said.\n\n"
        "Al Shabaab, which has fought the government since 2006, claimed responsibility.\n"
    )
    (bomb,) = (e for e in rashomon.read(text, published="2024-09-30").events if e.type == "ASSAULT")
    assert bomb.time is None
