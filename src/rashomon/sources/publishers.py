"""Who published a report, by metadata, address or the page's own words."""

import re
from urllib.parse import urlsplit

from rashomon.lang import lists

_FRONT = re.compile(r"^(?:(?:www\d?|amp|m|mobile|web|beta|staging|(?:[a-z]+-)?staging)\.)+", re.IGNORECASE)


def host(url: str | None) -> str | None:
    """Return the site of an address, without the machine names in front of it.

    >>> host("https://amp.example.com/a"), host("http://digital-staging.example.org/b"), host("news.example.co.uk/c")
    ('example.com', 'example.org', 'news.example.co.uk')
    """
    if not url:
        return None
    try:
        name = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not name or "." not in name:
        return None
    bare = _FRONT.sub("", name)
    return bare if "." in bare else name


def plain_name(name: str) -> str:
    """Return a publisher's name without the section words that sites add.

    >>> plain_name("The Harbour Herald Breaking News")
    'The Harbour Herald'
    """
    words = name.strip(" .,|-–—")
    while True:
        low = words.lower()
        section = next((s for s in lists("boilerplate")["sections"] if low.endswith(f" {s}")), None)
        if section is None:
            return words
        words = words[: -len(section)].rstrip(" ,|-–—")
