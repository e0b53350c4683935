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
    text = 'Workers stood at the gate on Monday. "They told us on the radio before they told us here." The owner promised wages.'
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
