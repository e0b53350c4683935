"""What police did, against IndiaPoliceEvents."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from rashomon.evaluate.scores import scores
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, task
from rashomon.model import Count, Event, Participant, Reading, Span

LABELS = ("KILL", "ARREST", "FORCE")
_WORDS = frozenset(
    [
        "police",
        "policeman",
        "policemen",
        "officer",
        "officers",
        "cop",
        "cops",
        "constable",
        "constables",
        "troops",
        "soldiers",
        "army",
        "jawan",
        "jawans",
        "crpf",
        "bsf",
    ]
)
_UNREAL = frozenset({"planned", "threatened", "denied"})


def _is_police(part: Participant, kinds: Mapping[str, str]) -> bool:
    return kinds.get(part.actor or "") == "security_force" or not _WORDS.isdisjoint(part.text.lower().split())


def _spans(event: Event, *properties: str) -> Iterator[Span]:
    """Yield where an event's claims of these properties stand, those of nobody and denied ones left out."""
    for claim in event.claims:
        some = isinstance(claim.value, Count) and (claim.value.high is None or claim.value.high > 0)
        if claim.property in properties and some and claim.stance not in ("denied", "hypothetical"):
            yield claim.span


def actions(reading: Reading) -> dict[str, list[Span]]:
    """Return for each label the spans that tell such an action by police; no spans where none is told."""
    kinds = {a.id: a.kind for a in reading.actors}
    found: dict[str, list[Span]] = {label: [] for label in LABELS}
    for event in reading.events:
        if event.stage in _UNREAL:
            continue
        doers = [p for p in event.participants if p.role in ("perpetrator", "security_force")]
        police = any(_is_police(p, kinds) for p in doers)
        if event.type == "COERCE" and "arrest" in event.modes and (police or not doers):
            found["ARREST"] += event.mentions
        if event.type in ("PROTEST", "ASSAULT", "COERCE") and (police or not doers):
            found["ARREST"] += _spans(event, "detained")
        if event.type in ("PROTEST", "ASSAULT") and police:
            found["KILL"] += _spans(event, "killed")
            found["FORCE"] += event.mentions
    return found


@task("police")
class Police(PerReport):
    """What police did: killing, arrest and force, by document and sentence.

    On the layout of IndiaPoliceEvents (Halterman et al., 2021). Row: `{id, text, published, labels, sentences: [{text, labels}]}`.
    KILL asks whether police killed somebody, ARREST whether they arrested somebody, FORCE whether they used force. A document
    answers yes where one of its accomplished events does; a sentence where a word that tells such an event, or a claim of it,
    stands in it. Police are actors of kind `security_force`, and words of police or troops among the perpetrators; an arrest
    without a named agent is theirs. F1 of each label, by document and sentence.
    """

    needs: ClassVar = {
        "text": str,
        "published": (str, None),
        "labels": [str],
        "sentences": ([{"text": str, "labels": [str]}], None),
    }

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return for each label how many documents and sentences have it, were given it, and both."""
        told, counts = actions(reading), Counter[str]()
        for label in LABELS:
            _tally(counts, f"document {label}", gold=label in row["labels"], found=bool(told[label]))
        for span, labels in _sentences(row):
            for label in LABELS:
                found = any(span.touches(s) for s in told[label])
                _tally(counts, f"sentence {label}", gold=label in labels, found=found)
        return counts

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return precision, recall and F1 of each label by document, then by sentence."""
        rows: dict[str, float] = {}
        for level in ("document", "sentence"):
            for label in LABELS:
                hit, gold, found = (counts.get(f"{level} {label} {k}", 0) for k in ("hit", "gold", "predicted"))
                rows |= scores(hit, gold, found, f"{level}_{label.lower()}_")
        return rows

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield what a document has and was not given, and the reverse; missed ones with the sentences that tell them."""
        told, text, by = actions(reading), row["text"], layers_of(reading, "events")
        for label in LABELS:
            if label in row["labels"] and not told[label]:
                yield Miss("missed", label, text, tuple(s for s, labels in _sentences(row) if label in labels), by)
            elif label not in row["labels"] and told[label]:
                yield Miss("extra", label, text, tuple(told[label]), by)


def _tally(counts: Counts, name: str, *, gold: bool, found: bool) -> None:
    counts.update({f"{name} gold": int(gold), f"{name} predicted": int(found), f"{name} hit": int(gold and found)})


def _sentences(row: Row) -> Iterator[tuple[Span, list[str]]]:
    """Yield each sentence's place in the text with its labels; sentences come in text order."""
    at = 0
    for sentence in row.get("sentences") or ():
        start = row["text"].find(sentence["text"], at)
        if start >= 0 and sentence["text"]:
            at = start + len(sentence["text"])
            yield Span(start, at), sentence["labels"]
