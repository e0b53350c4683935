"""Which figure each named rule chooses, counted by hand."""

import pytest

from rashomon.incidents.dossier.policies import POLICIES, Total, figure
from rashomon.model import ConfigError, Count

# two voices say 12, a third says 15 on the last day, a fourth "dozens"
RIVALS = [
    Total(Count(12, 12), "hospital", "hospital", "2024-03-01", "12 dead"),
    Total(Count(12, 12), "Reuters", None, "2024-03-01", "12 people were killed"),
    Total(
        Count(12, 12), "Reuters", None, "2024-03-02", "12 people were killed"
    ),  # one voice: its second report adds no vote
    Total(Count(15, 15), "ministry", "ministry", "2024-03-03", "15 dead"),
    Total(Count(24, 99, False), "union", "union", "2024-03-02", "dozens killed"),
]


@pytest.mark.parametrize(
    ("policy", "best"),
    [("range", None), ("acled", 12), ("ucdp", 12), ("gtd", 15), ("latest", 15), ("majority", None)],
)
def test_each_policy_has_its_own_rule(policy, best):
    found = figure(RIVALS, policy)
    assert (found.low, found.high, found.best, found.rule) == (12, 99, best, policy)


def test_vague_words_count_as_the_codebook_has_them():
    assert figure([RIVALS[4], Total(Count(130, 130), "b", "b", "2024-03-01")], "acled").best == 12  # dozens


def test_a_majority_is_more_than_half_of_the_voices():
    assert figure(RIVALS[:4], "majority").best == 12
    assert figure([RIVALS[0], RIVALS[3]], "majority").best is None


def test_the_last_reports_must_agree_to_be_the_latest():
    rival = Total(Count(9, 9), "police", "police", "2024-03-03")
    assert figure([*RIVALS, rival], "latest").best is None


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_figures_that_hold_together_need_no_policy(policy):
    found = figure([RIVALS[0], Total(Count(10, None, False), "b", None, None, "at least 10")], policy)
    assert (found.low, found.high, found.best, found.rule) == (12, 12, 12, "all sources agree")


def test_nothing_told_is_no_figure():
    assert figure([], "range") is None


def test_a_policy_of_another_name_is_refused_with_those_there_are():
    with pytest.raises(ConfigError, match="acled, gtd, latest, majority, range, ucdp"):
        figure(RIVALS, "mean")


def test_no_figure_that_somebody_gives_lies_above_the_high():
    more = Total(Count(21, None), "residents", "residents", "2024-03-01", "more than 20")
    found = figure([RIVALS[0], RIVALS[3], more])
    assert (found.low, found.high) == (12, 21)
