"""What was fetched before is asked for again only as far as it changed; feeds, and the pages they lead to."""

import pytest

from sources_memory import Memory
from sources_site import BODY, MORE, PAGE, QUICK, html, read, serving

FEED = """<rss version="2.0"><channel><title>Harbour Herald</title>{items}</channel></rss>"""
ITEM = "<item><title>Blast {n}</title><link>/page{n}</link><guid isPermaLink='false'>{n}</guid><description>Sum {n}. {body}</description></item>"


@pytest.fixture
def site():
    with serving() as site:
        site.pages["/a"] = html()
        yield site


# -------------------------------------------------------------------------------------------------------- read once


def test_a_page_is_asked_for_again_only_if_it_changed(site):
    def page(handler):
        if handler.headers.get("If-None-Match") == '"7"':
            return 304, {}, b""
        return html(ETag='"7"')

    site.pages["/a"], memory = page, Memory()
    options = {"limits": QUICK, "allow_private": True}
    assert len(memory.add(f"{site.url}/a", **options)) == 1
    assert memory.add(f"{site.url}/a", **options) == []
    assert memory.seen_again == [f"{site.url}/a"]
    site.pages["/a"] = html(PAGE.replace("two", "three"), ETag='"8"')
    (changed,) = memory.add(f"{site.url}/a", **options)
    assert changed.capture.etag == '"8"'


def test_a_page_that_has_no_marks_is_known_by_its_bytes(site):
    memory, options = Memory(), {"limits": QUICK, "allow_private": True}
    assert len(memory.add(f"{site.url}/a", **options)) == 1
    assert memory.add(f"{site.url}/a", **options) == []
    assert memory.seen_again == [f"{site.url}/a"]


# ------------------------------------------------------------------------------------------------------------ feeds


def feed(*numbers, body=BODY):
    items = "".join(ITEM.format(n=n, body=body) for n in numbers)
    return 200, {"Content-Type": "application/rss+xml"}, FEED.format(items=items).encode()


def test_a_feed_is_read_from_its_address(site):
    site.pages["/feed"] = feed(1, 2)
    first, second = read(f"{site.url}/feed")
    assert first.text == f"Blast 1\n\nSum 1. {BODY}"
    assert (first.url, second.url) == (f"{site.url}/page1", f"{site.url}/page2")
    assert first.capture.uri == f"{site.url}/feed#1"


def test_the_pages_of_a_feed_are_followed_where_asked_for(site):
    site.pages |= {"/feed": feed(1, 2, 3), "/page1": html(), "/page2": html("gone", 404), "/page3": html("oh", 502)}
    page, summary, error = read(f"{site.url}/feed", follow=True)
    assert MORE in page.text
    assert page.capture.uri == f"{site.url}/page1"
    assert "Sum 2." in summary.text
    assert summary.notes == ("the page was not read: the server answers 404 Not Found",)
    assert summary.capture.sha256 is None  # so that it is no known one
    assert (error.source, error.message) == (f"{site.url}/page3", "the server answers 502 Bad Gateway")


def test_a_page_that_is_not_to_be_had_is_tried_again_the_next_time(site):
    site.pages |= {"/feed": feed(1), "/page1": html("gone", 404)}
    memory, options = Memory(), {"limits": QUICK, "allow_private": True, "follow": True}
    (summary,) = memory.add(f"{site.url}/feed", **options)
    assert "Sum 1." in summary.text
    site.pages["/page1"] = html()
    (page,) = memory.add(f"{site.url}/feed", **options)
    assert MORE in page.text
    assert memory.add(f"{site.url}/feed", **options) == []


def test_feeds_that_lead_to_each_other_end(site):
    site.pages |= {"/feed": feed(1), "/page1": feed(2), "/page2": feed(1)}
    (document,) = read(f"{site.url}/feed", follow=True)
    assert "Sum 2." in document.text
    assert site.paths() == ["/feed", "/page1"]


def test_entries_followed_once_are_not_fetched_again(site):
    site.pages |= {
        "/feed": feed(1, 2),
        "/page1": html(),
        "/page2": html("oh", 502),
        "/page3": html(PAGE.replace("two", "three")),
    }
    memory, options = Memory(), {"limits": QUICK, "allow_private": True, "follow": True}
    assert len(memory.add(f"{site.url}/feed", **options)) == 2
    site.pages |= {"/feed": feed(3, 1, 2), "/page2": html(PAGE.replace("two", "four"))}
    site.asked.clear()
    assert len(memory.add(f"{site.url}/feed", **options)) == 2
    assert site.paths() == ["/feed", "/page3", "/page2"]
    site.asked.clear()
    assert memory.add(f"{site.url}/feed", **options) == []
    assert site.paths() == ["/feed"]
