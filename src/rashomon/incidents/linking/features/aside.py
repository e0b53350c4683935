"""Aside: whether one report tells the other's story as another one, beside its own."""

from rashomon.incidents.linking.features.meaning import found
from rashomon.incidents.linking.profile import Profile


def score(left: Profile, right: Profile) -> float:
    """Return 0 to -1: how much of what one report tells only beside its story is, word by word or in other words, the other's story."""
    return -max(_beside(left, right), _beside(right, left))


def _beside(story: Profile, report: Profile) -> float:
    aside = {word: weight for word, weight in report.aside.items() if word not in report.gist}
    return found(aside, story.gist)


def named(left: Profile, right: Profile) -> float:
    """Return -1 where one report names, only beside its story, what the other's first sentences name, and has names of its own; 0 else."""
    return -float(_named(left, right) or _named(right, left))


def _named(story: Profile, report: Profile) -> bool:
    theirs = set(story.lead_names).intersection(report.beside_names)
    return bool(theirs) and not set(report.lead_names) <= {*story.local, *story.lead_names}
