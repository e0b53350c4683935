"""Whether two happenings are one: features into a probability, a probability into a decision with its reason.

The weights were learned by logistic regression on labelled pairs (docs/incidents.md tells which and how well they do on others); guards
stand above them.
"""

import math
from collections.abc import Mapping

from rashomon.incidents.linking.cluster import STORY as STORY_BY
from rashomon.incidents.linking.features import compare, kind, place, sentence, target, time, weapon
from rashomon.incidents.linking.profile import Profile
from rashomon.model import Decision, Link

EVENT_BY = "incidents.event.v1"
WORTH = 0.1  # less likely pairs get no row
SAME, DIFFERENT = 0.5, 0.2
HARDLY = 0.4  # two reports stay two; many pairs that agree outweigh one misread day
# For each feature: the weight of what speaks for one incident, and of what speaks against it.
Weights = Mapping[str, tuple[float, float]]
STORY_BIAS, EVENT_BIAS = -5.1, -5.0
STORY: Weights = {
    "words": (10.0, 0.0), "actors": (5.0, 0.0), "place": (0.5, 1.0), "time": (0.7, 2.5), "published": (0.4, 0.4),
    "kind": (0.3, 0.3), "target": (0.5, 2.0), "weapon": (0.5, 1.0), "figures": (0.7, 0.0), "speaker": (0.0, 0.0), "stage": (0.2, 0.2), "context": (0.0, 0.0),
}  # fmt: skip
EVENT: Weights = {
    "words": (3.5, 0.0), "actors": (2.5, 0.0), "place": (2.0, 6.0), "time": (3.0, 6.0), "published": (0.5, 0.5),
    "kind": (1.0, 4.0), "target": (1.5, 3.0), "weapon": (1.5, 3.0), "figures": (0.0, 0.0), "speaker": (2.0, 6.0), "stage": (0.5, 2.0), "context": (4.0, 0.0),
}  # fmt: skip


def decide(left: Profile, right: Profile) -> Link | None:
    """Return the link of two happenings of different reports; None where they have too little in common to need one.

    Symmetric and pure. A link that a guard forbids has score 0 and decision "different".
    """
    left, right = sorted((left, right), key=lambda p: p.ref)
    features = compare(left, right)
    main = left.main and right.main
    by = STORY_BY if main else EVENT_BY
    score = probability(features, STORY if main else EVENT, STORY_BIAS if main else EVENT_BIAS)
    if score < WORTH:
        return None
    against = _forbidden(left, right, features) or (_doubt(left, right, features) if main else None)
    if against:
        return Link(left.ref, right.ref, "different", *against, by, features=features)
    decision: Decision = "same" if score >= SAME else "different" if score < DIFFERENT else "unsure"
    return Link(left.ref, right.ref, decision, round(score, 4), sentence(left, right), by, features=features)


def probability(features: Mapping[str, float], weights: Weights, bias: float) -> float:
    """Return the logistic function of the weighted features."""
    total = bias + sum(weights[name][value < 0] * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _forbidden(left: Profile, right: Profile, features: Mapping[str, float]) -> tuple[float, str] | None:
    """Return why two happenings cannot be one whatever else they share."""
    if kind.word_and_deed(left, right):
        return 0.0, "One is something said, the other something done."
    if features["speaker"] == -1:
        return 0.0, "Two speakers say it."
    if place.apart(left, right) and left.place and right.place:
        return 0.0, f"One was in {left.place.name}, the other in {right.place.name}."
    return None


def _doubt(left: Profile, right: Profile, features: Mapping[str, float]) -> tuple[float, str] | None:
    """Return why two main stories are hardly one, however much alike they are told.

    Days, victims and sites are read wrongly now and then, so other reports of the same incident may outweigh this one pair.
    """
    if features["time"] < 0:
        return HARDLY, f"One was on {time.spoken(left.start or '')}, the other on {time.spoken(right.start or '')}."
    if features["target"] < 0:
        return HARDLY, target.why(left, right)
    if features["weapon"] < 0:
        return HARDLY, weapon.why(left, right)
    return None
