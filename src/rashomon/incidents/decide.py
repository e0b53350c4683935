"""Whether two happenings are one: features into a probability, a probability into a decision with its reason.

The weights were learned by logistic regression on labelled pairs (docs/incidents.md tells which and how well they do on others); guards
stand above them.
"""

import math
from collections.abc import Mapping

from rashomon.incidents.compare import compare, kind, place, sentence, time, weapon
from rashomon.incidents.profile import Profile
from rashomon.model import Decision, Link

BY = "incidents.decide.v1"
WORTH = 0.1  # less likely pairs get no row
SAME, DIFFERENT = 0.5, 0.2
STORY: Mapping[str, float] = {
    "bias": -4.5, "words": 14.0, "actors": 9.0, "place": 0.5, "time": 1.0, "published": 0.8, "kind": 0.3, "weapon": 0.5,
    "figures": 1.0, "stage": 0.0,
}  # fmt: skip
EVENT: Mapping[str, float] = {
    "bias": -4.0, "words": 4.0, "actors": 4.0, "place": 2.0, "time": 3.0, "published": 0.5, "kind": 1.0, "weapon": 1.5,
    "figures": 0.0, "stage": 0.5,
}  # fmt: skip


def decide(left: Profile, right: Profile) -> Link | None:
    """Return the link of two happenings of different reports; None where they have too little in common to need one.

    Symmetric and pure. A link that a guard forbids has score 0 and decision "different".
    """
    left, right = sorted((left, right), key=lambda p: p.ref)
    features = compare(left, right)
    score = probability(features, STORY if left.main and right.main else EVENT)
    if score < WORTH:
        return None
    forbidden = _forbidden(left, right)
    if forbidden:
        return Link(left.ref, right.ref, "different", 0.0, forbidden, BY, features=features)
    decision: Decision = "same" if score >= SAME else "different" if score < DIFFERENT else "unsure"
    return Link(left.ref, right.ref, decision, round(score, 3), sentence(left, right), BY, features=features)


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the logistic function of the weighted features."""
    total = weights["bias"] + sum(weights[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _forbidden(left: Profile, right: Profile) -> str | None:
    """Return why two happenings cannot be one whatever else they share."""
    if kind.word_and_deed(left, right):
        return "One is something said, the other something done."
    if time.apart(left, right):
        return f"One was on {time.spoken(left.start or '')}, the other on {time.spoken(right.start or '')}."
    if place.apart(left, right):
        return f"One was in {left.place.name if left.place else ''}, the other in {right.place.name if right.place else ''}."
    if weapon.score(left, right) < 0:
        return "They were done with other weapons."
    return None
