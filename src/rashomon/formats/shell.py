"""The frame of every HTML page: head, content security policy, and the style and script that it lets run."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from rashomon.formats.markup import Html, el

STYLES, SCRIPTS = ("page.css",), ("page.js",)


@cache
def asset(name: str) -> Html:
    """Return a file of `assets/` as it is."""
    return Html(files("rashomon.formats").joinpath(f"assets/{name}").read_text(encoding="utf-8"))


def script(names: Sequence[str] = SCRIPTS) -> Html:
    """Return the script element that `head`, called with the same names, lets run."""
    return el("script", _all(names))


def head(title: str, *, styles: Sequence[str] = STYLES, scripts: Sequence[str] = SCRIPTS) -> Html:
    """Return the head of a page that loads nothing and runs only its own style and script."""
    style = _all(styles)
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(_all(scripts))}; "
        "base-uri 'none'; form-action 'none'"
    )
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", title),
        el("style", style),
    )


def _all(names: Sequence[str]) -> Html:
    return Html("".join(asset(name) for name in names))


def _digest(content: str) -> str:
    """Return the hash by which the content security policy lets exactly this content run."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"
