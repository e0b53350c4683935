"""Promises, threats, refusals, demands, aid, visits and sanctions: PLOVER type, who, and to whom."""

import pytest

import rashomon
from rashomon.evaluate.main_event import main_event


@pytest.mark.parametrize(
    ("text", "type", "source", "target"),
    [
        ("Norway will give Mali a grant of two million dollars, the ministry said.", "AGREE", "Norway", "Mali"),
        ("Kenya said it was willing to send troops to Somalia.", "AGREE", "Kenya", "Somalia"),
        ("The rebels said they will release the mayor of Kidal.", "AGREE", "The rebels", "the mayor of Kidal"),
        ("The ministry offered its assistance to Nepal.", "AGREE", "The ministry", "Nepal"),
        ("Turkey announced that it would boycott all talks with Greece.", "THREATEN", "Turkey", "Greece"),
        ("Peru has issued an ultimatum to Ecuador.", "THREATEN", "Peru", "Ecuador"),
        (
            "The government said it would not meet the demands of the strikers.",
            "REJECT",
            "The government",
            "the strikers",
        ),
        ("Yemen has rejected a Swedish request to question two detainees.", "REJECT", "Yemen", "Swedish"),
        (
            "The rebels dismissed an appeal from the bishop to lay down their arms.",
            "REJECT",
            "The rebels",
            "the bishop",
        ),
        ("The minister said on Friday that China must drop its tariffs.", "REQUEST", "The minister", "China"),
        ("Chad demanded that Sudan hand over two rebels.", "REQUEST", "Chad", "Sudan"),
        ("A judge ordered the former president to appear in court.", "REQUEST", "A judge", "the former president"),
        (
            "The ministry handed the ambassador of Chad a note of protest.",
            "ACCUSE",
            "The ministry",
            "the ambassador of Chad",
        ),
        ("The prime minister visited Japan on Monday.", "CONSULT", "The prime minister", "Japan"),
        ("Germany and Poland signed a treaty on Monday.", "SUPPORT", "Germany", None),
        ("Zambia extradited two suspects to Britain on Sunday.", "COOPERATE", "Zambia", "two suspects"),
        ("The European Union gave Chad 5 million euros of aid on Monday.", "AID", "European Union", "Chad"),
        ("Japan suspended part of a military aid programme for Serbia.", "SANCTION", "Japan", "Serbia"),
        ("Chad expelled two French diplomats on Monday.", "SANCTION", "Chad", "French"),
        ("The governor announced that he will extend the curfew in Abidjan.", "THREATEN", "The governor", "Abidjan"),
        ("Thousands of students staged a rally to demand the resignation of the king.", "PROTEST", None, "the king"),
        ("The judges are not free, a human rights group protested on Monday.", "ACCUSE", "human rights group", None),
        ("Rebels kidnapped up to 16 Russian engineers on Monday.", "ASSAULT", "Rebels", "Russian engineers"),
        ("Settlers set fire to the offices of the council overnight.", "ASSAULT", "Settlers", "the offices"),
        ("The authorities lifted a night curfew in Assam on Sunday.", "CONCEDE", "The authorities", "Assam"),
        ("The authorities imposed a curfew in the town of Cizre.", "COERCE", "The authorities", "Cizre"),
    ],
)
def test_type_source_and_target(text, type, source, target):
    event = main_event(rashomon.read(text, published="2020-05-04"))
    assert event is not None
    assert event.type == type
    parts = [(p.role, p.text) for p in event.participants]
    assert source is None or any(role == "perpetrator" and source in words for role, words in parts), parts
    assert target is None or any(role in ("target", "victim", "site") and target in words for role, words in parts), (
        parts
    )


@pytest.mark.parametrize(
    "text",
    [
        "If the truce holds, the two sides will meet again.",
        "The singer said she will visit her mother.",
        "The shop gave every customer a bottle of water.",
        "The coach welcomed the decision.",
        "Shares will open higher on Monday, a trader said.",
    ],
)
def test_what_is_no_event_of_politics(text):
    assert rashomon.read(text, published="2020-05-04").events == ()
