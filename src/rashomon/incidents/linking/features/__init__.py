"""What two happenings have in common: one explained feature a file.

Each file has `score(left, right)`, between -1 (speaks against) and 1 (speaks for), 0 where nothing can be said, and most
have `why(left, right)`, words for a sentence ("7 November 2021"), empty where there is nothing to say. Both are symmetric.
"""

from collections.abc import Callable

from rashomon.incidents.linking.features import (
    actors,
    aside,
    context,
    figures,
    hours,
    kind,
    local,
    marks,
    meaning,
    means,
    persons,
    phase,
    place,
    sequel,
    speaker,
    stage,
    target,
    time,
    weapon,
    words,
)
from rashomon.incidents.linking.profile import Profile

Score = Callable[[Profile, Profile], float]
FEATURES: dict[str, Score] = {
    "words": words.score,
    "gist": words.gist,
    "part": words.part,
    "lead": words.lead,
    "meaning": meaning.score,
    "content": meaning.content,
    "actors": actors.score,
    "persons": persons.score,
    "local": local.score,
    "place": place.score,
    "towns": place.towns,
    "areas": place.areas,
    "nowhere": place.nowhere,
    "country": place.country,
    "time": time.score,
    "day": time.day,
    "published": time.published,
    "kind": kind.score,
    "phase": phase.score,
    "target": target.score,
    "weapon": weapon.score,
    "figures": figures.score,
    "toll": figures.toll,
    "hours": hours.score,
    "means": means.score,
    "marks": marks.score,
    "aside": aside.score,
    "beside": aside.named,
    "sequel": sequel.score,
    "speaker": speaker.score,
    "stage": stage.score,
    "context": context.score,
}


def compare(left: Profile, right: Profile) -> dict[str, float]:
    """Return every feature of two happenings."""
    return {name: score(left, right) for name, score in FEATURES.items()}


def sentence(left: Profile, right: Profile) -> str:
    """Return what two happenings have in common in one plain sentence."""
    what = kind.why(left, right)
    where, when = place.why(left, right), time.why(left, right)
    told = f"Both tell of {what}" + (f" in {where}" if where else "") + (f" on {when}" if when else "")
    parts = [part for part in (actors.why(left, right), figures.why(left, right)) if part]
    common = words.why(left, right)
    if common and not parts:
        parts.append(f"the words {common} in common")
    return f"{told}: {', '.join(parts)}." if parts else f"{told}."
