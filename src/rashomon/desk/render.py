"""Templates, and what they all know."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup

from rashomon.desk.guard import User
from rashomon.formats import vocabulary, words
from rashomon.formats.judgements import DECIDED, judgement_words, subject_words, value_words
from rashomon.formats.markup import Html
from rashomon.model import STATUSES, Link, Ref, Subject
from rashomon.ontology.event_types import TITLES
from rashomon.store import SORTS


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("rashomon.desk"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "statuses": STATUSES, "types": TITLES, "sorts": SORTS, "decided": DECIDED, "query": query,
    }  # fmt: skip
    made.filters |= {
        "words": words.clean, "day": words.date_words, "country": words.country_name, "number": words.number, "said": value_words,
        "subject": subject_words, "judged": judgement_words, "property": vocabulary.property_words, "key": key_of,
        "plain": lambda text: str(text).replace("_", " "), "minute": lambda at: str(at)[:16].replace("T", " "), "documents": _documents,
    }  # fmt: skip
    return made


def page(request: Request, user: User | None, template: str, *, status: int = 200, **facts: Any) -> HTMLResponse:  # noqa: ANN401
    """Return a page; markup that the formats made stays markup, everything else is escaped."""
    told = {name: Markup(value) if isinstance(value, Html) else value for name, value in facts.items()}
    made = _templates().get_template(template).render(request=request, user=user, here=request.url.path, **told)
    return HTMLResponse(made, status)


def _documents(links: Iterable[Link]) -> list[str]:
    """Return the reports that links are between, each once."""
    return list(dict.fromkeys(Ref.parse(ref).document for link in links for ref in (link.left, link.right)))


def key_of(subject: Subject) -> str:
    """Return a subject as a form carries it."""
    return json.dumps({name: value for name, value in asdict(subject).items() if value is not None})


def query(asked: Mapping[str, object], **changed: object) -> str:
    """Return the query of an address with some parts changed; what is None or empty is left out.

    >>> query({"country": "NER", "page": 2}, page=None, type="ASSAULT")
    'country=NER&type=ASSAULT'
    """
    kept = {name: value for name, value in {**asked, **changed}.items() if value not in (None, "", False, 0)}
    return urlencode(kept)
