"""Readings to dossiers: incidents joined, told by all their reports, checked across them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.checks import across
from rashomon.incidents.dossier.build import dossier
from rashomon.incidents.provenance.copies import copies
from rashomon.model import Dossier, Link, Reading, Ref
from rashomon.pipeline.merge import Group, merge

_COPIES = "incidents.copies.v1"


def compare(readings: Iterable[Reading], policy: str = "range", decisions: Iterable[Link] = ()) -> tuple[Dossier, ...]:
    """Return what reports say of each incident, the one with the most reports first; those that one report tells come last.

    `policy` names the rule that chooses a best figure, `decisions` are persons' links. ConfigError where there is no such policy.
    """
    by_id = {reading.document.id: reading for reading in readings}
    spoken = list(decisions)
    groups = sorted(_copies_joined(merge(by_id.values(), spoken), by_id, spoken), key=_weight)
    return tuple(_group(group, by_id, policy) for group in groups)


def assemble(refs: Sequence[str], readings: Mapping[str, Reading], links: Iterable[Link], policy: str) -> Dossier:
    """Return the dossier of these refs with what looks wrong when its reports are laid side by side."""
    made = dossier(map(Ref.parse, refs), readings, links, policy)
    return replace(made, findings=across.run(made))


def _group(group: Group, readings: Mapping[str, Reading], policy: str) -> Dossier:
    return assemble([member.ref for member in group.members], readings, group.links, policy)


def _copies_joined(groups: Sequence[Group], readings: Mapping[str, Reading], spoken: Sequence[Link]) -> list[Group]:
    """Join the main stories of texts that copy one another: whoever altered day or place of a report altered that incident's report."""
    apart = {frozenset(map(_document, (k.left, k.right))) for k in spoken if k.decision == "different"}
    main = {member.document: member.ref for group in groups for member in group.members if member.main}
    home = {member.ref: group for group in groups for member in group.members}
    for document, found in sorted(copies(readings).items()):
        one, other = home[main[document]], home[main[found.of]]
        twice = {p.document for p in one.members} & {p.document for p in other.members}
        if one is other or twice or frozenset((document, found.of)) in apart:
            continue
        left, right = sorted((main[document], main[found.of]))
        link = Link(left, right, "same", 1.0, f"One copies the other: {found.why}", _COPIES)
        members = sorted((*one.members, *other.members), key=lambda member: member.ref)
        made = Group(tuple(members), (*one.links, *other.links, link))
        home.update({member.ref: made for member in members})
    return list({id(group): group for group in home.values()}.values())


def _document(ref: str) -> str:
    return Ref.parse(ref).document


def _weight(group: Group) -> tuple[int, int, str]:
    """Order groups by reports, then by how many of them it is the main story of."""
    return -len({p.document for p in group.members}), -sum(p.main for p in group.members), group.members[0].ref
