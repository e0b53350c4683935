"""What the model adds to the events: people, things, wordings and MUC-4 codes; and what it must leave alone."""

import json

import pytest

import rashomon
from rashomon.formats import to_dict
from rashomon.model import ConfigError
from rashomon.reading.events.learned import model as roles_model

PRINTED = (
    "Lima, 3 May 1989 -- Guerrillas of the Shining Path dynamited the office of the Bank of the South in Ayacucho last night. "
    "The explosion of two dynamite charges destroyed the building and killed Mayor Pedro Quispe Luna, police said. "
    "Nobody has claimed responsibility for the attack, but the authorities blame the Shining Path."
)
STORY = PRINTED.lower()
FAIR = (
    "The annual book fair of Turin opened on Thursday with a speech by the mayor. More than 300 publishers from twenty countries "
    "show their new titles until Monday. Visitors queued for two hours in the rain, and the organisers expect a record year."
).lower()


def incident(reading, kind):
    """Return the one incident of that kind."""
    [event] = [e for e in reading.events if e.codes.get("muc4", {}).get("type") == kind]
    return event


def test_an_incident_gets_its_code_and_its_parts():
    event = incident(rashomon.read(STORY), "BOMBING")
    assert event.codes["muc4"]["stage"] == "ACCOMPLISHED"
    parts = {(p.role, p.text) for p in event.participants}
    assert ("perpetrator", "shining path") in parts
    assert ("victim", "pedro quispe luna") in parts
    assert any(role == "site" and "building" in words for role, words in parts)
    assert len(parts) == len(event.participants)  # nobody twice


def test_every_part_stands_in_the_text():
    for models in ("none", "small"):
        for event in rashomon.read(STORY, models=models).events:
            for part in event.participants:
                assert part.text == part.span.of(STORY)


def test_a_report_written_with_capitals_is_the_rules_alone():
    def parts(models):
        return [(e.trigger, e.participants, e.codes) for e in rashomon.read(PRINTED, models=models).events]

    assert parts("small") == parts("none")


def test_a_report_without_violence_is_left_alone():
    with_model, without = rashomon.read(FAIR), rashomon.read(FAIR, models="none")
    assert with_model.events == without.events


def test_claims_are_those_of_the_rules():
    def claims(models):
        return sorted(
            (c.property, c.span, str(c.value)) for e in rashomon.read(STORY, models=models).events for c in e.claims
        )

    assert claims("small") == claims("none")


def test_the_reading_says_which_models_made_it():
    assert "events.roles.linear.v1" in rashomon.read(STORY).engine.config["layers"]
    assert "events.roles.linear.v1" not in rashomon.read(STORY, models="none").engine.config["layers"]


def test_the_same_text_gives_the_same_bytes():
    first, second = (json.dumps(to_dict(rashomon.read(STORY))) for _ in range(2))
    assert first == second


def test_unknown_models_are_refused_by_name():
    with pytest.raises(ConfigError, match="models: 'huge' is none of none, small"):
        rashomon.read(STORY, models="huge")


def test_a_missing_or_damaged_file_is_told_and_needed_only_with_models(tmp_path, monkeypatch):
    broken = tmp_path / "roles.npz"
    broken.write_bytes(b"PK\x03\x04 cut short")
    monkeypatch.setattr(roles_model, "FILE", broken)
    with pytest.raises(ConfigError, match=r"roles\.npz cannot be used .*--models none"):
        rashomon.read(STORY)
    assert rashomon.read(STORY, models="none").events


def test_the_file_is_small_and_holds_no_words():
    data = roles_model.FILE.read_bytes()
    assert len(data) < 5_000_000
    kinds = {roles_model.model().heads[name].keys.dtype.name for name in roles_model.HEADS}
    assert kinds == {"uint32"}


def test_leaves_the_police_that_the_rules_found_as_doers():
    text = "lucknow: police opened fire on a mob near the old market on tuesday, killing two youths and injuring nine, a magistrate said."
    (event,) = (e for e in rashomon.read(text, published="2002-03-14").events if e.type in ("ASSAULT", "PROTEST"))
    assert "police" in {p.text for p in event.participants if p.role in ("perpetrator", "security_force")}
