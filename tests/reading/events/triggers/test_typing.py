"""Which ACLED sub-event and PLOVER type a short report gets, by its main event."""

import pytest

import rashomon
from rashomon.evaluate.main_event import main_event, sub_event


def told(text):
    return rashomon.read(text, published="2020-05-04")


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        ("Army troops recaptured the town of Kidal from the rebels on Sunday.", "Government regains territory"),
        ("Islamist fighters retook the town of Kidal from the army on Sunday.", "Non-state actor overtakes territory"),
        ("Soldiers drove the rebels out of the village of Kamango on Sunday.", "Government regains territory"),
        ("Rebels abandoned the town of Kidal on Sunday under a deal.", "Non-violent transfer of territory"),
        ("The army killed and wounded dozens of rebels in Kidal on Sunday.", "Armed clash"),
        ("The army set up a second forward operating base near Kidal on Sunday.", "Headquarters or base established"),
        ("About 200 rebel fighters have defected to the army in Kidal.", "Change to group/activity"),
        ("Police said that two pistols and 40 rounds of ammunition were seized in Lima.", "Disrupted weapons use"),
        ("Troops found a bunker that the rebels had used to store weapons near Kidal.", "Disrupted weapons use"),
        ("Government forces used chlorine gas in Kidal on Sunday, killing four people.", "Chemical weapon"),
        ("Soldiers raped three women in the village on Sunday.", "Sexual violence"),
        ("A mob set a suspected thief ablaze in Kano on Sunday.", "Mob violence"),
        (
            "A rocket-propelled grenade hit the house of a mayor in Kidal, killing his son.",
            "Shelling/artillery/missile attack",
        ),
        ("A grenade exploded at a market in Kidal amid clashes, wounding four people.", "Grenade"),
        ("Police used water cannons to disperse party activists in Lima on Sunday.", "Protest with intervention"),
        (
            "Dozens were injured in Lima as police fired tear gas to disperse a crowd.",
            "Excessive force against protesters",
        ),
        ("Officers attacked a student demonstration in Lima on Sunday.", "Excessive force against protesters"),
        ("Demonstrators gathered in Lima on Sunday to urge the government to resign.", "Peaceful protest"),
        ("Protesters attacked the parliament in Lima on Sunday and smashed its windows.", "Violent demonstration"),
        ("Police arrested 40 protesters in Lima on Sunday.", "Protest with intervention"),
        ("The town of Kidal fell to government forces on Sunday.", "Government regains territory"),
        ("The army claimed to have seized a cache of weapons in Kidal.", "Disrupted weapons use"),
        ("The government and the rebels signed a peace accord in Oslo on Sunday.", "Agreement"),
        ("Workers marched in Lima on Sunday and hurled stones at shops.", "Violent demonstration"),
        ("The rebels were driven back from the valley on Sunday.", "Government regains territory"),
        ("The army wrested control of a camp from a separatist militia on Sunday.", "Government regains territory"),
        ("Police violently suppressed a peaceful rally in Lima on Sunday.", "Excessive force against protesters"),
        ("Forty rebel fighters surrendered to the army in Kidal on Sunday.", "Agreement"),
        ("A helicopter dropped two bombs with chlorine gas on a village near Kidal.", "Chemical weapon"),
        ("Two men hurled one of the grenades at a bus in Lima on Sunday.", "Grenade"),
        ("A prisoner swap between the government and the rebels took place in Kidal on Sunday.", "Agreement"),
    ],
)
def test_sub_events(text, sub):
    event = main_event(told(text), lambda e: sub_event(e) is not None)
    assert event is not None
    assert sub_event(event) == sub


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Eleven workers were hurt when a storage tank at a chemical plant exploded in Texas.", "ACCIDENT"),
        ("A fire at a garment factory killed 20 people in Dhaka on Sunday.", "ACCIDENT"),
        ("A leak of ammonia at a plant in Texas made 40 people ill.", "ACCIDENT"),
        ("Two explosions caused by ammonium nitrate hit the port of Lagos on Sunday.", "ACCIDENT"),
        ("A multi-vehicle crash and explosion killed one person in Ohio.", "ACCIDENT"),
        ("The volcano erupted on Tuesday, sending ash over the town.", "DISASTER"),
        ("A building collapsed in Lagos on Sunday, killing four people.", "ACCIDENT"),
        ("A strong earthquake hit Chile on Sunday.", "DISASTER"),
        ("An outbreak of cholera killed 40 people in Yemen.", "DISASTER"),
    ],
)
def test_what_nobody_did(text, type):
    reading = told(text)
    assert main_event(reading).type == type
    assert not any(sub_event(e) for e in reading.events)


@pytest.mark.parametrize(
    "text",
    [
        "Tonga were beaten 27-12 by Fiji on Saturday.",
        "The defender will miss the clash with Barcelona in the league on Sunday.",
        "Firefighters gained ground in their battle to contain the wildfires.",
        "The singer has been fighting deportation for years.",
        "The two retailers are in a battle for customers.",
        "The two banks agreed to share a network of cash machines on Monday.",
        "The company opened a new headquarters in London on Monday.",
    ],
)
def test_contests_and_business_are_no_conflict(text):
    assert [sub_event(e) for e in told(text).events if sub_event(e)] == []
