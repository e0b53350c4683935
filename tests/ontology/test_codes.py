"""Crosswalks by their decision rules: what each scheme calls an event with these facets."""

import pytest

from rashomon.ontology.codes import Facets, acled, cameo, codes, gtd, muc4
from rashomon.ontology.crosswalks import code_list


def facets(type="ASSAULT", *modes, **more):
    sets = {name: frozenset(more.pop(name)) for name in ("weapons", "families", "targets") if name in more}
    return Facets(type, frozenset(modes), **sets, **more)


@pytest.mark.parametrize(
    ("told", "sub"),
    [
        # armed sides on both ends are a clash, whoever began
        (facets("ASSAULT", "firearms", two_sided=True), "Armed clash"),
        (facets("ASSAULT", "firearms", armed_target=True, killed=True), "Armed clash"),
        (facets("ASSAULT", "firearms", killed=True), "Attack"),
        # but not from afar, unless it is fired in a battle
        (facets("ASSAULT", "drone", armed_target=True), "Air/drone strike"),
        (facets("ASSAULT", "heavy-weapons", families=["battle"], two_sided=True), "Armed clash"),
        (facets("ASSAULT", "explosives", weapons=["grenade"]), "Grenade"),
        (facets("ASSAULT", weapons=["landmine"]), "Remote explosive/landmine/IED"),
        (facets("ASSAULT", "suicide-attack", "explosives"), "Suicide bomb"),
        # ground
        (facets(territory="state"), "Government regains territory"),
        (facets(territory="other"), "Non-state actor overtakes territory"),
        (facets(territory="handed over"), "Non-violent transfer of territory"),
        # demonstrations: violent or destructive people, force, intervention, none of it
        (facets("PROTEST", "demo"), "Peaceful protest"),
        (facets("PROTEST", "obstruct"), "Peaceful protest"),
        (facets("PROTEST", "demo", dispersed=True), "Protest with intervention"),
        (facets("PROTEST", "demo", dispersed=True, harmed_demonstrators=True), "Excessive force against protesters"),
        (facets("PROTEST", "riot", harmed_demonstrators=True), "Violent demonstration"),
        (facets("PROTEST", "vandalize", "demo"), "Violent demonstration"),
        (facets("COERCE", "arrest", of_demonstrators=True), "Protest with intervention"),
        # crowds outside a demonstration
        (facets("ASSAULT", "beat", mob=True, killed=True), "Mob violence"),
        # civilians
        (facets("ASSAULT", "sexual", mob=True), "Sexual violence"),
        (facets("ASSAULT", "abduct"), "Abduction/forced disappearance"),
        (facets("ASSAULT", "abduct", killed=True), "Attack"),
        (facets("COERCE", "arrest", by_armed_group=True), "Abduction/forced disappearance"),
        (facets("COERCE", "arrest"), "Arrests"),
        # what was stopped, and what was stopped in part
        (facets("ASSAULT", "drone", stage="intercepted"), "Disrupted weapons use"),
        (facets("ASSAULT", "drone", stage="intercepted", killed=True), "Air/drone strike"),
        (facets("ASSAULT", "destroy"), "Looting/property destruction"),
        (facets("ASSAULT", "destroy", injured=True), "Attack"),
    ],
)
def test_acled_sub_events(told, sub):
    assert acled(told)["sub_event_type"] == sub


@pytest.mark.parametrize(
    "told",
    [facets("PROTEST", "strike"), facets("PROTEST", "hunger"), facets("ACCUSE", "disapprove"), facets(stage="planned")],
)
def test_what_acled_does_not_code(told):
    assert acled(told) is None


def test_every_sub_event_has_its_event_and_disorder_type():
    table = code_list("acled")
    assert sum(map(len, table["event_types"].values())) == 25
    assert set(table["remote"].values()) | set(table["remote_modes"].values()) <= set(
        table["event_types"]["Explosions/Remote violence"]
    )
    assert acled(facets("ASSAULT", "beat", mob=True))["disorder_type"] == "Political violence"
    assert (
        acled(facets("PROTEST", "demo", harmed_demonstrators=True))["disorder_type"]
        == "Political violence; Demonstrations"
    )


@pytest.mark.parametrize(
    ("told", "attack", "weapon", "target"),
    [
        (facets("ASSAULT", "drone", stage="attempted", named_target=True, targets=["head_of_state"]),
         "Assassination", "Explosives", "Government (General)"),
        (facets("ASSAULT", "explosives", targets=["civilian"], killed=True),
         "Bombing/Explosion", "Explosives", "Private Citizens & Property"),
        (facets("ASSAULT", weapons=["firearm"], targets=["police", "civilian"], killed=True), "Armed Assault", "Firearms", "Police"),
        (facets("ASSAULT", "abduct", targets=["education"]), "Hostage Taking (Kidnapping)", "Unknown", "Educational Institution"),
        (facets("ASSAULT", "destroy", weapons=["fire"], targets=["business"]),
         "Facility/Infrastructure Attack", "Incendiary", "Business"),
        (facets("ASSAULT", "beat", targets=["journalist"]), "Unarmed Assault", "Melee", "Journalists & Media"),
        (facets("ASSAULT", "primitive", injured=True, targets=["tourist"]), "Armed Assault", "Melee", "Tourists"),
        (facets("ASSAULT"), "Unknown", "Unknown", "Unknown"),
    ],
)  # fmt: skip
def test_gtd_types(told, attack, weapon, target):
    found = gtd(told)
    assert (found["attack_type"], found["weapon_type"], found["target_type"]) == (attack, weapon, target)


@pytest.mark.parametrize(
    "told",
    [facets("PROTEST", "riot"), facets("ASSAULT", "aerial", by_state=True), facets("ASSAULT", stage="threatened")],
)
def test_what_gtd_does_not_code(told):
    assert gtd(told) is None


def test_cameo_and_muc4():
    tried = facets("ASSAULT", "targeted", families=["assassination"], stage="attempted")
    assert (cameo(tried), muc4(tried)) == ("185", {"type": "ATTACK", "stage": "ATTEMPTED"})
    assert cameo(facets("ASSAULT", two_sided=True)) == "190"
    assert cameo(facets("RETREAT", "ceasefire")) == "0871"
    assert muc4(facets("ASSAULT", "explosives")) == {"type": "BOMBING", "stage": "ACCOMPLISHED"}
    assert codes(facets("DISASTER")) == {}
