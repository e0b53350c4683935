"""The page: self-contained, safe, and every fact tied to its characters both ways."""

import base64
import hashlib
import html
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import factory
from rashomon.formats import Style, get
from rashomon.formats.marks import marked_text, marks
from rashomon.formats.worldmap import draw
from rashomon.model import Span

HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "</title><svg onload=alert(1)>",
)


def page(*readings):
    out = io.StringIO()
    get("html")(readings, out, Style())
    return out.getvalue()


RICH = page(factory.rich())
TREE = LexborHTMLParser(RICH)


def shown(markup):
    return html.unescape(re.sub("<[^>]*>", "", markup))


def test_the_marked_text_is_the_text():
    r = factory.rich()
    assert shown(marked_text(r)) == r.document.text


@given(st.data())
def test_any_text_with_any_marks_keeps_every_character(data):
    words = data.draw(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=3, max_size=60))
    spans = st.integers(0, len(words) - 1).flatmap(
        lambda a: st.integers(a + 1, len(words) + 5).map(lambda b: Span(a, b))
    )
    d = factory.doc(words)
    found = tuple(
        factory.actor(d, f"a{at}", "x", *data.draw(st.lists(spans, min_size=1, max_size=4))) for at in range(3)
    )
    assert shown(marked_text(factory.reading(d, actors=found))) == words


def test_every_mark_leads_to_a_fact_and_every_span_is_marked():
    r = factory.rich()
    homes = {node.attributes["id"] for node in TREE.css(".facts .fact[id]")}
    keys = {key for node in TREE.css(".block .m") for key in node.attributes["data-f"].split()}
    assert keys == {mark.key for mark in marks(r)}
    assert {f"r1-{key}" for key in keys} <= homes


def test_overlapping_facts_share_their_words():
    (node,) = [node for node in TREE.css(".block .m") if node.text() == "car bomb"]
    assert {"e1", "e1.p0"} <= set(node.attributes["data-f"].split())


def test_ids_are_unique_in_a_page_of_several_reports():
    ids = re.findall(r'\bid="([^"]+)"', page(factory.rich(), factory.rich()))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("words", HOSTILE)
def test_words_never_become_markup(words):
    d = factory.doc(
        f"Talk of {words} here.", title=words, publisher=words, author=words, url=f"javascript:{words}", notes=(words,)
    )
    named = factory.actor(d, "a1", words, aliases=(words,))
    found = factory.finding(d, "x.v1", "error", words, words)
    told = factory.claim(d, "motive", words, words, said_by="a1", group=words)
    said = factory.statement(d, "s1", words, speaker="a1", channel=words)
    where = factory.place(d, "p1", words, lat=1.0, lon=1.0, precision="city")
    e = factory.event(
        d, "e1", "ASSAULT", words, claims=(told,), participants=(factory.part(d, "target", words, "a1"),), place="p1"
    )
    layers = {"actors": (named,), "findings": (found,), "statements": (said,), "places": (where,), "events": (e,)}
    tree = LexborHTMLParser(page(factory.reading(d, **layers), factory.rich()))
    assert len(tree.css("script")) == 1
    assert not tree.css("img, svg[onload], iframe, object, embed, link, base, form")
    assert not [node for node in tree.css("*") if any(name.startswith("on") for name in node.attributes)]
    assert not [node for node in tree.css("a") if "javascript" in (node.attributes["href"] or "")]
    assert words in tree.css_first(".block").text()


def test_only_the_pages_own_script_and_style_may_run():
    policy = TREE.css_first("meta[http-equiv]").attributes["content"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        inside = re.search(f"<{tag}>(.*?)</{tag}>", RICH, re.DOTALL)[1]
        assert base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode() in policy
    assert not re.search(r"<[^>]+\sstyle=", RICH)


def test_nothing_is_fetched():
    assert not re.findall(r'(?:src|href)="(?!#|https://courier\.example)[^"]*"', RICH)
    assert "url(" not in RICH
    assert "@import" not in RICH


@pytest.mark.parametrize("heading", ["What looks wrong", "What happened", "Where sources differ", "Election results",
                                     "Who says what", "Timeline", "Map", "Who is who"])  # fmt: skip
def test_the_page_has(heading):
    assert heading in [node.text() for node in TREE.css("h2")]


def test_a_reading_of_nothing_says_so():
    said = LexborHTMLParser(page(factory.reading(factory.doc("")))).css_first(".facts").text()
    assert "No incident, protest or election result was found" in said


def test_control_characters_and_surrogates_cannot_break_the_page():
    page(factory.reading(factory.doc("a\x00b\ud800c\u202ed", title="\x1b[31m"))).encode()


def test_several_reports_get_a_switcher_and_one_does_not():
    assert not TREE.css("#report")
    assert len(LexborHTMLParser(page(factory.rich(), factory.rich())).css("#report option")) == 2


def test_the_map_shows_places_with_a_point_only():
    r = factory.rich()
    drawn = draw(r.places)
    assert 'data-f="p2"' in drawn
    assert 'data-f="p4"' not in drawn
    assert 'class="land"' in drawn
    assert draw(()) is None


@pytest.mark.parametrize(("lat", "lon"), [(90, 0), (-90, 180), (0, -180), (0, 0), (-18, 179.9)])
def test_any_point_on_earth_can_be_drawn(lat, lon):
    d = factory.doc("There")
    assert "<circle" in draw((factory.place(d, "p1", "There", lat=lat, lon=lon, precision="city"),))


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("front", "back"),
    [(front, "paper") for front in ("ink", "soft", "link", "wrong", "doubt", "note")]
    + [("ink", back) for back in ("event", "claim", "quote", "sheet", "land", "sea")]
    + [("soft", "sheet"), ("soft", "land"), ("soft", "quote"), ("on-ink", "on")],
)
def test_words_stand_out_from_their_ground(front, back, dark):
    """WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1."""
    css = TREE.css_first("style").text()
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[: 1 + dark]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", "".join(blocks)))
    light, deep = sorted((_luminance(colours[front]), _luminance(colours[back])), reverse=True)
    assert (light + 0.05) / (deep + 0.05) >= 4.5
