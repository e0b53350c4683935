import io
import json

import pytest

from rashomon.sources import read_stream

PARAGRAPHS = (
    "A bomb killed two people at a market in the north on Friday, police said, and at least ten were taken to hospital.",
    "The governor of the province condemned the attack and promised that those behind it would be found and tried.",
    "Nobody has claimed the attack so far; fighters of the front have bombed markets in the region since last summer.",
)
LD = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {
    "@type": ["NewsArticle"], "headline": "Two killed in market blast", "datePublished": "2024-03-09T08:00:00Z",
    "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"name": "Tom Okoro"}], "publisher": {"name": "Harbour Herald"}}]}  # fmt: skip


def page(head="", extra="", foot=""):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body><nav>Home World Sport</nav>"
        f"<article><h1>Two killed in market blast</h1>{extra}{body}</article><footer>{foot}</footer></body></html>"
    )


def read(text, **options):
    (document,) = read_stream("page.html", io.BytesIO(text.encode()), **options)
    return document


@pytest.mark.parametrize(
    "head",
    [
        f"<script type='application/ld+json'>{json.dumps(LD)}</script>",
        "<meta property='og:title' content='Two killed in market blast'><meta property='og:site_name' content='Harbour Herald'>"
        "<meta property='article:published_time' content='2024-03-09T08:00:00Z'><meta name='author' content='Ana Ruiz, Tom Okoro'>",
        "<script type='application/ld+json'>{broken</script><meta name='date' content='9 March 2024'>"
        "<meta name='author' content='Ana Ruiz, Tom Okoro'><meta property='og:site_name' content='Harbour Herald'>",
    ],
)
def test_the_page_says_who_wrote_it_when(head):
    document = read(page(head))
    assert document.title == "Two killed in market blast"
    assert document.published == "2024-03-09"
    assert document.publisher == "Harbour Herald"
    assert document.author == "Ana Ruiz, Tom Okoro"
    assert document.media_type == "text/html"
    assert all(paragraph in document.text for paragraph in PARAGRAPHS)
    assert "Sport" not in document.text
    (title,) = [s for s in document.segments if s.kind == "title"]
    assert title.span.of(document.text) == "Two killed in market blast"


def test_a_copyright_year_is_noted_and_not_trusted():
    document = read(page(foot="© 2019 Harbour Herald"))
    assert document.published is None
    assert any("2019" in note for note in document.notes)


def test_captions_are_kept_and_marked():
    caption = "Smoke over the market on Friday, seen from the river"
    document = read(page(extra=f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"))
    assert [s.span.of(document.text) for s in document.segments if s.kind == "caption"] == [caption]


def test_the_address_gives_site_and_day_where_nothing_else_does():
    document = read(page("<link rel='canonical' href='https://www.harbourherald.example/2024/03/09/blast'>"))
    assert (document.publisher, document.published) == ("harbourherald.example", "2024-03-09")


def test_a_page_is_known_by_its_first_bytes():
    (document,) = read_stream("-", io.BytesIO(page().encode()))
    assert document.media_type == "text/html"


def test_a_page_in_another_encoding():
    text = page().replace("utf-8", "iso-8859-1").replace("The governor", "The governor José Peña")
    (document,) = read_stream("page.html", io.BytesIO(text.encode("latin-1")))
    assert "José Peña" in document.text


@pytest.mark.parametrize(
    ("says", "is_in"),
    [
        ("utf-8", "cp1252"),  # declared wrong
        ("iso-8859-1", "utf-8"),  # declared wrong
        ("iso-8859-1", "cp1252"),  # the name that pages give windows-1252
        ("windows-1250", "cp1250"),
        ("utf-16", "utf-8"),  # what can read the declaration cannot be UTF-16
        ("utf-16", "utf-16"),
        ("rot13", "utf-8"),
        ("no-such", "cp1252"),
    ],
)
def test_a_page_that_says_it_is_in_an_encoding(says, is_in):
    text = page().replace("utf-8", says).replace("The governor", "The governor José Hörmann")
    (document,) = read_stream("page.html", io.BytesIO(text.encode(is_in)))
    assert "The governor José Hörmann" in document.text
    assert document.media_type == "text/html"


def test_scripts_in_a_title_are_text_at_most():
    document = read(page("<meta property='og:title' content='&lt;script&gt;alert(1)&lt;/script&gt; Two killed'>"))
    assert document.title == "<script>alert(1)</script> Two killed"
    assert "onerror" not in read(page(extra="<h2>So <img src=x onerror='alert(1)'> it goes</h2>")).text
