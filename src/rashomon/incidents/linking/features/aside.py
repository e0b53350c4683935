"""Aside: whether one report tells the other's story as another one, beside its own."""

from rashomon.incidents.linking.profile import Profile


def score(left: Profile, right: Profile) -> float:
    """Return 0 to -1: of the words that one story's first sentences share with the other report, what share stands beside its story."""
    return -max(_beside(left, right), _beside(right, left))


def _beside(story: Profile, report: Profile) -> float:
    own = sum(sorted(story.lead[word] for word in story.lead.keys() & report.gist.keys()))
    aside = story.lead.keys() & (report.aside.keys() - report.gist.keys())
    other = sum(sorted(story.lead[word] for word in aside))
    return other / (own + other) if other else 0.0
