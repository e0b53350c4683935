"""The Python interface: reports in, readings and dossiers out. Everything here is `rashomon.NAME`.

What a reading depends on besides its report is a `Config`. Every function takes one as `config` (or the path of a TOML file, as
`--config` does), and single values of it by name over that (`Options`): `models="none"`.
"""

import html
import io
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypedDict, TypeVar, Unpack

from rashomon import formats
from rashomon.exports import Table, get_scheme
from rashomon.formats import Style
from rashomon.formats import dossier as dossier_formats
from rashomon.model import Config, ConfigError, Document, Dossier, Reading, RecordError
from rashomon.model.config import from_toml, merged
from rashomon.pipeline.dossiers import compare as joined
from rashomon.pipeline.read import read_all
from rashomon.sources import NO_DATE, document_of, refuse, to_edtf

Item = TypeVar("Item")
Report: TypeAlias = str | Mapping[str, Any] | Document


class Options(TypedDict, total=False):
    """Values of a `Config`, each over what `config` has."""

    language: str
    models: str
    gazetteers: Sequence[str | Path]
    policy: str


class DateWarning(UserWarning):
    """A report's day of publication is none; it is read without."""


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
    config: Config | str | Path | None = None,
    **options: Unpack[Options],
) -> Reading:
    """Return what one report says.

    `published` is the day of publication (`2024-03-09`), against which "on Friday" is understood; without it the report's
    own header is used, and a day that is none is refused (ConfigError). `config` and `options` as in `Config`: `models` is `small` (the trained model that comes with the
    package, docs/models.md) or `none` (rules alone). RecordError where the text is empty, too long, or not in English;
    ConfigError where the configuration cannot be used.
    """
    if published and to_edtf(published) is None:
        raise ConfigError(f"published: {published!r} is no date; write it as 2024-03-09")
    given = {"title": title, "published": published, "publisher": publisher, "author": author, "url": url}
    outcome = next(_read_all([{"id": id, "text": text, **given}], _config(config, options)))
    if isinstance(outcome, RecordError):
        raise outcome
    return outcome


def read_many(
    reports: Iterable[Report],
    *,
    on_error: Callable[[RecordError], None] | None = None,
    config: Config | str | Path | None = None,
    **options: Unpack[Options],
) -> Iterator[Reading]:
    """Read reports one after another, in order, holding one at a time.

    A report is its text, a mapping with `text` and any of `id, title, published, publisher, author, url`, or a Document.
    One that cannot be read is left out and the rest goes on: `on_error` is called with its RecordError; without it an
    UnreadableWarning is issued. `config` and `options` as in `read`. ConfigError for one report that stands in no list.
    """
    for outcome in _read_all(reports, _config(config, options)):
        if not isinstance(outcome, RecordError):
            yield outcome
        elif on_error:
            on_error(outcome)
        else:
            warnings.warn(str(outcome), UnreadableWarning, stacklevel=2)


class Comparison(tuple[Dossier, ...]):
    """The incidents that reports tell of, the one with the most reports first; a notebook shows them as one page."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _framed(lambda out: _write_dossiers(self, out), "Comparison")


def compare(
    reports: Iterable[Report | Reading],
    *,
    on_error: Callable[[RecordError], None] | None = None,
    config: Config | str | Path | None = None,
    **options: Unpack[Options],
) -> Comparison:
    """Return what reports say of each incident, side by side: values with their sources, revisions, copies, names.

    A report is what `read_many` takes, or a reading. Of the options, `policy` names the rule that chooses a best figure ("range"
    chooses none; "acled", "ucdp", "gtd", "latest", "majority", see docs/dossier.md). Reports that cannot be read are left out as
    in `read_many`. ConfigError where the configuration cannot be used, and for one report that stands in no list.
    """
    Dossier.show = lambda made: _framed(lambda out: _write_dossiers([made], out), "Dossier")
    settled = _config(config, options)
    given = list(_several(reports))
    unread = [report for report in given if not isinstance(report, Reading)]
    readings = [report for report in given if isinstance(report, Reading)]
    found = read_many(unread, on_error=on_error, config=settled)
    return Comparison(joined([*readings, *found], settled.policy))


def export(
    incidents: Iterable[Dossier | Report | Reading],
    scheme: str,
    *,
    beside: bool = True,
    on_error: Callable[[RecordError], None] | None = None,
    config: Config | str | Path | None = None,
    **options: Unpack[Options],
) -> Table:
    """Return incidents in the columns of a scheme ("acled", ... docs/exports.md): iterate over it for rows as dictionaries.

    An incident is a dossier, as `compare` returns it; readings and reports among them are compared first, by the scheme's own policy
    where neither `config` nor `options` name one. `beside` False leaves out the columns of ours beside the scheme's. ConfigError
    where there is no such scheme or the configuration cannot be used.
    """
    chosen = get_scheme(scheme)
    settled = _config(config, {"policy": chosen.policy, **options} if config is None else options)
    given = list(incidents)
    made = [one for one in given if isinstance(one, Dossier)]
    others = [one for one in given if not isinstance(one, Dossier)]
    made += compare(others, on_error=on_error, config=settled) if others else ()
    return Table(chosen, made, beside=beside)


def _config(config: Config | str | Path | None, options: Options) -> Config:
    """Return the configuration that a call asks for; ConfigError where one of its values cannot be used."""
    base = config if isinstance(config, Config) else Config()
    file = [(str(config), from_toml(Path(config)))] if isinstance(config, str | Path) else []
    return merged([*file, ("option", options)], base)[0]


def _read_all(reports: Iterable[Report], config: Config) -> Iterator[Reading | RecordError]:
    Reading.show = _page
    return read_all((_document(report, number) for number, report in enumerate(_several(reports), 1)), config)


def _several(reports: Iterable[Item]) -> Iterable[Item]:
    """Return reports as they are; a single text or mapping would be read letter by letter, or field by field."""
    if isinstance(reports, str | Mapping):
        raise ConfigError("one report was given where a list of reports is wanted: write [report]")
    return reports


def _document(report: Report, number: int) -> Document | RecordError:
    if isinstance(report, Document):
        return refuse(report) or report
    try:
        document = document_of({"text": report} if isinstance(report, str) else report, name=f"report {number}")
    except RecordError as error:
        return error
    for note in document.notes:
        if note.endswith(NO_DATE):
            warnings.warn(f"report {number}: published {note}; it is read without", DateWarning, stacklevel=2)
    return refuse(document) or document


def _page(reading: Reading) -> str:
    """Return a reading as a frame that a notebook shows."""
    return _framed(lambda out: formats.get("html")([reading], out, Style()), "Reading")


def _write_dossiers(dossiers: Iterable[Dossier], out: io.StringIO) -> None:
    many = list(dossiers)
    dossier_formats.get("html")(many, out, Style(whole=len(many) == 1))


def _framed(write: Callable[[io.StringIO], None], title: str) -> str:
    """Return a page in a frame of its own: its styles and scripts cannot touch the notebook's."""
    out = io.StringIO()
    write(out)
    page = html.escape(out.getvalue(), quote=True)
    return f'<iframe srcdoc="{page}" style="width:100%;height:40em;border:1px solid #8888" title="{title}"></iframe>'
