"""Longer tasks in a real browser: the map, links and their undo, double coding to its end, text from right to left."""

import json
import re

import pytest

from desk_browser import CHROMIUM, Watched, served, settled
from desk_store import incident, report
from rashomon.desk.app import create_app
from rashomon.desk.people import add_person
from rashomon.desk.settings import settings_for
from rashomon.pipeline.add import Adding
from rashomon.pipeline.judging import Hand, judge
from rashomon.pipeline.stored import readings
from rashomon.pipeline.summaries import refresh
from rashomon.review import facts
from rashomon.sources import document_of

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: the desk is not tried in a browser")
SECRET = "long enough password"


def marks(page):
    return page.locator(".live-map .mark")


def test_the_map_is_dragged_and_zoomed_and_lists_what_it_shows(open_page):
    page = open_page()
    frame = page.locator(".live-map")
    marks(page).first.wait_for()
    assert page.locator(".live-map path.land").count() > 100
    before = page.get_by_role("link", name="List what the map shows").get_attribute("href")
    box = frame.bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 250)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 200, steps=5)
    page.mouse.up()
    page.wait_for_function(
        "before => [...document.querySelectorAll('.zooms a')].some(a => a.href.includes('box') && !a.href.endsWith(before))",
        arg=before,
    )
    for _ in range(3):
        shown = page.get_by_role("link", name="List what the map shows").get_attribute("href")
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_function(
            "shown => ![...document.querySelectorAll('.zooms a')].some(a => a.getAttribute('href') === shown)",
            arg=shown,
        )
    page.get_by_role("link", name="List what the map shows").click()
    page.wait_for_url("**box=**")
    assert page.locator("h1").inner_text() != "4 incidents"


def test_near_incidents_are_one_mark_that_leads_closer(open_page):
    page = open_page("/?box=-180,-58,180,76")
    many = marks(page).filter(has_text=re.compile("[2-9]"))
    many.first.wait_for()
    number = marks(page).count()
    many.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "n => document.querySelectorAll('.live-map .mark').length !== n || !document.querySelector('.live-map .mark').textContent", arg=number
    )  # fmt: skip


def test_a_place_is_fixed_on_the_map_by_keyboard(open_page, store):
    page = open_page(f"/reports/{report(store)}")
    event = page.locator(".thing.event")
    event.locator("summary").focus()
    page.keyboard.press("Enter")
    event.locator("button[data-pick]").focus()
    page.keyboard.press("Enter")
    page.locator("#pick .name.of-city", has_text="Berbera").first.wait_for()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(400)
    page.keyboard.press("Enter")
    written = event.locator('input[name="f_place"]').input_value()
    assert re.fullmatch(r".+ @ 1\d\.\d{4}, 4\d\.\d{4}", written)
    assert float(written.rpartition(" ")[2]) < 45  # west of Berbera
    event.get_by_role("button", name="Save").click()
    settled(page)
    assert written.partition(" @")[0] in event.locator(".state").inner_text()
    assert store.judgements()[-1].value["lon"] == float(written.rpartition(" ")[2])


def test_a_split_is_undone_by_its_number_and_a_stale_one_is_a_conflict(open_page, store):
    path = f"/incidents/{incident(store)}"
    one, two = open_page(path), open_page(path)
    for page in (one, two):
        page.get_by_role("button", name=re.compile("^Take report 2 out")).click()
        settled(page)
    assert "Somebody was faster" in two.locator("#flash").inner_text()
    assert incident(store) != incident(store, "two")
    one.goto("/log")
    one.get_by_role("button", name=re.compile("^Undo decision L")).click()
    settled(one)
    assert incident(store) == incident(store, "two")


def test_a_report_coded_twice_is_adjudicated(chromium, place, store):
    document = report(store)
    for name, role in (("Ada", "coder"), ("Ben", "coder"), ("Cy", "adjudicator")):
        add_person(store, name, role, SECRET, by="test")
    found = {f.key: f.subject for f in facts(readings(store, [document])[document])}
    for name, killed in (("Ada", 4), ("Ben", 5)):
        hand = Hand(name, task="pilot")
        judge(store, found["e1.c0.value"], "correct", {"low": killed, "high": killed, "exact": True}, hand)
        judge(store, found["e1.type"], "accept", None, hand)
    with served(create_app(settings_for(place, "127.0.0.1", "me", names=("127.0.0.1",)))) as base:
        coder, judge_ = (logged_in(chromium, base, name) for name in ("Ada", "Cy"))
        coder.page.goto("/agreement?task=pilot")
        assert "An adjudicator sees them" in coder.page.locator("main").inner_text()
        page = judge_.page
        page.goto("/agreement?task=pilot")
        assert page.get_by_role("heading", name="Differences (1)").is_visible()
        page.locator("details summary", has_text="Who says what").click()
        assert page.get_by_role("region", name="claim value: Ada and Ben").is_visible()
        page.get_by_role("button", name="Ben: 5").focus()
        page.keyboard.press("Enter")
        settled(page)
        assert "decided: " in page.locator(".things .state").inner_text()
        page.goto(f"/incidents/{incident(store)}")
        assert "5" in page.locator(".strip dd").first.inner_text()
        for one in (coder, judge_):
            one.context.close()
            assert (one.said, one.left) == ([], [])
    made = store.judgements()[-1]
    assert (made.by, made.task, made.value["low"]) == ("Cy", None, 5)


def logged_in(chromium, base, name):
    watched = Watched(chromium, base)
    watched.page.goto("/login")
    watched.page.get_by_label("Name").fill(name)
    watched.page.get_by_label("Password").fill(SECRET)
    watched.page.get_by_role("button", name="Log in").click()
    watched.page.wait_for_url(f"{base}/")
    return watched


def test_words_from_right_to_left_keep_to_themselves(open_page, store):
    row = {"id": "rtl", "published": "2023-05-18", "publisher": "صوت المدينة", "title": "انفجار في السوق",
           "text": "A bomb killed three people at a market in Amman, Jordan, on Wednesday, Salim Haddad (سليم حداد) said. شهود قالوا إن المتجر احترق."}  # fmt: skip
    Adding(store).run([document_of(row, name="rtl")])
    while refresh(store):
        pass
    (hit,) = store.search("Haddad")
    page = open_page(f"/reports/{hit.document}")
    assert page.locator("h1").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator(".text .block").last.evaluate("e => getComputedStyle(e).unicodeBidi") in (
        "isolate",
        "plaintext",
    )
    assert page.locator(".thing .fact").first.evaluate("e => getComputedStyle(e).direction") == "ltr"
    # what stands right of the first word in the page's own line stays there whatever the title says
    note = page.locator(".top .note").first
    assert note.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert json.loads(json.dumps(page.locator("h1").inner_text())) == "انفجار في السوق"


def test_the_page_stays_where_it_was_when_a_value_is_taken(open_page, store):
    page = open_page(f"/incidents/{incident(store)}", viewport={"width": 900, "height": 400})
    take = page.get_by_role("button", name=re.compile("^Take for the incident: Killed")).first
    take.evaluate("button => scrollTo(0, button.getBoundingClientRect().top + scrollY - 200)")
    before = page.evaluate("scrollY")
    assert before > 0
    take.click()
    page.locator(".strip dd", has_text="4").first.wait_for()
    settled(page)
    assert abs(page.evaluate("scrollY") - before) < 60
