"""Incident templates: MUC-4 as GTT measures it."""

import re
import string
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from rashomon.evaluate.matching import assignment
from rashomon.evaluate.scores import scores
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, task
from rashomon.model import Actor, Event, Participant, Reading, Span

SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_BODIES = frozenset({"organisation", "armed_group", "party", "government", "security_force", "outlet"})
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")


@dataclass(frozen=True)
class Template:
    """One incident: its types (alternatives), and for each slot its entities, each a set of levelled mentions."""

    types: frozenset[str]
    slots: dict[str, list[frozenset[str]]]
    spans: dict[str, list[Span]] = field(default_factory=dict)


def level(mention: str) -> str:
    """Return a mention as it is compared: lower case, no punctuation, no articles.

    >>> level('The "Shining Path"')
    'shining path'
    """
    bare = "".join(c for c in mention.lower() if c not in string.punctuation)
    return " ".join(_ARTICLES.sub(" ", bare).split())


def gold_templates(row: Row) -> list[Template]:
    """Return the templates of a gold row."""
    return [
        Template(
            frozenset(kind.strip() for kind in template["incident_type"].split("/")),
            {slot: [frozenset(level(words) for words, _ in entity) for entity in template[slot]] for slot in SLOTS},
            {slot: [Span(at, at + len(words)) for [words, at], *_ in template[slot]] for slot in SLOTS},
        )
        for template in row["templates"]
    ]


def found_templates(reading: Reading) -> list[Template]:
    """Return a template for each event that has a MUC-4 code."""
    actors = {actor.id: actor for actor in reading.actors}
    return [_template(event, actors) for event in reading.events if "muc4" in event.codes]


def _template(event: Event, actors: Mapping[str, Actor]) -> Template:
    slots: dict[str, list[frozenset[str]]] = {slot: [] for slot in SLOTS}
    spans: dict[str, list[Span]] = {slot: [] for slot in SLOTS}
    for part in event.participants:
        slot = slot_of(part, actors.get(part.actor or ""))
        mention = frozenset({level(part.text)})
        if slot is not None and mention not in slots[slot]:
            slots[slot].append(mention)
            spans[slot].append(part.span)
    code = event.codes["muc4"]
    kind = str(code["type"]).lower() if isinstance(code, dict) else ""
    return Template(frozenset({kind}), slots, spans)


def slot_of(part: Participant, actor: Actor | None) -> str | None:
    """Return the slot that a participant fills: bodies apart from people, people by name apart from things."""
    if part.role == "perpetrator":
        return "PerpOrg" if actor is not None and _is_body(actor) else "PerpInd"
    if part.role in ("victim", "target") and actor is not None and actor.kind == "person" and _is_named(actor):
        return "Victim"
    if part.role == "site" or (part.role == "target" and actor is None):
        return "Target"
    return "Weapon" if part.role == "weapon" else None


def _is_named(actor: Actor) -> bool:
    return any(c.isupper() for c in actor.name)


def _is_body(actor: Actor) -> bool:
    """Tell a body ("FMLN", "the army", "armed forces") from people of that kind ("guerrillas", "soldiers")."""
    people = actor.name.endswith(("s", "men")) and not actor.name.endswith(("forces", "ss"))
    return actor.kind in _BODIES and (_is_named(actor) or not people)


def hits(gold: Template, found: Template) -> dict[str, int]:
    """Return how many entities of each slot agree, the type among them."""
    hits = {slot: len(_pairs(gold.slots[slot], found.slots[slot])) for slot in SLOTS}
    return hits | {"type": int(bool(gold.types & found.types))}


def _pairs(gold: list[frozenset[str]], found: list[frozenset[str]]) -> list[tuple[int, int]]:
    return assignment([[float(bool(g & f)) for f in found] for g in gold])


def aligned(gold: list[Template], found: list[Template]) -> list[tuple[int, int]]:
    """Return the pairs of templates that give most agreement in all."""
    return assignment([[float(sum(hits(g, f).values())) for f in found] for g in gold])


@task("templates")
class Templates(PerReport):
    """Incident templates (MUC-4): who did it, to whom and what, with what, in which incident.

    Row: `{id, text, templates: [{incident_type, PerpInd, PerpOrg, Target, Victim, Weapon}]}`; a slot is a list of entities, an entity
    a list of `[mention, start]`; `incident_type` may give alternatives, `bombing / attack`.

    Measured as GTT does (Du, Rush and Cardie, "Template filling with generative transformers", 2021): templates are matched one to
    one for the best total; the type counts as a slot with one entity; an entity is right when its words are those of one of the
    gold entity's mentions (lower case, without articles and punctuation), each at most once; precision, recall and F1 are taken
    over all entities of all slots. An event is a template when it has a MUC-4 code. Perpetrators that are bodies fill PerpOrg, others (people of a
    body too) PerpInd; sites and things that are targets fill Target; targets and victims known by name fill Victim, which MUC-4 keeps for
    names: nameless victims fill none.
    """

    needs: ClassVar = {
        "text": str,
        "templates": [{"incident_type": str, **{slot: [[[(str, int)]]] for slot in SLOTS}}],
    }

    def fault(self, row: Row) -> str | None:
        """Return what is wrong with a row's slots."""
        for template in row["templates"]:
            for slot in SLOTS:
                for entity in template[slot]:
                    if not entity or not all(_is_mention(m, row["text"]) for m in entity):
                        return f"templates: {slot} holds an entity that is no list of [mention, start] of the text"
        return None

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return hits, gold and found entities by slot."""
        gold, found = gold_templates(row), found_templates(reading)
        counts: Counts = Counter()
        for name, templates in (("gold", gold), ("found", found)):
            for template in templates:
                counts[f"type.{name}"] += 1
                counts.update({f"{slot}.{name}": len(template.slots[slot]) for slot in SLOTS})
        for g, f in aligned(gold, found):
            counts.update({f"{slot}.hit": n for slot, n in hits(gold[g], found[f]).items()})
        return counts

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return precision, recall and F1 over all slots, and the F1 of each."""
        names = ("type", *SLOTS)
        hit, gold, found = (sum(counts.get(f"{n}.{key}", 0) for n in names) for key in ("hit", "gold", "found"))
        shown = scores(hit, gold, found, "micro_")
        for name in names:
            hit, gold, found = (counts.get(f"{name}.{key}", 0) for key in ("hit", "gold", "found"))
            shown |= scores(hit, gold, found, f"{name.lower()}_")
        return shown

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield the templates and the slot entities that the gold or the reading has alone."""
        gold, found = gold_templates(row), found_templates(reading)
        pairs = aligned(gold, found)
        for at, template in enumerate(gold):
            mate = next((found[f] for g, f in pairs if g == at), None)
            yield from _unmatched("missed", template, mate, row["text"], layers_of(reading, "events"))
        for at, template in enumerate(found):
            mate = next((gold[g] for g, f in pairs if f == at), None)
            yield from _unmatched("extra", template, mate, row["text"], layers_of(reading, "events"))


def _is_mention(mention: object, text: str) -> bool:
    if not isinstance(mention, list) or len(mention) != 2:
        return False
    words, start = mention
    return isinstance(words, str) and type(start) is int and text[start : start + len(words)] == words


def _unmatched(
    kind: Literal["missed", "extra"], template: Template, mate: Template | None, text: str, by: str | None
) -> Iterator[Miss]:
    """Yield what one template has and its mate has not."""
    name = "/".join(sorted(template.types))
    if mate is None or not template.types & mate.types:
        yield Miss(kind, f"{name}: incident", text, (), by)
    for slot in SLOTS:
        matched = {own for own, _ in _pairs(template.slots[slot], mate.slots[slot])} if mate is not None else set()
        for at, entity in enumerate(template.slots[slot]):
            if at not in matched:
                told = f"{name}: {slot} {min(entity, key=len)!r}"
                yield Miss(kind, told, text, (template.spans[slot][at],), by)
