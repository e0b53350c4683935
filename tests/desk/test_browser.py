"""The desk as people use it: a real browser, keys and clicks."""

import re

import pytest

from desk_browser import CHROMIUM, Watched, served, settled
from desk_store import incident, report
from rashomon.desk.app import create_app
from rashomon.desk.people import add_person
from rashomon.desk.settings import settings_for
from rashomon.pipeline.judging import on_incident
from rashomon.review import standing

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: the desk is not tried in a browser")
PAGES = ("/", "/queue", "/log", "/agreement", "/people")


def test_a_newcomer_finds_an_incident_reads_it_and_sees_the_words(open_page):
    page = open_page()
    page.get_by_role("link", name=re.compile("Attack with explosives")).first.click()
    assert "differ on how many were killed" in page.locator(".agreed").inner_text()
    page.locator(".versions a.chip").first.click()
    assert page.locator(".column .on").count() > 0
    page.get_by_role("link", name="read and judge").first.click()
    page.wait_for_load_state()
    page.locator(".fact", has_text="4 soldiers").click()
    assert (
        page.locator(".text .m.on").all_inner_texts() == ["killed four soldiers"]
        or page.locator(".text .m.on").count() > 1
    )


def test_an_hour_of_a_coder_by_keyboard(open_page, store):
    page = open_page("/queue")
    first = incident(store)
    assert first in page.locator("h1 a").get_attribute("href")
    page.keyboard.press("2")  # the second figure
    settled(page)
    assert page.locator(".strip dd").first.inner_text() in ("4", "6")
    page.keyboard.press("a")
    settled(page)
    assert first not in page.locator("h1 a").get_attribute("href")
    assert standing(on_incident(store, store.members([first])[first])).status == "confirmed"
    page.keyboard.press("u")
    settled(page)
    assert first in page.locator("h1 a").get_attribute("href")
    page.keyboard.press("e")
    page.keyboard.type("at least 5")
    page.keyboard.press("Enter")
    settled(page)
    assert page.locator(".strip dd").first.inner_text() == "at least 5"
    page.keyboard.press("s")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settled(page)
    assert incident(store) != incident(store, "two")
    page.keyboard.press(" ")
    settled(page)
    assert "1 skipped" in page.locator(".note").first.inner_text()
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url("**/log")
    assert "corrected incident figure Killed: at least 5" in page.locator("main").inner_text()


def test_a_place_is_put_right_and_a_missed_claim_added_on_selected_words(open_page, store):
    page = open_page(f"/reports/{report(store)}")
    event = page.locator(".thing.event")
    event.locator("summary").click()
    event.locator('input[name="f_place"]').fill("Burao, Somalia")
    event.get_by_role("button", name="Save").click()
    settled(page)
    assert "Bur" in event.locator(".state").inner_text()
    page.locator(".text .block", has_text="A crowd gathered").evaluate(
        """(block) => {
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf("crowd");
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at); range.setEnd(node, at + 5);
                getSelection().removeAllRanges(); getSelection().addRange(range);
                return;
            }
        }"""
    )
    page.locator("#chosen", has_text="crowd").wait_for()
    form = page.locator("form.add")
    form.locator('input[name="property"]').fill("injured")
    form.locator('input[name="value"]').fill("3")
    form.get_by_role("button", name="Add").click()
    settled(page)
    assert "crowd" in page.get_by_role("heading", name="Added by people").locator("..").inner_text()
    assert store.judgements()[-1].words == "crowd"


def test_of_two_at_once_the_second_is_told_and_keeps_his_page(open_page, store):
    path = f"/reports/{report(store)}"
    one, two = open_page(path), open_page(path)
    for page in (one, two):
        page.locator(".thing.claim").first.get_by_role("button", name=re.compile("^Reject")).click()
        settled(page)
    assert "Somebody was faster" in two.locator("#flash").inner_text()
    assert two.locator("h1").inner_text() == one.locator("h1").inner_text()
    assert len(store.judgements()) == 1


def test_words_at_a_mark_stay_beside_it_when_the_page_scrolls(open_page, store):
    page = open_page(f"/reports/{report(store)}", viewport={"width": 900, "height": 420})
    page.locator(".text .block .m.k-claim").first.click()
    assert page.locator("#popover").is_visible()
    before = page.locator("#popover").bounding_box()["y"]
    page.mouse.wheel(0, 60)
    page.wait_for_timeout(300)
    assert page.locator("#popover").is_visible()
    assert page.locator("#popover").bounding_box()["y"] <= before


def test_hostile_words_do_nothing(open_page, store):
    for path in (f"/reports/{report(store, 'hostile')}", f"/incidents/{incident(store, 'hostile')}", "/"):
        page = open_page(path)
        assert page.locator("main img").count() == 0
        assert page.evaluate("[...document.scripts].every((one) => one.src.startsWith(`${location.origin}/static/`))")


def test_lists_show_what_somebody_else_decided(open_page, store):
    page = open_page()
    other = open_page(f"/incidents/{incident(store)}")
    other.locator(".decision", has_text="Status").first.locator("select").select_option("in_review")
    other.locator(".decision", has_text="Status").first.get_by_role("button", name="Set").click()
    settled(other)
    page.locator("#list", has_text="in review").wait_for(timeout=15000)


def test_people_log_in_and_see_what_their_role_may(chromium, place, store):
    add_person(store, "Ben", "reader", "long enough password", by="test")
    with served(create_app(settings_for(place, "127.0.0.1", "me", names=("127.0.0.1",)))) as base:
        watched = Watched(chromium, base)
        page = watched.page
        page.goto("/log")
        page.get_by_label("Name").fill("Ben")
        page.get_by_label("Password").fill("long enough password")
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url("**/log")
        assert page.get_by_role("link", name="People").count() == 0
        page.goto(f"/reports/{report(store)}")
        assert page.locator(".controls").count() == 0
        page.get_by_role("button", name="Log out").click()
        page.wait_for_url("**/login")
        watched.context.close()
        assert (watched.said, watched.left) == ([], [])


@pytest.mark.parametrize("asked", [
    {"viewport": {"width": 390, "height": 844}}, {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    {"viewport": {"width": 1280, "height": 900}},
])  # fmt: skip
def test_every_page_fits_and_is_without_violations_of_axe(open_page, store, asked):
    from axe_playwright_python.sync_playwright import Axe

    for path in (*PAGES, f"/incidents/{incident(store)}", f"/reports/{report(store)}", "/nothing"):
        page = open_page(path, **asked) if path != "/nothing" else open_page("/", **asked)
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= asked["viewport"]["width"], path
        page.evaluate(
            "() => document.querySelectorAll('details').forEach((one) => { one.open = one.closest('.controls') === null; })"
        )
        found = Axe().run(page)
        assert found.response["violations"] == [], (path, found.generate_report())


def test_it_is_read_without_scripts_and_printed_without_controls(open_page, store):
    page = open_page(f"/reports/{report(store)}", java_script_enabled=False)
    assert "killed four soldiers" in page.locator(".text").inner_text()
    page.locator(".thing.claim").first.locator("button.accept").click()
    states = page.locator(".thing.claim").first.locator(".state.accept")
    states.nth(2).wait_for(state="attached")  # the page comes anew
    assert states.count() == 3
    printed = open_page(f"/incidents/{incident(store)}")
    printed.emulate_media(media="print")
    assert not printed.locator(".bar").is_visible()
    assert not printed.locator(".decide").first.is_visible()
    assert printed.locator("h1").is_visible()
