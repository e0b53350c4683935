"""HTML that is escaped unless it was made here: text can never become markup."""

import re
from collections.abc import Iterable
from html import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_VOID = frozenset({"meta", "input", "rect", "circle", "line", "path", "br", "link"})


class Html(str):
    """A string that is markup already."""

    __slots__ = ()


def text(words: str) -> Html:
    """Return words as markup, one character for each; what HTML cannot carry becomes U+FFFD.

    >>> text("</script>\\x00")
    '&lt;/script&gt;�'
    """
    return Html(escape(_TURNS.sub("\ufffd", _FORBIDDEN.sub("\ufffd", words))))


def el(tag: str, *children: str, **attributes: str | int | bool | None) -> Html:
    """Return an element; children that are plain strings are escaped, attributes always.

    `class_` stands for class and `data_f` for data-f; None and False leave an attribute out, True gives it no value.

    >>> el("p", "a < b", class_="x", hidden=True)
    '<p class="x" hidden>a &lt; b</p>'
    """
    named = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in _VOID and not children:
        return Html(f"<{tag}{named}>" if tag in ("meta", "input", "br", "link") else f"<{tag}{named}/>")
    return Html(f"<{tag}{named}>{join(children)}</{tag}>")


def join(children: Iterable[str]) -> Html:
    """Return the children one after another, plain strings escaped."""
    return Html("".join(child if isinstance(child, Html) else text(child) for child in children))


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
