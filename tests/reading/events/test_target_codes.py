"""Which GTD codes an attack gets from the words of a report: attack, weapon and target type; and when an attack is a clash."""

import pytest

import rashomon


def code(text, scheme):
    """Return the codes of the first attack."""
    events = rashomon.read(text, published="2020-05-04").events
    return next((e.codes.get(scheme) for e in events if e.type == "ASSAULT"), None)


@pytest.mark.parametrize(
    ("text", "attack", "weapon", "target"),
    [
        ("Gunmen attacked a police station in Kano on Sunday, killing two officers.", "Armed Assault", "Firearms", "Police"),
        ("A bomb exploded at a market in Kano on Sunday, killing four people.", "Bombing/Explosion", "Explosives", "Private Citizens & Property"),
        ("Militants set fire to a school in Kano on Sunday.", "Facility/Infrastructure Attack", "Incendiary", "Educational Institution"),
        ("Rebels kidnapped three aid workers near Kidal on Sunday.", "Hostage Taking (Kidnapping)", "Unknown", "NGO"),
        ("A rocket hit the French embassy in Tripoli on Sunday.", "Bombing/Explosion", "Explosives", "Government (Diplomatic)"),
        ("A journalist was stabbed to death in Lima on Sunday by two men.", "Armed Assault", "Melee", "Journalists & Media"),
        ("Gunmen shot dead an imam in Kano on Sunday.", "Armed Assault", "Firearms", "Religious Figures/Institutions"),
        ("Insurgents blew up a pipeline near Basra on Sunday.", "Bombing/Explosion", "Explosives", "Utilities"),
    ],
)  # fmt: skip
def test_gtd(text, attack, weapon, target):
    found = code(text, "gtd")
    assert (found["attack_type"], found["weapon_type"], found["target_type"]) == (attack, weapon, target)


def test_what_an_army_does_is_outside_gtd():
    assert code("Army helicopters bombed a village near Kidal on Sunday, killing six people.", "acled") is not None
    assert code("The army shelled a village near Kidal on Sunday, killing six people.", "gtd") is None


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        ("Gunmen killed two soldiers in Kano on Sunday.", "Armed clash"),
        ("Two policemen were shot dead in an ambush near Kano on Sunday.", "Armed clash"),
        ("Gunmen killed two farmers in Kano on Sunday.", "Attack"),
        ("Gunmen killed an off-duty soldier in Kano on Sunday.", "Attack"),
        ("Gunmen killed two soldiers and four villagers in Kano on Sunday.", "Armed clash"),
        ("A drone killed two soldiers near Kidal on Sunday.", "Air/drone strike"),
    ],
)
def test_who_is_struck_tells_a_clash_from_an_attack(text, sub):
    assert code(text, "acled")["sub_event_type"] == sub


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A bomb went off at the embassy building in Tripoli on Sunday.", "Government (Diplomatic)"),
        ("Militants blew up a power tower near Kidal on Sunday.", "Utilities"),
        ("Gunmen killed Salim Hadi in Kano on Sunday.", "Private Citizens & Property"),
    ],
)
def test_targets_by_words_further_left_and_by_default(text, target):
    assert code(text, "gtd")["target_type"] == target


def test_a_text_without_case_has_targets_too():
    text = "guerrillas killed two jesuit priests in the village on sunday.  the priests were taken from their house and shot."
    assert code(text, "gtd")["target_type"] == "Religious Figures/Institutions"
