"""Whether two happenings are one: features into a probability, a probability into a decision with its reason.

The weights were learned by logistic regression on labelled pairs (docs/incidents.md tells which and how well they do on others); vetoes
stand above them.
"""

from rashomon.incidents.linking.cluster import STORY
from rashomon.incidents.linking.features import compare, sentence
from rashomon.incidents.linking.model import weights
from rashomon.incidents.linking.profile import Profile
from rashomon.incidents.linking.vetoes import veto
from rashomon.model import Decision, Link

EVENT = "incidents.event.v2"
WORTH = 0.2  # less likely pairs get no row
SAME = 0.5
HARDLY = 0.4  # what shares no place and no name is at most suggested


def decide(left: Profile, right: Profile) -> Link | None:
    """Return the link of two happenings of different reports: "same", or "unsure" where it is only to be suggested.

    None where they have too little in common, or where a veto keeps them apart. Symmetric and pure.
    """
    left, right = sorted((left, right), key=lambda p: p.ref)
    main = left.main and right.main
    features = compare(left, right)
    score = weights(_regime(left, right)).probability(features)
    if main and features["nowhere"] < 0:
        score = min(score, HARDLY)
    if score < WORTH or veto(left, right):
        return None
    decision: Decision = "same" if score >= SAME else "unsure"
    by = STORY if main else EVENT
    return Link(left.ref, right.ref, decision, round(score, 4), sentence(left, right), by, features=features)


def _regime(left: Profile, right: Profile) -> str:
    """Return which weights hold: without days of publication two stories have to be much alike."""
    if not (left.main and right.main):
        return "event"
    return "story" if left.published and right.published else "undated"
