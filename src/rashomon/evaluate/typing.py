"""What kind of event a snippet tells, against the labels of CASE 2021 task 2."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from rashomon.evaluate.main_event import main_event, sub_event
from rashomon.evaluate.scores import share
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, task
from rashomon.model import Event, Reading

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
KNOWN = frozenset({*LABELS.values(), *_TYPES.values(), "DIPLO", "ORG_CRIME"})
_TRADES = frozenset({"illegal_drugs", "trafficking"})
_CRIMES = frozenset({"illegal_drugs", "trafficking", "crime", "corruption"})


def label_of(reading: Reading) -> str:
    """Return the task's label for what a reading is about."""
    event = main_event(reading, lambda e: sub_event(e) is not None)
    if event is None:
        return "OTHER"
    if _is_attribution(event):
        return "ATTRIB"
    sub = sub_event(event)
    crimes = _TRADES if sub == "Arrests" else _CRIMES
    if event.type in ("COERCE", "SANCTION") and sub in (None, "Arrests", "Other") and crimes & set(event.contexts):
        return "ORG_CRIME"
    if sub is not None:
        return LABELS[sub]
    return _TYPES.get(event.type, "DIPLO" if event.type in _TALK else "OTHER")


def _is_attribution(event: Event) -> bool:
    """Tell whether an attack is told for the sake of who is behind it: that comes before any figure of harm."""
    behind = [c.span.start for c in event.claims if c.property == "responsibility" and c.value != "unclaimed"]
    harm = [c.span.start for c in event.claims if c.property in ("killed", "injured")]
    return bool(behind) and min(behind) < min(harm, default=min(behind) + 1)


@task("typing")
class Typing(PerReport):
    """What kind of event a snippet tells: ACLED sub-event types.

    On the layout and labels of CASE 2021 task 2 (Haneczok et al., 2021). Row: `{id, text, label}`; 25 labels are ACLED sub-event
    types, five are the task's own. One label is read off the main event (the one with most participants and claims, events with an
    ACLED code first): its sub-event type, else what its type stands for; OTHER without any event. A text that is first of all about
    who is behind an attack counts as ATTRIB.

    *Weighted F1* is the mean of the labels' F1 scores, each weighted by how often the label is right; *macro F1* weighs all alike.
    """

    needs: ClassVar = {"text": str, "label": str}

    def fault(self, row: Row) -> str | None:
        """Return what is wrong with a row's label."""
        return None if row["label"] in KNOWN else f"label {row['label']!r} is none of {', '.join(sorted(KNOWN))}"

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return the label of the row, the one found, and whether they are the same."""
        found, gold = label_of(reading), row["label"]
        return Counter({f"gold {gold}": 1, f"predicted {found}": 1, f"hit {gold}": int(found == gold)})

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return weighted and macro F1 and accuracy."""
        gold = {key[5:]: n for key, n in counts.items() if key.startswith("gold ") and n}
        hits = {label: counts.get(f"hit {label}", 0) for label in gold}
        f1 = {label: share(2 * hits[label], n + counts.get(f"predicted {label}", 0)) for label, n in gold.items()}
        total = sum(gold.values())
        return {
            "weighted_f1": share(sum(f1[label] * n for label, n in gold.items()), total),
            "macro_f1": share(sum(f1.values()), len(f1)),
            "accuracy": share(sum(hits.values()), total),
        }

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield the row whose label is another, with the words of the event that it was read off."""
        found = label_of(reading)
        if found != row["label"]:
            event = main_event(reading, lambda e: sub_event(e) is not None)
            told = f"{row['label']}, found {found}" + (f" ({event.type} {', '.join(event.modes)})" if event else "")
            spans = (event.trigger,) if event else ()
            yield Miss("wrong" if event else "missed", told, row["text"], spans, layers_of(reading, "events"))
