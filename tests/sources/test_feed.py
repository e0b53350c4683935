"""RSS and Atom: one document for each entry, whatever else the feed holds."""

import io
import tracemalloc

import pytest

from rashomon.model import Document, RecordError
from rashomon.sources import open_paths, read_stream
from rashomon.sources.feed_split import Splitter
from sources_memory import Memory

BODY = "A bomb killed two people at a market in the north on Friday, police said."
MORE = "Nobody claimed the attack. The governor of the province condemned it and promised an inquiry."
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Herald</title><link>https://harbourherald.example/</link>{items}</channel></rss>"""
ITEM = """<item><title>Two killed in market blast</title><link>https://harbourherald.example/a{n}</link>
<guid isPermaLink="false">id-{n}</guid><pubDate>Sat, 09 Mar 2024 23:30:00 -0500</pubDate><dc:creator>Ana Ruiz</dc:creator>
<description>{description}</description>{more}</item>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Herald</title><updated>2024-03-10T00:00:00Z</updated>
<entry><title type="html">Two &lt;b&gt;killed&lt;/b&gt;</title><link href="https://harbourherald.example/a"/><id>tag:1</id>
<published>2024-03-09T10:00:00Z</published><updated>2024-03-11T10:00:00Z</updated><author><name>Ana Ruiz</name></author>
<summary>Short.</summary><content type="html">&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://harbourherald.example/"><title>Harbour Herald</title><items><rdf:Seq/></items></channel>
<item rdf:about="https://harbourherald.example/a"><title>Two killed</title><link>https://harbourherald.example/a</link>
<description>{BODY} {MORE}</description></item></rdf:RDF>"""


def rss(*descriptions, more="", encoding="utf-8"):
    items = "".join(ITEM.format(n=n, description=text, more=more) for n, text in enumerate(descriptions))
    return RSS.format(items=items, encoding=encoding)


def read(feed, name="feed.xml"):
    return list(read_stream(name, io.BytesIO(feed.encode() if isinstance(feed, str) else feed)))


def documents(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Document)]


def errors(outcomes):
    return [outcome.message for outcome in outcomes if isinstance(outcome, RecordError)]


def test_an_entry_is_a_document_with_all_the_feed_says_of_it():
    (document,) = read(rss(f"{BODY} {MORE}"))
    assert document.text == f"Two killed in market blast\n\n{BODY} {MORE}"
    assert (document.title, document.published, document.publisher, document.author, document.url) == (
        "Two killed in market blast",
        "2024-03-09",
        "Harbour Herald",
        "Ana Ruiz",
        "https://harbourherald.example/a0",
    )
    assert document.input_id == "feed.xml#id-0"


@pytest.mark.parametrize("feed", [ATOM, RDF])
def test_other_kinds_of_feeds(feed):
    (document,) = read(feed)
    assert BODY in document.text
    assert MORE in document.text
    assert document.publisher == "Harbour Herald"
    assert document.title.startswith("Two killed")
    assert "<" not in document.text


def test_the_full_content_is_read_where_there_is_any():
    content = f"<content:encoded><![CDATA[<p>{BODY}</p><p>{MORE}<br>More.</item></p>]]></content:encoded>"
    (document,) = read(rss("In short.", more=content))
    assert document.text == f"Two killed in market blast\n\n{BODY}\n\n{MORE}\n\nMore."


def test_an_entry_with_no_more_than_a_headline_is_read_and_noted():
    (document,) = read(rss(""))
    assert document.text == "Two killed in market blast"
    assert document.notes == ("the feed gives no more than the headline",)


def test_scripts_and_markup_of_an_entry_are_not_its_text():
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;p onclick='x()'&gt;{}&lt;/p&gt;&lt;style&gt;p{{}}&lt;/style&gt;"
    feed = rss(evil.format(f"{BODY} It is 5 &amp;lt; 6.")).replace("Two killed", evil.format("Two killed"))
    (document,) = read(feed)
    assert document.text == f"Two killed in market blast\n\n{BODY} It is 5 < 6."
    assert document.title == "Two killed in market blast"


@pytest.mark.parametrize(
    ("encoding", "says"), [("utf-8", "iso-8859-1"), ("cp1252", "utf-8"), ("cp1252", "iso-8859-1"), ("utf-16", "utf-16")]
)
def test_feeds_in_several_encodings(encoding, says):
    (document,) = read(
        rss(f"{BODY} José Peña said so.", encoding=says).replace("Harbour Herald", "Höher").encode(encoding)
    )
    assert "José Peña" in document.text
    assert document.publisher == "Höher"


def test_a_feed_that_turns_out_to_be_utf_8_after_a_while():
    feed = rss(*[BODY] * 20, "José Peña said so.", encoding="iso-8859-1")
    assert "José Peña" in read(feed)[-1].text


def test_a_link_that_leads_anywhere_but_to_the_web_is_no_address():
    (document,) = read(rss(BODY).replace("https://harbourherald.example/a0", "javascript:alert(1)"))
    assert document.url is None


BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>"""
QUADRATIC = f"""<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file://{path}">]>"""
PARAMETER = """<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>"""


@pytest.mark.parametrize("doctype", [BOMB, QUADRATIC, OUTSIDE, PARAMETER])
def test_entities_that_grow_or_come_from_elsewhere_are_refused(tmp_path, doctype):
    (tmp_path / "secret").write_text("The secret of the king is safe.")
    feed = doctype.replace("{path}", str(tmp_path / "secret")) + rss("&d;&a;" + BODY).partition("?>")[2]
    (error,) = read(feed)
    assert error.message == "defines entities that grow out of others or come from elsewhere; no feed needs them"


def test_entities_that_stand_for_a_character_are_read():
    doctype = '<!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "http://x.example/rss.dtd" [<!ENTITY oacute "&#243;">]>'
    (document,) = read(doctype + rss(f"{BODY} Bogot&oacute; was calm &amp; quiet.").partition("?>")[2])
    assert document.text.endswith("Bogotó was calm & quiet.")


def test_a_feed_cut_short_gives_its_whole_entries():
    feed = rss(BODY, MORE, BODY)
    for cut in (len(feed) - 3, len(feed) - 14):
        outcomes = read(feed[:cut])
        assert len(documents(outcomes)) == 3
        assert errors(outcomes) == ["is cut short; the entries that are whole were read"]
    assert len(documents(read(feed[:-30]))) == 2


@pytest.mark.parametrize(
    ("feed", "told"),
    [
        ("<?xml version='1.0'?><html5>Some words.</html5>", "is XML, but no feed"),
        (rss(), "is a feed without entries"),
        ("<rss><channel><title>x</title>" + "<a>" * 100_000, "has an entry or a head longer than"),
        ("<rss><channel><item><title>x" + "a" * 7_000_000, "has an entry or a head longer than"),
        (rss("&lt;div&gt;" * 3_000 + BODY), "nests more than"),
        (rss("  ").replace("Two killed in market blast", ""), "holds no text"),
    ],
)
def test_feeds_that_cannot_be_read(feed, told):
    (error,) = read(feed)
    assert told in error.message


def test_feeds_that_are_not_well_formed_are_read():
    (first, second) = documents(read(rss(f"{BODY} &nbsp; <b>Fish & chips", f"{MORE} </i>")))
    assert "Fish & chips" in first.text
    assert MORE in second.text


def test_an_entry_that_breaks_the_parser_is_told_and_the_others_are_read():
    outcomes = read(rss(BODY, "<b>&#99999999999;", MORE))
    assert [BODY in documents(outcomes)[0].text, MORE in documents(outcomes)[1].text] == [True, True]
    assert errors(outcomes) == ["is an entry that cannot be made out"]


def test_entries_known_already_are_not_read_again(tmp_path):
    path, memory = tmp_path / "feed.xml", Memory()
    path.write_text(rss(BODY, MORE))
    assert len(memory.add(path)) == 2
    assert memory.add(path) == []
    path.write_text(rss(BODY, MORE + " Three men were arrested.", BODY + " It was noon."))
    assert [d.capture.uri for d in memory.add(path)] == [f"{path}#id-1", f"{path}#id-2"]


def entries(many, description):
    start, end = rss().split("</channel>")
    return start + "".join(ITEM.format(n=n, description=description, more="") for n in range(many)) + "</channel>" + end


def test_ten_thousand_entries_are_read(tmp_path):
    (tmp_path / "feed.xml").write_text(entries(10_000, BODY))
    outcomes = open_paths([str(tmp_path / "feed.xml")])
    assert sum(outcome.url == f"https://harbourherald.example/a{n}" for n, outcome in enumerate(outcomes)) == 10_000


def test_a_long_feed_is_cut_into_entries_in_little_memory():
    feed = io.StringIO(entries(1_000, f"&lt;p&gt;{BODY}&lt;/p&gt;" * 250))
    tracemalloc.start()
    try:
        assert (
            sum(entry.startswith("<item>") and entry.endswith("</item>") for entry in Splitter(feed, "feed")) == 1_000
        )
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()
