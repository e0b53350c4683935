"""A name that two bodies in different countries bear."""

from collections import Counter
from collections.abc import Iterator

from rashomon.checks.registry import check
from rashomon.knowledge.countries import country
from rashomon.knowledge.organisations import find_organisations
from rashomon.model import Finding, Reading


@check("homonym.v1")
def homonym(reading: Reading) -> Iterator[Finding]:
    """Fires where a party or armed group is named by a word that bodies of two countries bear and both countries are in the report
    (a name of one or two words, such as Fatah); a note that lists them.

    Silent where the name as written belongs to one body only, or where the report speaks of only one of the countries; one mention in
    passing does not count.
    """
    spoken = Counter(place.country for place in reading.places)
    for actor in reading.actors:
        spoken[actor.country] += len(actor.mentions)
    told = {of for of, times in spoken.items() if times > 1}
    for actor in reading.actors:
        if actor.kind not in ("party", "armed_group") or len(actor.name.split()) > 2:
            continue
        bodies = [b for b in find_organisations(actor.name) if any(c in told for c in b.countries)]
        homes = sorted({c for b in bodies for c in b.countries if c in told})
        if len({b.name for b in bodies}) > 1 and len(homes) > 1 and actor.mentions:
            names = ", ".join(named.name if (named := country(c)) else c for c in homes)
            message = f"{actor.name} is the name of bodies in {names}: make sure which is meant."
            yield Finding("homonym.v1", "note", message, actor.mentions[:1], (actor.id,))
