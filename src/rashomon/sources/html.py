"""Web pages: the article's text, and who published it when by the page's own metadata."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rashomon.model import RecordError
from rashomon.sources.dates import to_edtf
from rashomon.sources.decode import decode, take_all
from rashomon.sources.document import Facts, make_document
from rashomon.sources.registry import Medium, Outcome, Raw, source

MAX_DEPTH = 2_000  # elements inside each other; a page has a few dozen
MAX_ATTRIBUTES = 1_000  # of one element; one of a page has a handful
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{4000,}")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_SIGNS = re.compile(
    rb"\s*(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|article)\b",
    re.I | re.S,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{3,20})", re.I)
_OPEN_CLOSE = re.compile(r"<(/?)(?:div|span|section|article|table|tr|td|ul|ol|li|b|i|em|font|blockquote|p|a)\b", re.I)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|table|tr|blockquote|section|article|header|footer|figure|figcaption|hr|pre|d[ltd])\b",
    re.I,
)
_ARTICLE = re.compile(r"Article|Report|Posting|WebPage")


def read_html(raw: Raw) -> Iterator[Outcome]:
    """Yield the one article of a web page; RecordError where it has no text."""
    data = take_all(raw)
    named = _CHARSET.search(data[:4096])
    page, notes = decode(data, raw.name, raw.charset or (named[1].decode("ascii") if named else None))
    _refuse_burdens(page, raw.name)
    tree = LexborHTMLParser(page)
    facts = _facts(tree, raw, notes)
    body = _article(page)
    if not body:
        raise RecordError(raw.name, "is a web page without an article's text")
    yield make_document(_compose(body, facts), facts, name=raw.name, raw=data, media_type="text/html")


def text_of(markup: str, name: str) -> str:
    """Return the text of a piece of HTML, a paragraph for each block; scripts and styles are no text."""
    if "<" not in markup:
        return unescape(markup).strip()
    _refuse_burdens(markup, name)
    tree = LexborHTMLParser(_BLOCK.sub("\n\\g<0>", markup))
    tree.strip_tags(["script", "style", "noscript", "template", "iframe", "object", "svg"])
    lines = (" ".join(line.split()) for line in (tree.body.text() if tree.body else "").splitlines())
    return "\n\n".join(line for line in lines if line)


def _refuse_burdens(page: str, name: str) -> None:
    """RecordError where markup would hold a parser: it looks at each attribute of an element, or each element around one, again."""
    if _depth(page) > MAX_DEPTH:
        raise RecordError(name, f"nests more than {MAX_DEPTH:,} elements; that is no article")
    if any(len(_VALUE.sub("", tag[0]).split()) > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(page)):
        raise RecordError(name, f"has an element of more than {MAX_ATTRIBUTES:,} attributes; that is no article")


def _depth(page: str) -> int:
    """Return how deep elements that must be closed lie inside each other, roughly: deep nesting breaks parsers."""
    depth = deepest = 0
    for tag in _OPEN_CLOSE.finditer(page):
        depth = max(depth + (-1 if tag[1] else 1), 0)
        deepest = max(deepest, depth)
    return deepest


def _article(page: str) -> str:
    import trafilatura  # half a second that only web pages need

    text = trafilatura.extract(page, include_comments=False, include_tables=True, deduplicate=False)
    return (text or "").strip()


def _compose(body: str, facts: Facts) -> str:
    """Put the title before the article and captions that the extraction left out behind it."""
    lines = body.splitlines()
    head = [facts.title] if facts.title and facts.title not in (line.strip() for line in lines[:3]) else []
    late = [caption for caption in sorted(facts.captions) if caption not in body]
    return "\n\n".join([*head, *(line for line in lines if line.strip()), *late])


def _facts(tree: LexborHTMLParser, raw: Raw, notes: tuple[str, ...]) -> Facts:
    told = _json_ld(tree)
    meta = _metas(tree)
    heading = tree.css_first("h1")
    date = told.get("published") or _first(meta, "article:published_time", "datepublished", "date", "dc.date", "pubdate",
                                           "parsely-pub-date", "publish-date", "dc.date.issued", "sailthru.date")  # fmt: skip
    weak = None
    if not to_edtf(date):
        date, weak = _time_element(tree), _weak_date(tree)
    link = tree.css_first("link[rel=canonical]")
    noted = (f"the page carries the date {weak}, which may not be that of publication",) if weak and not date else ()
    return Facts(
        title=told.get("title") or _first(meta, "og:title", "twitter:title") or (_words(heading) if heading else None),
        published=raw.published or date,
        publisher=told.get("publisher") or _first(meta, "og:site_name", "application-name"),
        author=told.get("author") or _first(meta, "author", "article:author", "parsely-author", "byl", "dc.creator"),
        url=_address(raw.url, (link.attributes.get("href") if link else None) or _first(meta, "og:url")),
        captions=frozenset(words for node in tree.css("figcaption") if (words := _words(node))),
        notes=(*notes, *noted),
    )


def _address(got: str | None, told: str | None) -> str | None:
    """Return the address a page gives itself, whole, else that from which it was got."""
    try:
        return urljoin(got or "", told or "") or None
    except ValueError:
        return got


def _json_ld(tree: LexborHTMLParser) -> dict[str, str]:
    """Return what the first article in the page's JSON-LD (schema.org NewsArticle and its kin) says of itself."""
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(script.text(deep=True))
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            if _ARTICLE.search(str(thing.get("@type", ""))) and (thing.get("headline") or thing.get("datePublished")):
                found = {"title": thing.get("headline"), "published": thing.get("datePublished"),
                         "publisher": _named(thing.get("publisher")), "author": _named(thing.get("author"))}  # fmt: skip
                return {k: " ".join(v.split()) for k, v in found.items() if isinstance(v, str) and v.strip()}
    return {}


def _things(data: object) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _things(item)
    elif isinstance(data, dict):
        yield data
        yield from _things(data.get("@graph", []))


def _named(who: object) -> str | None:
    if isinstance(who, list):
        return ", ".join(name for one in who if (name := _named(one))) or None
    return _named(who.get("name")) if isinstance(who, dict) else who if isinstance(who, str) else None


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        value = " ".join((node.attributes.get("content") or "").split())
        if name and value:
            found.setdefault(name.lower(), value)
    return found


def _first(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _time_element(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first(
        "article time[datetime], time[datetime][pubdate], time[itemprop=datePublished], header time[datetime]"
    )
    return to_edtf(node.attributes.get("datetime")) if node else None


def _weak_date(tree: LexborHTMLParser) -> str | None:
    """Return a year that the page's foot gives: a copyright year is no day of publication."""
    found = re.search(r"(?:©|&copy;|copyright)\D{0,20}((?:19|20)\d{2})", tree.body.text() if tree.body else "", re.I)
    return found[1] if found else None


def _words(node: LexborNode) -> str:
    return " ".join(node.text(deep=True, separator=" ").split())


source("html.v1")(
    Medium(
        read_html,
        suffixes=(".html", ".htm", ".xhtml"),
        signs=lambda head: bool(_SIGNS.match(head.replace(b"\0", b""))),
        types=("text/html", "application/xhtml+xml"),
    )
)
