"""Dates and times in sentences: what is found, and where it lies on the calendar. 2021-11-07 is a Sunday."""

from datetime import date

import pytest

import rashomon
from rashomon.analysis import analyse
from rashomon.model import Document, Segment, Span, Time
from rashomon.reading.times.layer import bound_of, days_of, published_day, times


def draft(text, published="2021-11-07", **fields):
    return analyse(Document(id="x", text=text, published=published, **fields))


def read(text, published="2021-11-07"):
    return {t.span.of(text): t.value for t in times(draft(text, published))}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("A bomb exploded in Kabul early Sunday.", "early Sunday", "2021-11-07"),
        ("Troops shot two people on Friday.", "Friday", "2021-11-05"),
        ("Parliament will vote on Monday.", "Monday", "2021-11-08"),
        ("Deputies voted on Monday.", "Monday", "2021-11-01"),
        ("The envoy is due in Bamako on Tuesday.", "Tuesday", "2021-11-09"),
        ("Leaders agreed to meet on Thursday.", "Thursday", "2021-11-11"),
        ("Polls open on Wednesday.", "Wednesday", "2021-11-10"),
        ("He died last Sunday.", "last Sunday", "2021-10-31"),
        ("Talks resume next Friday.", "next Friday", "2021-11-12"),
        ("Shelling went on until late on Saturday night.", "late on Saturday night", "2021-11-06"),
        ("At 5 p.m. on Tuesday the siege ended.", "5 p.m. on Tuesday", "2021-11-02"),
        ("It began at 9:30 p.m. (1830 GMT) on Tuesday.", "9:30 p.m. (1830 GMT) on Tuesday", "2021-11-02"),
        ("Police fired on the crowd in the early hours of Saturday.", "the early hours of Saturday", "2021-11-06"),
        ("Officers arrested ten yesterday.", "yesterday", "2021-11-06"),
        ("Drones hit Odesa last night.", "last night", "2021-11-06"),
        ("The governor spoke this morning.", "This morning".lower(), "2021-11-07"),
    ],
)
def test_days_near_the_publication(text, words, value):
    assert read(text).get(words) == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It happened on Friday, July 23, 2021.", "Friday, July 23, 2021", "2021-07-23"),
        ("The war began on 24 March 1999.", "24 March 1999", "1999-03-24"),
        ("Rockets fell on October 31.", "October 31", "2021-10-31"),
        ("She was seized on the 3rd of December.", "the 3rd of December", "2020-12-03"),
        ("Elections are scheduled for December 24.", "December 24", "2021-12-24"),
        ("The vote due on 20 December may be late.", "20 December", "2021-12-20"),
        ("The truce was extended to Nov. 20.", "Nov. 20", "2021-11-20"),
        ("The 7 December attack killed nine.", "7 December", "2020-12-07"),
        ("Saturday, Nov. 6, was calm.", "Saturday, Nov. 6", "2021-11-06"),
        ("The report of 07/11/2021 was wrong.", "07/11/2021", "2021-11-07"),
        ("Last changed 2021-11-06 23:28:22-04 by the desk.", "2021-11-06 23:28:22-04", "2021-11-06"),
        ("It was signed on 15-Aug-2020 in Oslo.", "15-Aug-2020", "2020-08-15"),
        ("Marches ran on 10-11 October.", "10-11 October", "2021-10-10/2021-10-11"),
        ("Protests were held between 3 and 5 May.", "3 and 5 May", "2021-05-03/2021-05-05"),
        ("It lasted from 28 April to 3 May 2019.", "28 April to 3 May 2019", "2019-04-28/2019-05-03"),
        ("They rallied on the second Sunday of August.", "the second Sunday of August", "2021-08-08"),
        ("A church was hit on Christmas Day.", "Christmas Day", "2020-12-25"),
    ],
)
def test_calendar_dates(text, words, value):
    assert read(text).get(words) == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The toll rose last month.", "last month", "2021-10"),
        ("Rebels took the town in early August.", "early August", "2021-08"),
        ("He has ruled since May 2020.", "May 2020", "2020-05"),
        ("Ten died last weekend.", "last weekend", "2021-10-30/2021-10-31"),
        ("Fighting flared last week.", "last week", "2021-10-25/2021-10-31"),
        ("The group emerged in the late 1990s.", "the late 1990s", "199X"),
        ("It was built in the 19th century.", "the 19th century", "18XX"),
        ("The army seized power a year ago.", "a year ago", "2020"),
        ("Two weeks ago a mine collapsed.", "Two weeks ago", "2021-10-18/2021-10-24"),
        ("Attacks doubled in the first quarter of 2021.", "the first quarter of 2021", "2021-01/2021-03"),
        ("They fled in the spring of 2011.", "the spring of 2011", "2011-21"),
        ("He was mayor from 2010 to 2012.", "2010 to 2012", "2010/2012"),
        ("In the past 24 hours, 30 people have died.", "the past 24 hours", "2021-11-06/2021-11-07"),
        ("The army has now left.", "now", None),
        ("Clashes have grown in recent weeks.", "recent weeks", None),
    ],
)
def test_longer_stretches(text, words, value):
    found = read(text)
    assert words in found
    assert found[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The war began on 24 March 1999. Two days earlier, envoys had left.", "Two days earlier", "1999-03-22"),
        ("Gunmen came on 3 November. The next day they fled.", "The next day", "2021-11-04"),
        ("Gunmen came on 3 November. The same evening the army retook it.", "The same evening", "2021-11-03"),
        ("Gunmen came on 3 November. That night shelling resumed.", "That night", "2021-11-03"),
        ("Gunmen came on 3 November. Three weeks later, they were gone.", "Three weeks later", "2021-11-22/2021-11-28"),
        ("In June 2014, militants overran Mosul. In July they declared a state.", "July", "2014-07"),
    ],
)
def test_counted_from_the_texts_own_dates(text, words, value):
    row = next(t for t in times(draft(text)) if t.span.of(text) == words)
    assert row.value == value
    assert row.anchor is not None
    assert row.anchor.end <= row.span.start


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times reported it.",
        "Black Friday sales fell.",
        "They may march to the palace.",
        "Prime Minister Theresa May resigned.",
        "Some 2000 people fled the city.",
        "UN Resolution 1701 was adopted.",
        "He spoke for two hours.",
        "A 24-hour curfew was imposed.",
        "A man in his 20s was held.",
        "Protesters gather every Friday.",
        "The second attack was worse, down from 48 earlier.",
        "Sun Microsystems sued.",
        "Two days before the vote, nobody campaigned.",
    ],
)
def test_no_time(text):
    assert [value for value in read(text).values() if value] == []


def test_in_may_25_people_is_a_month_and_a_count():
    assert read("In May 25 people died in clashes.") == {"May": "2021-05"}


def test_without_a_publication_date_only_what_the_text_gives():
    text = (
        "The blast hit on Sunday. On 5 May 2020 the army attacked. Two days later it withdrew. On 9 May it came back."
    )
    assert read(text, None) == {
        "Sunday": None,
        "5 May 2020": "2020-05-05",
        "Two days later": "2020-05-07",
        "9 May": "2020-05-09",
    }


def test_grains_and_ends():
    text = "A bomb went off early on Saturday. In early October there were floods. Shelling stopped in 2019."
    rows = times(draft(text))
    assert [(t.grain, t.start, t.end) for t in rows] == [
        ("part_of_day", "2021-11-06", "2021-11-06"),
        ("month", "2021-10-01", "2021-10-16"),
        ("year", "2019-01-01", "2019-12-31"),
    ]
    assert days_of(rows[0]) == (date(2021, 11, 6), date(2021, 11, 6))
    assert days_of(Time("t9", Span(0, 1), None)) is None


def test_bounds_date_no_event():
    d = draft("He has ruled since 2003. Voters have until Friday. Troops left in 2011.")
    assert [bound_of(d, t) for t in times(d)] == ["since", "until", None]


def test_header_and_boilerplate_are_not_read():
    text = "Filed 2021-11-01 by desk\n\nA bomb killed two on Friday."
    split = text.index("\n\n")
    segments = (Segment("header", Span(0, split)), Segment("body", Span(split + 2, len(text))))
    assert [t.value for t in times(draft(text, segments=segments))] == ["2021-11-05"]


def test_published_day():
    assert published_day("1998-02-13T14:26:00") == date(1998, 2, 13)
    assert published_day("1998-02") is None
    assert published_day(None) is None


def test_ids_count_up_in_text_order():
    rows = times(draft("On Monday, ten died. On Tuesday, two died. On Monday, none died."))
    assert [t.id for t in rows] == ["t1", "t2", "t3"]
    assert [t.span.start for t in rows] == sorted(t.span.start for t in rows)


@pytest.mark.parametrize("text", ["1" * 6000, "On 31 June 2021, 99/99/2021 and 0000-00-00.", "the last " * 500])
def test_odd_text_gives_no_date_and_no_error(text):
    assert [t.value for t in times(draft(text)) if t.value and t.grain == "day"] == []


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "soon", ""])
def test_an_impossible_publication_date_is_no_anchor(published):
    assert read("Ten died on Friday and two last week.", published) == {"Friday": None, "last week": None}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The match has been put off until Wednesday.", "Wednesday", "2021-11-10"),
        ("A curfew holds in Jos until Tuesday.", "Tuesday", "2021-11-09"),
        ("The siege lasted until Wednesday.", "Wednesday", "2021-11-03"),
        ("A mob set fire to a bus on Saturday.", "Saturday", "2021-11-06"),
        ("Youths set tyres alight on Thursday.", "Thursday", "2021-11-04"),
        ("The vote is set for Tuesday.", "Tuesday", "2021-11-09"),
        ("The ruling party looked set on Saturday to win.", "Saturday", "2021-11-06"),
        ("The clan vowed to avenge the killing on Friday of its elder.", "Friday", "2021-11-05"),
        ("The army promised to respond to the attack on Thursday.", "Thursday", "2021-11-04"),
        ("They vowed to strike on Tuesday.", "Tuesday", "2021-11-09"),
        ("The depot was hit on 03-Nov-21.", "03-Nov-21", "2021-11-03"),
        ("The depot was hit on 03-NOV-2021.", "03-NOV-2021", "2021-11-03"),
        ("5-11-2021 Two shells fell.", "5-11-2021", "2021-11-05"),
        ("Nobody claimed Tuesdays attack.", "Tuesdays", "2021-11-02"),
        ("A tip came in, allowing guards to stop the van on Friday.", "Friday", "2021-11-05"),
    ],
)
def test_which_side_of_the_publication_a_day_lies(text, words, value):
    assert read(text).get(words) == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Six died in Jos two days after Christmas.", "two days after", "2020-12-27"),
        ("They came a week before the vote, which was held on October 20.", "a week before", "2021-10-13"),
        ("A second blast came the day after Monday's raid.", "the day after", "2021-11-02"),
    ],
)
def test_days_counted_from_a_time_named_behind_them(text, words, value):
    assert read(text).get(words) == value


def test_days_before_something_without_a_day_are_no_time():
    assert read("Two days before the vote a bomb went off. On Friday all was calm.") == {"Friday": "2021-11-05"}


@pytest.mark.parametrize(
    "text",
    [
        "The May 9 Movement attacked the camp.",
        "The 5 October group took the station.",
        "The July 3 Youth Front called a strike.",
        "Black September was a group.",
        "Teachers March on Parliament",
        "The bank opens on Sundays.",
    ],
)
def test_names_and_habits_are_no_times(text):
    assert read(text) == {}


def test_a_clock_on_a_line_of_its_own_stamps_an_entry_of_the_day():
    assert read("10:42 GMT\nA missile hit a depot.\n\n09:15 GMT\nA body was found.")["10:42 GMT"] == "2021-11-07"


def test_a_day_of_these_weeks_is_of_this_year_though_a_year_was_told_before():
    told = "In 2014 rebels took the town of Wadan. The army began to besiege it on October 20."
    assert read(told) == {"2014": "2014", "October 20": "2021-10-20"}


def test_a_day_of_an_old_story_is_of_its_year():
    told = "In 2014 rebels took the town of Wadan. The army began to besiege it on June 20."
    assert read(told)["June 20"] == "2014-06-20"


def test_an_old_year_told_by_the_way_dates_no_news():
    told = rashomon.read(
        "Gunmen abducted nine traders from a market in Kano. The army blamed the 2003 invasion for the chaos.",
        published="2021-11-07",
    )
    days = {t.id: t.value for t in told.times}
    assert "2003" not in {days.get(e.time) for e in told.events if e.main}
