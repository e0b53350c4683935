"""Who is in a report: one actor per person, body, group or crowd, under all its names."""

from rashomon.analysis.draft import Draft
from rashomon.model import Actor, Office
from rashomon.reading.actors.cluster import Cluster
from rashomon.reading.actors.context import Page
from rashomon.reading.actors.coreference import Merger, country_by_office
from rashomon.reading.actors.mentions import find_mentions
from rashomon.reading.registry import layer

_FRAMED = frozenset({"government", "security_force", "party", "crowd", "armed_group"})


@layer("actors.rules.v1", gives="actors", needs=("places",))
def find_actors(draft: Draft) -> tuple[Actor, ...]:
    """Return the actors of a report in order of their first mention, ids `a1`, `a2`, …"""
    if not len(draft.doc):
        return ()
    page = Page(draft)
    clusters = Merger(page, find_mentions(page)).run()
    ids = {id(c): f"a{n}" for n, c in enumerate(clusters, 1)}
    for cluster in clusters:
        _complete(cluster, page)
    return tuple(_actor(c, page, ids) for c in clusters)


def _complete(cluster: Cluster, page: Page) -> None:
    """Fill in the country and sectors that the owner, the office or the report's frame tell."""
    owner = cluster.of
    if owner is not None:
        cluster.country = (
            cluster.country or owner.country or (page.frame if owner.kind in _FRAMED and not owner.abroad else None)
        )
        if cluster.kind == "person" and cluster.office is None:
            cluster.sectors = [s for s in cluster.sectors if s != "GOV" or owner.kind in ("government", "person")]
            cluster.sectors += [s for s in owner.sectors if s not in cluster.sectors and owner.kind != "person"]
        cluster.abroad = cluster.abroad or (owner.abroad and cluster.kind == "person")
    if cluster.abroad:
        return
    if cluster.country is None and cluster.office:
        cluster.country = country_by_office(cluster.office) or page.frame
    if cluster.country is None and cluster.kind in _FRAMED and cluster.sort != "country":
        cluster.country = page.frame
    if (
        cluster.country is None
        and (cluster.kind == "person" or cluster.sort == "role")
        and cluster.kind != "organisation"
    ):
        cluster.country = page.frame


def _actor(cluster: Cluster, page: Page, ids: dict[int, str]) -> Actor:
    names = [m.name for m in cluster.mentions if m.sort in ("person", "body", "country") and m.name]
    names = names or [m.name for m in cluster.mentions if m.name]
    name = max(names, key=len) if cluster.sort != "country" else names[0]
    aliases = dict.fromkeys([*names, *(a for m in cluster.mentions for a in m.aliases)])
    spans = [page.span(m.first, m.end) for m in cluster.mentions] + [page.span(i, i + 1) for i in cluster.pronouns]
    office = (
        Office(cluster.office, cluster.country, cluster.since, cluster.until)
        if cluster.office and cluster.kind == "person"
        else None
    )
    return Actor(
        id=ids[id(cluster)],
        name=name,
        aliases=tuple(a for a in aliases if a != name),
        kind=cluster.kind,
        country=cluster.country,
        sectors=tuple(cluster.sectors),
        office=office,
        part_of=ids[id(cluster.of)] if cluster.of is not None else None,
        mentions=tuple(sorted(set(spans))),
        knowledge=cluster.knowledge,
    )
