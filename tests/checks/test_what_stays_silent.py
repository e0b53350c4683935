"""What once raised a false alarm, beside what must still raise one."""

import pytest

import rashomon


def found(text, check, published="2024-02-07"):
    return [f.message for f in rashomon.read(text, published=published).findings if f.check.startswith(check)]


@pytest.mark.parametrize(
    "text",
    [
        'Officers denied the plot on Monday. "The army stays in its barracks and obeys the law," read a statement that eleven signed.',
        'Marchers carried a banner reading "We will not pay for your war again" through Lyon on Monday.',
        'Esther Phiri, 34, has lost her maize and two goats. "We were told to wait for a month, and that was long ago."',
        '"In the morning I count the trucks," Kemal Aydin says. His son is abroad. "He tells me to stop, but what would I do?"',
        '"The killing of our colleague will not stop us at all," a member of the council, Hassan Jama, told a station in Arlo.',
    ],
)
def test_papers_and_speakers_who_go_on_need_no_name(text):
    assert found(text, "unattributed_quote") == []


def test_a_quotation_by_nobody_is_still_told():
    text = 'Workers stood at the gate on Monday. "They told us on the radio before they told us here." Rain fell on the yard.'
    assert len(found(text, "unattributed_quote")) == 1


def test_a_name_given_once_to_a_nameless_target_is_no_swap():
    text = (
        "A judge survived an attempt on his life in Tirana on Monday when a bomb under his car failed to explode, police said.\n\n"
        "Arben Hoxha was unhurt.\n\nThe judge had received threats in a trial for smuggling."
    )
    assert found(text, "name_swap") == []


def test_a_text_that_ends_on_its_subject_is_cut():
    text = "Herders are moving their animals south because of drought, the ministry said on Monday. Two were hurt when they"
    assert found(text, "truncated") == ["The text ends inside a sentence."]


@pytest.mark.parametrize(
    ("words", "many"), [("President Yoweri Museveni of Kenya", 1), ("President William Ruto of Kenya", 0)]
)
def test_the_country_may_stand_behind_the_name(words, many):
    text = f"A bus fell off a bridge on Tuesday, killing 14 passengers. {words} sent his condolences to the families."
    assert len(found(text, "wrong_name")) == many


def test_one_source_with_two_tolls_of_one_sinking_contradicts_itself():
    text = (
        "Ferry sinks on lake in Congo\n\nGOMA, Feb 7 - A ferry sank on Lake Kivu overnight and 17 people drowned, the provincial "
        "government said on Wednesday.\n\nThe boat was overloaded and had no lights, survivors told local radio.\n\n"
        "In its statement the provincial government said that 23 people drowned when the ferry sank."
    )
    assert len(found(text, "figures_differ")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Tembo spoke for an hour.\n\n\"We have never been asked, and we will not wait to be asked.\"\n\nThe hall was full.",
        "The ministry replied in writing:\n\n\"Nobody has been dismissed and nobody will be dismissed this year.\"\n\nIt gave no reason.",
        "Nurses left the wards on Monday.\n\n\"This is a thing that touches all of the province,\" a council official there said.",
        "Nurses left the wards on Monday.\n\n\"There is no outbreak in this province at all,\" quipped Dr. A. L. Ode on his page.",
    ],
)  # fmt: skip
def test_a_speaker_is_looked_for_around_the_quotation(text):
    assert found(text, "unattributed_quote") == []


@pytest.mark.parametrize(
    "text",
    [
        "Floods hit Arlo on Monday. At least 60 people were injured, a hospital said. Four people were seriously injured, police said.",
        "Cholera has killed 1,200 people in Angola, an aid group said on Monday. There were 31 deaths in the last day, the UN said.",
        "The army fired a missile at the port of Arlo on Monday, a rebel said. The army fired three missiles at the port, a sailor said.",
    ],
)
def test_a_part_and_its_whole_do_not_differ(text):
    assert found(text, "figures_differ") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Rail Accident Branch (RAIB) began its inquiry on Monday. RAIB sent six men. The Rail Accident Branch has no deadline.",
        "The World Health Organisation sent vaccine on Monday. The World Health Organization has a store in Arlo.",
        "James O’Neill, a sheriff, was shot at in Arlo on Monday. O'Neill was not hurt.",
        "Democrats left the hall on Monday. The Democratic Party will choose a leader in May.",
    ],
)
def test_acronyms_marks_and_endings_are_no_other_spelling(text):
    assert found(text, "spelling_variants") == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister should meet the rebels in Arlo on 20 February 2024, a mediator said on Wednesday.",
        "The president, who is due to be sworn in on 20 February, met the army's chief on Monday.",
    ],
)
def test_what_lies_ahead_is_not_told_too_early(text):
    assert found(text, "date_mismatch") == []


@pytest.mark.parametrize(
    "end",
    [
        "The town council says that mining there is not as profitable as it once was",
        "The finance director ran through the numbers that show how heavily they relied on donors:",
        'A health worker told a paper that “the water is dirty and the disease is spreading fast" in June.',
    ],
)
def test_captions_colons_and_mixed_marks_are_no_cut_end(end):
    assert found(f"Officials met in Arlo on Monday to talk of the coming year.\n\n{end}", "truncated") == []


def test_a_country_in_passing_makes_no_homonym():
    text = (
        "Iraq's Fatah rejected the count in Baghdad and Basra on Monday. Its leader had once studied law in Ramallah."
    )
    both = text + " He met envoys of the Palestinian Authority from Ramallah and Nablus again this week."
    assert found(text, "homonym") == []
    assert len(found(both, "homonym")) == 1


def test_a_second_bomb_is_an_attack_of_its_own():
    text = (
        "A bomb at a bus station in Quetta killed three people on Wednesday, police said. "
        "Hours later a second bomb at a market on the edge of the city killed seven."
    )
    reading = rashomon.read(text, published="2023-01-18")
    assert [[c.value.low for c in e.claims if c.property == "killed"] for e in reading.events] == [[3], [7]]
    assert not [f for f in reading.findings if f.check.startswith("figures_differ")]


def test_a_side_s_losses_are_held_against_what_the_other_side_says():
    told = "Rebels said that they had killed 80 soldiers near Gao on Friday. The army said that it had lost six men."
    findings = rashomon.read(told, published="2024-03-04").findings
    assert [(f.check, f.severity) for f in findings] == [("figures_differ.v1", "note")]
