"""What kind of event a snippet tells, on the layout and labels of CASE 2021 task 2 (Haneczok et al., 2021).

Row: `{id, text, label}`; 25 labels are ACLED sub-event types, five are the task's own. One label is read off the main event (see
`main_event`, events with an ACLED code first): its sub-event type, else what its type stands for; OTHER without any event. A text
that is first of all about who is behind an attack counts as ATTRIB.

*Weighted F1* is the mean of the labels' F1 scores, each weighted by how often the label is right; *macro F1* weighs all alike.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from rashomon.evaluate.main_event import main_event, sub_event
from rashomon.evaluate.task import Counts, Task
from rashomon.model import Document, Event, Reading

LABELS = {
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Armed clash": "ARMED_CLASH",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Peaceful protest": "PEACE_PROTEST",
    "Violent demonstration": "VIOL_DEMONSTR",
    "Mob violence": "MOB_VIOL",
    "Chemical weapon": "CHEM_WEAP",
    "Air/drone strike": "AIR_STRIKE",
    "Suicide bomb": "SUIC_BOMB",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Grenade": "GRENADE",
    "Sexual violence": "SEX_VIOL",
    "Attack": "ATTACK",
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Agreement": "AGREEMENT",
    "Arrests": "ARREST",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Disrupted weapons use": "DISR_WEAP",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Other": "OTHER",
}
_TYPES = {
    "ACCIDENT": "MAN_MADE_DISASTER",
    "DISASTER": "NATURAL_DISASTER",
    "ACCUSE": "ATTRIB",
    "PROTEST": "PEACE_PROTEST",
}
_TALK = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "REJECT", "THREATEN", "SANCTION"}
)
_CRIMES = frozenset({"illegal_drugs", "trafficking", "crime", "corruption"})


def label_of(reading: Reading) -> str:
    """Return the task's label for what a reading is about."""
    event = main_event(reading, lambda e: sub_event(e) is not None)
    if event is None:
        return "OTHER"
    if _is_attribution(event):
        return "ATTRIB"
    sub = sub_event(event)
    if (sub is None or sub == "Arrests") and _CRIMES & set(event.contexts):
        return "ORG_CRIME"
    if sub is not None:
        return LABELS[sub]
    return _TYPES.get(event.type, "DIPLO" if event.type in _TALK else "OTHER")


def _is_attribution(event: Event) -> bool:
    """Tell whether an attack is told for the sake of who is behind it: that comes before any figure of harm."""
    behind = [c.span.start for c in event.claims if c.property == "responsibility" and c.value != "unclaimed"]
    harm = [c.span.start for c in event.claims if c.property in ("killed", "injured")]
    return bool(behind) and min(behind) < min(harm, default=min(behind) + 1)


def _document(row: Mapping[str, Any]) -> Document:
    return Document(id=str(row["id"]), text=row["text"], published=row.get("published"))


def _count(row: Mapping[str, Any], reading: Reading) -> Counts:
    found, gold = label_of(reading), row["label"]
    return Counter({f"gold {gold}": 1, f"predicted {found}": 1, f"hit {gold}": int(found == gold)})


def _figures(counts: Mapping[str, float]) -> dict[str, float]:
    gold = {key[5:]: n for key, n in counts.items() if key.startswith("gold ") and n}
    total = sum(gold.values())
    f1 = {
        label: 2 * counts.get(f"hit {label}", 0) / (n + counts.get(f"predicted {label}", 0))
        for label, n in gold.items()
    }
    return {
        "weighted F1": sum(f1[label] * n for label, n in gold.items()) / total if total else 0.0,
        "macro F1": sum(f1.values()) / len(f1) if f1 else 0.0,
        "accuracy": sum(counts.get(f"hit {label}", 0) for label in gold) / total if total else 0.0,
    }


def _misses(row: Mapping[str, Any], reading: Reading) -> list[str]:
    found = label_of(reading)
    return [] if found == row["label"] else [f"{row['label']}, found {found}: {row['text'][:160]!r}"]


TASK = Task(
    name="typing",
    help="event typing by ACLED sub-event: weighted and macro F1",
    document=_document,
    count=_count,
    figures=_figures,
    misses=_misses,
)
