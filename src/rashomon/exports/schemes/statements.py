"""Statements as a table: who says what."""

from collections.abc import Iterable

from rashomon.exports.cells import OURS, column, joined
from rashomon.exports.columns import Row
from rashomon.exports.incident import IncidentView
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.model import Actor, Reading, Statement

COLUMNS = (
    column("report_id", "string", "Id of the report."),
    column("statement_id", "string", "Id of the statement in the report's reading."),
    column("publisher", "string", "Who published the report."),
    column("published", "string", "Day of publication (EDTF)."),
    column(
        "speaker", "string", "Who says it, under the name the report uses most; empty where the report names nobody."
    ),
    column(
        "speaker_kind",
        "string",
        "person, organisation, armed_group, party, government, security_force, crowd, outlet, other.",
    ),
    column("speaker_country", "string", "Country of the speaker (ISO 3166-1 alpha-3)."),
    column("speaker_sectors", "string", 'PLOVER sectors of the speaker, joined by "; ".'),
    column("speaker_words", "string", "The words that name the speaker here."),
    column("kind", "string", "direct, indirect or mixed."),
    column("stance", "string", "Whether the speaker asserts or denies what is said."),
    column("channel", "string", "How it was said, where the report tells (Twitter, statement)."),
    column("cue", "string", "The word of saying."),
    column("content", "string", "What is said."),
    column("quoted", "string", 'The parts in quotation marks, joined by " | ".'),
    column("events", "string", 'Ids of the events that it tells of, joined by "; ".'),
    column("start", "integer", "First character of what is said, from 0.", "characters"),
    column("end", "integer", "The character after the last.", "characters"),
)


@scheme("statements", columns=COLUMNS, key=("report_id", "statement_id"), codebook=OURS)
def rows(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """One row a statement of the incidents' reports, with its speaker."""
    if not view.dossier.readings:
        yield LeftOut("its reports are not at hand")
    for reading in view.dossier.readings.values():
        yield from (_row(reading, statement) for statement in reading.statements)


def _row(reading: Reading, said: Statement) -> Row:
    text = reading.document.text
    speaker = next((actor for actor in reading.actors if actor.id == said.speaker), None)
    return {
        "report_id": reading.document.id,
        "statement_id": said.id,
        "publisher": reading.document.publisher,
        "published": reading.document.published,
        **_speaker_cells(speaker),
        "speaker_words": said.speaker_span.of(text) if said.speaker_span else None,
        "kind": said.kind,
        "stance": said.stance,
        "channel": said.channel,
        "cue": said.cue.of(text) if said.cue else None,
        "content": said.content.of(text),
        "quoted": " | ".join(span.of(text) for span in said.quoted) or None,
        "events": joined(said.topic),
        "start": said.content.start,
        "end": said.content.end,
    }


def _speaker_cells(speaker: Actor | None) -> Row:
    if speaker is None:
        return {}
    return {
        "speaker": speaker.name,
        "speaker_kind": speaker.kind,
        "speaker_country": speaker.country,
        "speaker_sectors": joined(speaker.sectors),
    }
