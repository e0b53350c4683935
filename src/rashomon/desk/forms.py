"""The controls beside a value: accept, correct, reject. They work as plain forms; the page's scripts spare the reload."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.desk.guard import User
from rashomon.desk.render import key_of
from rashomon.formats.judgements import DECIDED, value_words
from rashomon.formats.markup import Html, el, join
from rashomon.model import FIELDS, Judgement, Subject
from rashomon.ontology.event_types import TITLES

SWAP = {"hx_target": "main", "hx_select": "main", "hx_swap": "outerHTML show:none"}


@dataclass(frozen=True, slots=True)
class Desk:
    """What every form of one page carries: who looks, the newest judgement and decision on links he sees, where he is, for which task he
    judges."""

    user: User
    seen: int
    here: str
    task: str | None = None
    links: int | None = None

    def form(self, action: str, *children: str, class_: str = "judge", **attributes: str) -> Html:
        """Return a form that posts and comes back to the same page."""
        carried = {"csrf": self.user.csrf, "seen": str(self.seen), "next": self.here, "task": self.task}
        carried["links"] = None if self.links is None else str(self.links)
        hidden = [
            el("input", type="hidden", name=name, value=value) for name, value in carried.items() if value is not None
        ]
        return el(
            "form",
            *hidden,
            *children,
            method="post",
            action=action,
            hx_post=action,
            class_=class_,
            **SWAP,
            **attributes,
        )


def controls(desk: Desk, thing: Subject, values: Mapping[str, Any], label: str) -> Html:
    """Return the controls of one thing with its fields and their values now; nothing for whoever only reads."""
    if not desk.user.may("coder"):
        return Html()
    subject = el("input", type="hidden", name="subject", value=key_of(thing))
    known = [field for field, value in values.items() if value is not None and field != "exists"]
    taken = [el("input", type="hidden", name="take", value=field) for field in known]
    yes = desk.form("/judge", subject, *taken, _button("accept", "✓", f"Accept: {label}"))
    no = desk.form("/judge", subject, _button("reject", "✗", f"Reject: {label}"))
    fields = [field for field in FIELDS[thing.kind] if field not in ("exists", "verdict")]
    return el("span", yes, no, _correct(desk, subject, fields, values, label) if fields else Html(), class_="controls")


def _button(decision: str, sign: str, told: str) -> Html:
    return el("button", sign, name="decision", value=decision, title=told, aria_label=told, class_=f"do {decision}")


def _correct(desk: Desk, subject: Html, fields: Iterable[str], values: Mapping[str, Any], label: str) -> Html:
    """Return a folded form with the fields of a thing; only what is changed in it is judged."""
    rows = [el("label", el("span", field), _input(field, values.get(field))) for field in fields]
    why = el("label", el("span", "why"), el("input", name="why", maxlength=500))
    save = el("button", "Save", name="decision", value="correct", class_="save")
    told = f"Correct: {label}"
    summary = el("summary", "✎", title=told, aria_label=told, class_="do correct")
    return el("details", summary, desk.form("/judge", subject, *rows, why, save, class_="judge edit"))


def _input(field: str, value: Any) -> Html:  # noqa: ANN401 - JSON
    now = "" if value is None else plain(field, value)
    was = el("input", type="hidden", name=f"was_{field}", value=now)
    if field == "type":
        options = [
            el("option", f"{title} ({name})", value=name, selected=name == value) for name, title in TITLES.items()
        ]
        return join([was, el("select", *options, name=f"f_{field}")])
    given = el("input", name=f"f_{field}", value=now, maxlength=300)
    return join([was, given, _picker(value)] if field == "place" else [was, given])


def _picker(place: Any) -> Html:  # noqa: ANN401 - JSON
    """Return the button that opens a map to choose a place on; a script shows it."""
    point = f"{place['lat']},{place['lon']}" if place and place.get("lat") is not None else None
    return el("button", "on the map", type="button", data_pick="f_place", data_point=point, hidden=True)


def plain(field: str, value: Any) -> str:  # noqa: ANN401 - JSON
    """Return a value as it is typed, so that typing it again gives the same."""
    if field in ("day", "country", "type", "stage", "role", "status") or isinstance(value, bool):
        return str(value)
    if isinstance(value, Mapping) and "name" in value:
        at = f" @ {value['lat']}, {value['lon']}" if value.get("lat") is not None else ""
        return f"{value['name']}{at}"
    return value_words(value, field)


def state(judgements: Iterable[Judgement]) -> Html:
    """Return what people decided of one thing."""
    told = []
    for judgement in judgements:
        field = (
            ""
            if judgement.subject.field in ("exists", "verdict", "identity", "value")
            else f"{judgement.subject.field} "
        )
        now = f": {value_words(judgement.value, judgement.subject.field)}" if judgement.decision == "correct" else ""
        said = f"{field}{DECIDED[judgement.decision]}{now}"
        by = el("span", f" {judgement.by}", class_="by")
        title = f"{judgement.at[:16].replace('T', ' ')} {judgement.why}".strip()
        told.append(el("span", said, by, class_=f"state {judgement.decision}", title=title))
    return join(told)
