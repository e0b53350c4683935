"""The nouns: frozen values that every room shares. This room imports nothing of ours."""

from rashomon.model.count import Count
from rashomon.model.document import Document, Segment, SegmentKind
from rashomon.model.errors import ConfigError, RashomonError, RecordError
from rashomon.model.parse import Draft, span_of
from rashomon.model.reading import (
    Actor,
    ActorKind,
    Claim,
    Confidence,
    CountMention,
    Engine,
    Event,
    Figure,
    Finding,
    Office,
    Participant,
    Place,
    Reading,
    ResultStatus,
    Severity,
    Stage,
    Stance,
    Statement,
    StatementKind,
    Time,
)
from rashomon.model.registry import Registry
from rashomon.model.span import Span

__all__ = [
    "Actor",
    "ActorKind",
    "Claim",
    "Confidence",
    "ConfigError",
    "Count",
    "CountMention",
    "Document",
    "Draft",
    "Engine",
    "Event",
    "Figure",
    "Finding",
    "Office",
    "Participant",
    "Place",
    "RashomonError",
    "Reading",
    "RecordError",
    "Registry",
    "ResultStatus",
    "Segment",
    "SegmentKind",
    "Severity",
    "Span",
    "Stage",
    "Stance",
    "Statement",
    "StatementKind",
    "Time",
    "span_of",
]
