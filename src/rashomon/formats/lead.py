"""The news of a report in one sentence: what it is about, when and where, the figures with their sources."""

from rashomon.formats import vocabulary, words
from rashomon.formats.words import View
from rashomon.model import Claim, Count, Event

_TOLD = ("killed", "injured", "missing", "abducted", "detained", "displaced", "participants_count")
_DOERS = ("perpetrator", "demonstrator")


def lead(view: View) -> str:
    """Return the sentence that says what a report is about; "" where it tells of nothing that happened."""
    about = next((event for event in view.ordered if event.main), None)
    return "" if about is None else _sentence(view, about)


def _sentence(view: View, event: Event) -> str:
    what = vocabulary.headline(event)
    doers = [p for p in event.participants if p.role in _DOERS]
    who = "; ".join(dict.fromkeys(_doer(view, p.text, p.actor, p.confidence) for p in doers[:2]))
    place, day = view.where(event), view.when(event)
    spot = (f" in {place}" if place else "") + (f" on {day}" if day else "")
    figures = "; ".join(told for name in _TOLD if (told := _figure(view, event, name)))
    return f"{what}{spot}{f' by {who}' if who else ''}{f': {figures}' if figures else ''}."


def _doer(view: View, text: str, actor: str | None, confidence: str | None) -> str:
    doubt = vocabulary.CONFIDENCE.get(confidence or "", "")
    known = view.actors.get(actor or "")
    name = view.name(actor) or words.clean(text)
    if known is None or known.kind == "crowd":
        name = (
            name[:1].lower() + name[1:] if not name[:2].isupper() else name
        )  # "Hundreds of workers" within a sentence
    return name + (f" ({doubt})" if doubt else "")


def _figure(view: View, event: Event, name: str) -> str:
    """Return the values of one property with their sources: those that differ side by side, else the one to lead with."""
    claims = [c for c in event.claims if c.property == name and not c.superseded and isinstance(c.value, Count)]
    rival = next((d.claims for d in view.differences if d.event is event and d.property == name), ())
    told = sorted((c for c in claims if c in rival), key=_size) or _leading(view, claims)
    values = " or ".join(dict.fromkeys(_value(view, claim) for claim in told))
    if not values:
        return ""
    return (
        f"{values} took part" if name == "participants_count" else f"{vocabulary.property_words(name).lower()} {values}"
    )


def _leading(view: View, claims: list[Claim]) -> list[Claim]:
    """Return the headline's figure, else the largest that the report gives itself, else the least and the greatest of its sources.

    A figure that one side gives of the other's losses would else stand alone where it is the largest.
    """
    whole = [c for c in claims if c.of is None] or claims
    own = [c for c in whole if _is_in_title(view, c)] or [c for c in whole if not view.source(c)]
    ranked = sorted(own or whole, key=_size)
    apart = not own and ranked and ranked[0].said_by != ranked[-1].said_by and _size(ranked[0]) < _size(ranked[-1])
    return [ranked[0], ranked[-1]] if apart else ranked[-1:]


def _is_in_title(view: View, claim: Claim) -> bool:
    return any(s.kind == "title" and s.span.touches(claim.span) for s in view.reading.document.segments)


def _size(claim: Claim) -> float:
    return claim.value.low if isinstance(claim.value, Count) else 0.0


def _value(view: View, claim: Claim) -> str:
    source = view.source(claim)
    return view.value(claim) + (f" ({source})" if source else "")
