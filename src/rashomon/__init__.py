"""Rashomon reads news reports of conflict and keeps every version, according to whom.

>>> import rashomon
>>> callable(rashomon.read)
True
"""

import html
import importlib
import io
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.exports import Table
    from rashomon.model import ConfigError, Document, Dossier, RashomonError, Reading, RecordError

__all__ = [
    "Comparison",
    "ConfigError",
    "Document",
    "Dossier",
    "RashomonError",
    "Reading",
    "RecordError",
    "UnreadableWarning",
    "__version__",
    "compare",
    "export",
    "read",
    "read_many",
]
__version__ = version("rashomon")
_NOUNS = ("ConfigError", "Document", "Dossier", "RashomonError", "Reading", "RecordError")


class UnreadableWarning(UserWarning):
    """A report that `read_many` left out because it cannot be read."""


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    url: str | None = None,
    id: str | None = None,
    models: str = "small",
) -> "Reading":
    """Return what one report says.

    `published` is the day of publication (`2024-03-09`), against which "on Friday" is understood; without it the report's
    own header is used. `models` is `small` (the trained model that comes with the package, docs/models.md) or `none` (rules
    alone). RecordError where the text is empty, too long, or not in English.
    """
    given = {"title": title, "published": published, "publisher": publisher, "author": author, "url": url}
    from rashomon.model import RecordError

    outcome = next(_read_all([{"id": id, "text": text, **given}], models))
    if isinstance(outcome, RecordError):
        raise outcome
    return outcome


def read_many(
    reports: "Iterable[str | Mapping[str, Any] | Document]",
    *,
    on_error: "Callable[[RecordError], None] | None" = None,
    models: str = "small",
) -> "Iterator[Reading]":
    """Read reports one after another, in order, holding one at a time.

    A report is its text, a mapping with `text` and any of `id, title, published, publisher, author, url`, or a Document.
    One that cannot be read is left out and the rest goes on: `on_error` is called with its RecordError; without it an
    UnreadableWarning is issued. `models` as in `read`.
    """
    from rashomon.model import RecordError

    for outcome in _read_all(reports, models):
        if not isinstance(outcome, RecordError):
            yield outcome
        elif on_error:
            on_error(outcome)
        else:
            warnings.warn(str(outcome), UnreadableWarning, stacklevel=2)


class Comparison(tuple["Dossier", ...]):
    """The incidents that reports tell of, the one with the most reports first; a notebook shows them as one page."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _framed(lambda out: _write_dossiers(self, out), "Comparison")


def compare(
    reports: "Iterable[str | Mapping[str, Any] | Document | Reading]",
    *,
    policy: str = "range",
    on_error: "Callable[[RecordError], None] | None" = None,
) -> Comparison:
    """Return what reports say of each incident, side by side: values with their sources, revisions, copies, names.

    A report is what `read_many` takes, or a reading. `policy` names the rule that chooses a best figure ("range" chooses none;
    "acled", "ucdp", "gtd", "latest", "majority", see docs/dossier.md). Reports that cannot be read are left out as in `read_many`.
    ConfigError where there is no such policy.
    """
    from rashomon.model import Dossier, Reading
    from rashomon.pipeline.dossiers import compare as compared

    Dossier.show = lambda made: _framed(lambda out: _write_dossiers([made], out), "Dossier")
    given = list(reports)
    unread = [report for report in given if not isinstance(report, Reading)]
    readings = [report for report in given if isinstance(report, Reading)]
    return Comparison(compared([*readings, *read_many(unread, on_error=on_error)], policy))


def export(
    incidents: "Iterable[Dossier | Reading | str | Mapping[str, Any] | Document]",
    scheme: str,
    *,
    policy: str | None = None,
    beside: bool = True,
    on_error: "Callable[[RecordError], None] | None" = None,
) -> "Table":
    """Return incidents in the columns of a scheme ("acled", ... docs/exports.md): iterate over it for rows as dictionaries.

    An incident is a dossier, as `compare` returns it; readings and reports among them are compared first, by the scheme's own `policy`
    unless another is named. `beside` False leaves out the columns of ours beside the scheme's. ConfigError where there is no such
    scheme or policy.
    """
    from rashomon.exports import Table, get_scheme
    from rashomon.model import Dossier

    chosen = get_scheme(scheme)
    given = list(incidents)
    made = [one for one in given if isinstance(one, Dossier)]
    others = [one for one in given if not isinstance(one, Dossier)]
    made += compare(others, policy=policy or chosen.policy, on_error=on_error) if others else ()
    return Table(chosen, made, beside=beside)


def _read_all(
    reports: "Iterable[str | Mapping[str, Any] | Document]", models: str
) -> "Iterator[Reading | RecordError]":
    # Imported on the first reading: spaCy costs half a second that `import rashomon` and `--help` need not pay.
    from rashomon.model import Reading
    from rashomon.pipeline import read_all

    Reading.show = _page
    return read_all((_document(report, number) for number, report in enumerate(reports, 1)), models=models)


def _document(report: "str | Mapping[str, Any] | Document", number: int) -> "Document | RecordError":
    from rashomon.model import Document, RecordError
    from rashomon.sources import document_of, refuse

    if isinstance(report, Document):
        return refuse(report) or report
    try:
        document = document_of({"text": report} if isinstance(report, str) else report, name=f"report {number}")
    except RecordError as error:
        return error
    return refuse(document) or document


def _page(reading: "Reading") -> str:
    """Return a reading as a frame that a notebook shows."""
    from rashomon.formats import Style, get

    return _framed(lambda out: get("html")([reading], out, Style()), "Reading")


def _write_dossiers(dossiers: "Iterable[Dossier]", out: io.StringIO) -> None:
    from rashomon.formats import Style, dossier

    many = list(dossiers)
    dossier.get("html")(many, out, Style(whole=len(many) == 1))


def _framed(write: "Callable[[io.StringIO], None]", title: str) -> str:
    """Return a page in a frame of its own: its styles and scripts cannot touch the notebook's."""
    out = io.StringIO()
    write(out)
    page = html.escape(out.getvalue(), quote=True)
    return f'<iframe srcdoc="{page}" style="width:100%;height:40em;border:1px solid #8888" title="{title}"></iframe>'


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the package exports
    if name in _NOUNS:
        return getattr(importlib.import_module("rashomon.model"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
