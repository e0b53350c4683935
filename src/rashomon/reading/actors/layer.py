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
    if cluster.of is not None:
        _take_from_owner(cluster, cluster.of, page.frame)
    if cluster.country is None and not cluster.abroad:
        cluster.country = _country(cluster, page.frame)


def _take_from_owner(cluster: Cluster, owner: Cluster, frame: str | None) -> None:
    """Give an actor the country of whom it belongs to, and a person without office its sectors."""
    framed = owner.kind in _FRAMED and not owner.abroad
    cluster.country = cluster.country or owner.country or (frame if framed else None)
    if cluster.kind != "person":
        return
    cluster.abroad = cluster.abroad or owner.abroad
    if cluster.office is None:
        of_state = owner.kind in ("government", "person")
        kept = [s for s in cluster.sectors if s != "GOV" or of_state]
        given = owner.sectors if owner.kind != "person" else ()
        cluster.sectors = [*kept, *(s for s in given if s not in kept)]


def _country(cluster: Cluster, frame: str | None) -> str | None:
    """Return the country that an actor's office or the report's frame gives it."""
    if cluster.office:
        return country_by_office(cluster.office) or frame
    if cluster.kind == "organisation":
        return None
    framed = cluster.kind in _FRAMED and cluster.sort != "country"
    return frame if framed or cluster.kind == "person" or cluster.sort == "role" else None


def _actor(cluster: Cluster, page: Page, ids: dict[int, str]) -> Actor:
    names = _names(cluster)
    name = max(names, key=len) if cluster.sort != "country" else names[0]
    aliases = dict.fromkeys([*names, *(a for m in cluster.mentions for a in m.aliases)])
    spans = [page.span(m.first, m.end) for m in cluster.mentions] + [page.span(i, i + 1) for i in cluster.pronouns]
    return Actor(
        id=ids[id(cluster)],
        name=name,
        aliases=tuple(a for a in aliases if a != name),
        kind=cluster.kind,
        country=cluster.country,
        sectors=tuple(cluster.sectors),
        office=_office(cluster),
        part_of=ids[id(cluster.of)] if cluster.of is not None else None,
        mentions=tuple(sorted(set(spans))),
        knowledge=cluster.knowledge,
    )


def _names(cluster: Cluster) -> list[str]:
    """Return what an actor is called: its names, where it has none the nouns that tell of it."""
    names = [m.name for m in cluster.mentions if m.sort in ("person", "body", "country") and m.name]
    return names or [m.name for m in cluster.mentions if m.name]


def _office(cluster: Cluster) -> Office | None:
    if not cluster.office or cluster.kind != "person":
        return None
    return Office(cluster.office, cluster.country, cluster.since, cluster.until)
