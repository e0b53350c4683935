"""Judgements: the log of what people decided, and the sheet on which a team decides."""

from collections.abc import Iterable

from rashomon.exports.cells import OURS, column
from rashomon.exports.columns import Column, Row
from rashomon.exports.incident import IncidentView
from rashomon.exports.judged import subject_cells, value_text, words_at
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.model import Event, Subject

_SUBJECT = (
    column("report_id", "string", "Id of the report."),
    column("kind", "string", "What is judged: event, participant, claim, actor, statement, finding, incident, report."),
    column("field", "string", "Which property of it (docs/review.md)."),
    column("name", "string", "A claim's property, a participant's role, a check, which figure of an incident."),
    column("start", "integer", "First character of the words it hangs on, from 0.", "characters"),
    column("end", "integer", "The character after the last.", "characters"),
    column("event_start", "integer", "First character of the words that name its event.", "characters"),
    column("event_end", "integer", "The character after the last.", "characters"),
)
LOG = (
    column("number", "integer", "Number of the judgement, in the order in which they were made."),
    column("at", "string", "When it was made (ISO 8601, UTC)."),
    column("by", "string", "Who made it."),
    column("decision", "string", "accept, correct, reject, add, note or undo."),
    column("incident_id", "string", "Id of the incident."),
    *_SUBJECT,
    column("words", "string", "The words it hangs on."),
    column("value", "string", "The value accepted, put right or added, as people write it."),
    column("why", "string", "The reason."),
    column("task", "string", "The double coding that it was made for; empty: it counts for everybody."),
    column("undoes", "integer", "Number of the judgement that it takes back."),
    column("in_force", "boolean", "Whether it holds: nobody has taken it back or judged the same since."),
)


@scheme("judgements", columns=LOG, key=("number", "incident_id"), codebook=OURS)
def log(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """One row a judgement on the reports of an incident: who decided what, when and why."""
    for judgement in run.reviews.on(report.document for report in view.reports):
        same = ("number", "at", "by", "decision", "why", "task", "undoes", "words")
        yield {
            **{name: getattr(judgement, name) for name in same},
            "incident_id": view.dossier.id,
            **subject_cells(judgement.subject),
            "value": value_text(judgement.value),
            "in_force": judgement.number in run.reviews.in_force,
        }


_KIND, _FIELD, _NAME = _SUBJECT[1:4]
SHEET: tuple[Column, ...] = (  # first what is read, then what is filled in, last what the row hangs on
    column("title", "string", "What happened."),
    column("publisher", "string", "Who published the report."),
    column("published", "string", "Day of publication (EDTF)."),
    _KIND,
    _NAME,
    _FIELD,
    column("words", "string", "The words of the report."),
    column("value", "string", "What the machine read there."),
    column("said_by", "string", "Who says so."),
    column("decision", "string", "To be filled in: accept, correct or reject; empty: not judged."),
    column(
        "new_value",
        "string",
        "What is right instead, where it is correct: 7, 6-9, at least 7; 2024-03-11; a place; a name.",
    ),
    column("why", "string", "The reason."),
    column("by", "string", "Who decides; empty: the name given to `rashomon import`."),
    column("fact", "string", "Short name of the fact in the report's reading."),
    column("incident_id", "string", "Id of the incident."),
    *(one for one in _SUBJECT if one not in (_KIND, _FIELD, _NAME)),
    column(
        "seen",
        "integer",
        "The newest judgement when the sheet was made: a later one on the same fact is told as a conflict.",
    ),
)
_ORDER = ("event", "claim", "participant")  # what happened, then the figures, then who took part


@scheme("review", columns=SHEET, key=("report_id", "kind", "field", "name", "start", "end", "event_start"), codebook=OURS, writer="csv",
        cannot_hold="what the machine missed cannot be added on the sheet: `rashomon review add`.")  # fmt: skip
def sheet(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """A sheet to be filled in and read back by `rashomon import`: one row a fact of an incident's event, with room for a decision."""
    if not view.events:
        yield LeftOut("its reports are not at hand")
    for reading, event in view.events:
        names = {actor.id: actor.name for actor in reading.actors}
        found = [f for f in run.reviews.facts(reading) if f.value is not None and _is_of(f.subject, event)]
        for fact in sorted(found, key=lambda fact: _ORDER.index(fact.subject.kind)):
            yield {
                "incident_id": view.dossier.id,
                "title": view.headline,
                "publisher": reading.document.publisher,
                "published": reading.document.published,
                "fact": fact.key,
                **subject_cells(fact.subject),
                "words": words_at(reading, fact.subject.span),
                "value": value_text(fact.value),
                "said_by": _source(fact.subject, event, names),
                "seen": run.reviews.newest,
            }


def _is_of(subject: Subject, event: Event) -> bool:
    """Tell whether a fact is of this event: the event itself, who takes part in it, what is claimed of it."""
    own = subject.span if subject.kind == "event" else subject.event
    return own == event.trigger


def _source(subject: Subject, event: Event, names: dict[str, str]) -> str | None:
    claims = [
        c for c in event.claims if subject.kind == "claim" and c.span == subject.span and c.property == subject.name
    ]
    return names.get(claims[0].said_by or "") if claims else None
