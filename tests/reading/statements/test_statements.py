"""Attributions, in sentences of our own. Rows: text, then (speaker's words, content) in text order."""

import pytest

import rashomon
from rashomon.analysis import analyse
from rashomon.model import Document, Segment, Span
from rashomon.reading.statements.layer import presupposes, statements


def read(text, *segments):
    return statements(analyse(Document(id="x", text=text, segments=segments)))


def said(text, *segments):
    rows = read(text, *segments)
    return [(r.speaker_span.of(text) if r.speaker_span else None, r.content.of(text)) for r in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the governor, one miner died, while two were hurt, according to the union.",
            [("the governor", "one miner died"), ("the union", "two were hurt")],
        ),
        (
            "One soldier died, the army said, but the rebels put the toll at five.",
            [("the army", "One soldier died"), ("the rebels", "the toll at five")],
        ),
        (
            "Three were killed, police said, while rebels claimed ten.",
            [("police", "Three were killed"), ("rebels", "ten")],
        ),
        (
            "Police said three people were killed, while opposition leaders claimed ten had died.",
            [("Police", "three people were killed"), ("opposition leaders", "ten had died")],
        ),
        (
            "Two civilians died (the mayor said) and a school was hit, witnesses told reporters.",
            [("the mayor", "Two civilians died"), ("witnesses", "a school was hit")],
        ),
        (
            "A bomb hit a bus in what the army called an attempted massacre, but said nobody was hurt.",
            [("the army", "an attempted massacre"), ("the army", "nobody was hurt")],
        ),
        (
            "Twelve people died when a bus overturned, the Red Cross said Monday, adding that 30 were hurt.",
            [("the Red Cross", "Twelve people died when a bus overturned"), ("the Red Cross", "30 were hurt")],
        ),
        (
            "The blast killed four, officials said; the militia said it had killed 20.",
            [("officials", "The blast killed four"), ("the militia", "it had killed 20")],
        ),
    ],
)
def test_attribution_binds_to_its_clause(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The Ministry of Health recorded 125 injuries.", "The Ministry of Health", "125 injuries"),
        ("Al-Nasr claimed responsibility for the blast.", "Al-Nasr", "responsibility for the blast"),
        ("The minister was quoted as saying that the port was safe.", "The minister", "the port was safe"),
        ("The vote was branded “fraud” by supporters of Mr Diallo.", "supporters of Mr Diallo", "“fraud”"),
        ("President Ana Silva and General Mbeki said the road was open.", "President Ana Silva and General Mbeki", "the road was open"),
        ("A statement from the Chadian army called the raid “a success”.", "the Chadian army", "the raid “a success”"),
        ("A report by Amnesty International found that police had fired.", "Amnesty International", "police had fired"),
        ("Five people were killed and 10 injured, per the health ministry.", "the health ministry", "Five people were killed and 10 injured"),
        ("In the words of one survivor, “the sky turned black”.", "one survivor", "“the sky turned black”"),
        ("The drone, officials said, was launched from the north.", "officials", "The drone, officials said, was launched from the north"),
        ("LIMA, Peru (XY) — The army says two died.", "The army", "two died"),
        ("The US condemned the raid, saying it was “deeply worried”.", "The US", "it was “deeply worried”"),
    ],
)  # fmt: skip
def test_source_and_content(text, speaker, content):
    assert (speaker, content) in said(text)


def test_a_quotation_goes_on_with_its_speaker():
    text = (
        "“It is a massacre,” said Dr. Amina Yusuf. “We counted 41 bodies.”\n\n"
        "“Nobody helped us, and the road is still closed.”\n\n"
        "The mayor arrived later."
    )
    assert [(who, read(text)[i].kind) for i, (who, _) in enumerate(said(text))] == [("Dr. Amina Yusuf", "direct")] * 3


def test_a_new_speaker_ends_the_run():
    text = "“We ran,” Ali Hassan said.\n\n“I hid under the stairs for six hours,” Mona Said recalled."
    assert [who for who, _ in said(text)] == ["Ali Hassan", "Mona Said"]


def test_a_quotation_without_a_speaker_has_none():
    text = "The road was empty. “Nobody has come here to help us since the war began.” A dog barked."
    assert [(r.speaker, r.speaker_span) for r in read(text)] == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “Islamic Emirate” lost the town.",
        "The government has not said how many died.",
        "The army would say nothing.",
        "The law requires banks to report their losses.",
        "Forty people died in the fire.",
    ],
)
def test_no_statement_where_nobody_says_anything(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("“All is calm,” the governor tweeted.", "Twitter"),
        ("The governor said in a statement that all was calm.", "statement"),
        ("The road is closed, the governor wrote on Telegram on Friday.", "Telegram"),
        ("The general said on state television that the town had fallen.", "state television"),
        ("The general said the town had fallen.", None),
    ],
)
def test_channel(text, channel):
    assert [r.channel for r in read(text)] == [channel]


def test_denial_is_kept_apart():
    assert [r.stance for r in read("The group denied that it had attacked the village.")] == ["denied"]


def test_headline_takes_the_speaker_of_the_body_and_its_own_source():
    title = "Three dead in market blast – police"
    text = title + "\n\nA blast shook Kano on Friday."
    segments = (Segment("title", Span(0, len(title))), Segment("body", Span(len(title) + 2, len(text))))
    assert said(text, *segments) == [("police", "Three dead in market blast")]


def test_a_headline_that_ends_in_its_outlet_has_no_source():
    title = "Three dead in market blast – The Guardian"
    assert said(title, Segment("title", Span(0, len(title)))) == []


def test_what_is_feared_is_hypothetical():
    assert [r.stance for r in read("Doctors fear that 40 people are under the rubble.")] == ["hypothetical"]


@pytest.mark.parametrize(
    ("text", "given"), [("The UN condemned the raid that killed five.", True), ("The UN said the raid killed five.", False)]
)  # fmt: skip
def test_a_condemnation_takes_its_content_as_given(text, given):
    draft = analyse(Document(id="x", text=text))
    assert [presupposes(draft, r) for r in statements(draft)] == [given]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"The town is in mourning. Who will help us?" teacher Ann Lee wrote. Rain fell.', "teacher Ann Lee"),
        ("“We will not leave this square tonight,” the union’s lawyer, Rosa Quispe, said on Monday.", "Rosa Quispe"),
        (
            "“The enemy will be beaten to dust,” a statement released by the Central News Agency read.",
            "Central News Agency",
        ),
        (
            "It was far too close, said Mayor Ana Duarte. “A second shell fell on the school in the night.”",
            "Ana Duarte",
        ),
        ("Ana Duarte also said:\n“A second shell fell on the school in the night.”", "Ana Duarte"),
        (
            "Mayor Ana Duarte fears the worst.\n“They will shell the school again before the winter is over.”",
            "Ana Duarte",
        ),
    ],
)
def test_names_the_speaker_beside_a_quotation(text, speaker):
    reading = rashomon.read(f"Shells fell on the town on Monday. {text}", published="2024-03-04")
    row = next(s for s in reading.statements if s.quoted)
    assert row.speaker_span is not None
    assert speaker in row.speaker_span.of(reading.document.text)
    assert not [f for f in reading.findings if f.check == "unattributed_quote.v1"]


def test_gives_every_paragraph_of_one_quotation_its_speaker():
    text = (
        "Shells fell on the town on Monday.\n"
        "“We have lost everything that we had in one night.\n“We do not know where to go now,” said Ana Duarte, a baker."
    )
    reading = rashomon.read(text, published="2024-03-04")
    names = {a.id: a.name for a in reading.actors}
    assert [names.get(s.speaker) for s in reading.statements if s.quoted] == ["Ana Duarte", "Ana Duarte"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BOR, Sudan (Nile Press), Oct. 3, 2023 – Police said two men died.",
            [("Police", "two men died")],
        ),
        (
            "MALI: Gunmen raided a village on Friday, a councillor said.",
            [("a councillor", "Gunmen raided a village on Friday")],
        ),
        ("PERU: Police fired at farmers near Ica on Saturday.", []),
        ("Nigeria: Army says 37 bandits died", [("Army", "37 bandits died")]),
        ("A court acquitted the mayor of ordering the killing of a reporter.", []),
    ],
)
def test_neither_where_it_was_filed_nor_who_judges_it_is_who_says_it(text, expected):
    reading = rashomon.read(text, published="2024-03-04")
    found = [(s.speaker_span.of(text) if s.speaker_span else None, s.content.of(text)) for s in reading.statements]
    assert found == expected
