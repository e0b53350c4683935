from dataclasses import replace

import pytest

import rashomon
from rashomon.analysis import analyse
from rashomon.model import Actor, Document, Span, Statement, Time
from rashomon.reading.counts.layer import counts
from rashomon.reading.elections.layer import elections


def draft_of(text, **given):
    draft = analyse(Document(id="x", text=text, published="2021-10-17"))
    return replace(draft, counts=counts(draft), **given)


def span(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def results(text, *, kinds=("seats", "votes", "vote_share", "turnout")):
    return [
        (c.property, c.party, c.value.low) for e in elections(draft_of(text)) for c in e.claims if c.property in kinds
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Unity Party won 73 seats in the election, followed by the Green Bloc with 37 seats and the National List with 12.",
            [("seats", "Unity Party", 73), ("seats", "Green Bloc", 37), ("seats", "National List", 12)],
        ),
        (
            "After the election an exit poll gave the Unity Party 61 seats, five fewer than it holds now. The Green Bloc was "
            "projected to win 44, a gain of three, and the National List was put at 16.",
            [("seats", "Unity Party", 61), ("seats", "Green Bloc", 44), ("seats", "National List", 16)],
        ),
        (
            "Jane Okafor won 52.3 per cent of the vote in Sunday's run-off, against 46.1 for Peter Bello.",
            [("vote_share", "Jane Okafor", 52.3), ("vote_share", "Peter Bello", 46.1)],
        ),
        (
            "In Kenya's election Mary Otieno took 50.49% of the vote, while Paul Mwangi got 48.85%.",
            [("vote_share", "Mary Otieno", 50.49), ("vote_share", "Paul Mwangi", 48.85)],
        ),
        (
            "In the general election the Reform Movement and the Farmers Union got 9 seats each.",
            [("seats", "Reform Movement", 9), ("seats", "Farmers Union", 9)],
        ),
        ("Turnout in the presidential election reached 43%.", [("turnout", None, 43)]),
        (
            "Labour won 411 seats and the Conservatives 121 in the July 4 election.",
            [("seats", "Labour", 411), ("seats", "Conservatives", 121)],
        ),
        (
            "Results of Sunday's election in Serbia:\n\nProgress Party: 129 seats\nHope Alliance: 65 seats\nOur Voice: 18 seats",
            [("seats", "Progress Party", 129), ("seats", "Hope Alliance", 65), ("seats", "Our Voice", 18)],
        ),
        (
            "The results of the election are as follows:\n\n"
            "Unity Front — Karim Aziz 40 Green Coalition (New List) 21 Independents 9 New Dawn — Lea Haddad 4",
            [
                ("seats", "Unity Front", 40),
                ("seats", "Green Coalition", 21),
                ("seats", "Independents", 9),
                ("seats", "New Dawn", 4),
            ],
        ),
    ],
)
def test_results_by_party(text, expected):
    assert results(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Parliament passed the bill by 220 votes to 180.",
        "The car has five seats and a 43% better engine.",
        "A poll of readers put the film second.",
        "The election commission hired 300 workers.",
    ],
)
def test_no_results_where_none_are_told(text):
    assert results(text) == []


def test_needed_seats_are_no_result():
    assert results("The Unity Party won 73 seats in the election, short of the 165 needed.") == [
        ("seats", "Unity Party", 73)
    ]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("according to the initial tally", "preliminary"),
        ("partial results showed", "preliminary"),
        ("with 95% of votes counted", "preliminary"),
        ("final results showed", "final"),
        ("an exit poll showed", "projected"),
        ("officials said", None),
    ],
)
def test_result_status(words, status):
    (event,) = elections(draft_of(f"The Unity Party won 73 seats in the election, {words}."))
    assert event.claims[0].result_status == status


def test_whole_previous_and_rank():
    text = "The Unity Party won 15 of the 329 seats in the election, down from 48 earlier, making it the second-largest bloc."
    (event,) = elections(draft_of(text))
    seats, rank = event.claims
    assert (seats.of, seats.previous, rank.property, rank.value.low) == (329, 48, "rank", 2)


def test_time_and_source_and_actor():
    text = "The commission said the Unity Party won 73 seats in the October 10 election."
    party, body = span(text, "the Unity Party"), span(text, "The commission")
    said = Span(text.index("the Unity"), len(text) - 1)
    (event,) = elections(
        draft_of(
            text,
            actors=(
                Actor("a1", "election commission", mentions=(body,)),
                Actor("a2", "Unity Party", mentions=(party,)),
            ),
            times=(Time("t1", span(text, "October 10"), "2021-10-10", "2021-10-10", "2021-10-10", "day"),),
            statements=(Statement("s1", said, speaker="a1", speaker_span=body),),
        )
    )
    claim = event.claims[0]
    assert (event.time, claim.party, claim.said_by, claim.attribution) == ("t1", "a2", "a1", body)


def test_mentions_of_one_election_are_one_event_and_other_years_are_left_out():
    text = "The October 10 election was calm. The vote followed the 2018 election. The Unity Party won 73 seats."
    times = (
        Time("t1", span(text, "October 10"), "2021-10-10", "2021-10-10", "2021-10-10", "day"),
        Time("t2", span(text, "2018"), "2018", "2018-01-01", "2018-12-31", "year"),
    )
    (event,) = elections(draft_of(text, times=times))
    assert (event.id, event.type, event.time) == ("e1", "ELECTION", "t1")


def test_a_report_without_election_words_keeps_its_events():
    draft = draft_of("Three rockets hit a market in Idlib.")
    assert elections(draft) is draft.events


def test_results_that_await_confirmation_are_preliminary_wherever_that_is_said():
    text = "The Unity Party won 31 seats in the election and Land and Bread 19. The results are yet to be confirmed by the court."
    reading = rashomon.read(text, published="2023-03-10")
    claims = [c for e in reading.events for c in e.claims if c.property == "seats"]
    assert [c.result_status for c in claims] == ["preliminary", "preliminary"]


def test_the_owner_of_a_party_is_not_the_party():
    text = "Bolsonaro's Liberal Party won 99 seats in Brazil's election on Sunday."
    reading = rashomon.read(text, published="2022-10-03")
    names = {a.id: a.name for a in reading.actors}
    assert [names.get(c.party, c.party) for e in reading.events for c in e.claims] == ["Liberal Party"]
