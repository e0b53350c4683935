"""Which happenings of several reports become one incident."""

import math
from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import rich
from rashomon.incidents.linking.block import block_keys, candidates
from rashomon.incidents.linking.cluster import cluster
from rashomon.incidents.linking.decide import decide
from rashomon.incidents.linking.extract import profiles
from rashomon.incidents.linking.profile import Profile, from_json, to_json
from rashomon.model import Link


def link(left: str, right: str, score: float | None, decision: str | None = None, at: str | None = None) -> Link:
    said = decision or ("same" if score and score > 0.5 else "different")
    return Link(left, right, said, score, "", "test", at)


def person(left: str, right: str, decision: str, at: str = "2024-01-01") -> Link:
    return link(left, right, None, decision, at)


def together(groups: Iterable[tuple[str, ...]], *refs: str) -> bool:
    return any(set(refs) <= set(group) for group in groups)


def test_a_report_gives_its_story_and_its_other_events() -> None:
    reading = rich()
    story, *others = profiles(reading)
    assert story.main
    assert (story.type, story.start) == ("ASSAULT", "2018-10-07")
    assert {e.type for e in others} == {"PROTEST", "ASSAULT", "ELECTION"}
    assert not any(e.main for e in others)


def test_profiles_come_back_from_json_whole() -> None:
    for profile in profiles(rich()):
        assert from_json(to_json(profile)) == profile


def test_links_are_the_same_either_way_round() -> None:
    left, right = profiles(rich())[0], Profile(**{**_fields(profiles(rich())[0]), "ref": "d2:3-9", "document": "d2"})
    assert decide(left, right) == decide(right, left)
    assert set(block_keys(left)) & set(block_keys(right))
    assert len(list(candidates([left, right]))) == 1


def _fields(profile: Profile) -> dict[str, object]:
    return {name: getattr(profile, name) for name in Profile.__slots__}


REFS = ["a:1-5", "b:1-5", "c:1-5", "d:1-5", "d:20-25", "e"]
SCORES = st.fixed_dictionaries({pair: st.none() | st.floats(0.0, 1.0) for pair in combinations(REFS, 2)})


@given(SCORES, st.randoms(use_true_random=False))
def test_order_changes_nothing(scores: dict[tuple[str, str], float | None], random) -> None:
    links = [link(*pair, score) for pair, score in scores.items() if score is not None]
    shuffled = [link(*reversed((k.left, k.right)), k.score) for k in links]
    random.shuffle(shuffled)
    groups = cluster(REFS, links)
    assert cluster(random.sample(REFS, len(REFS)), shuffled) == groups
    assert sorted(ref for group in groups for ref in group) == REFS
    assert not together(groups, "d:1-5", "d:20-25")


def test_weak_links_make_no_chain() -> None:
    chain = [link("a", "b", 0.7), link("b", "c", 0.7), link("c", "d", 0.7)]
    assert not together(cluster("abcd", chain), "a", "d")


def test_a_persons_word_wins_and_is_taken_back_by_one_more() -> None:
    links = [link("a", "b", 0.99), link("b", "c", 0.01)]
    assert together(cluster("abc", links), "a", "b")
    apart = [*links, person("a", "b", "different")]
    assert not together(cluster("abc", apart), "a", "b")
    assert together(cluster("abc", [*apart, person("a", "b", "unsure", "2024-01-02")]), "a", "b")
    assert together(cluster("abc", [*links, person("c", "b", "same")]), "b", "c")


def test_a_persons_word_holds_within_one_report_and_after_re_reading() -> None:
    said = person("d:1-5", "d:20-25", "same")
    assert together(cluster(REFS, [said]), "d:1-5", "d:20-25")
    assert together(cluster(["d:2-8", "d:22-24"], [said]), "d:2-8", "d:22-24")


@pytest.mark.parametrize(("last", "one"), [("same", True), ("different", False)])
def test_of_words_that_contradict_the_newest_holds(last: str, one: bool) -> None:
    words = [person("a", "b", "same", "2024-01-02"), person("b", "c", "same", "2024-01-03")]
    oldest = "2024-01-04" if last == "different" else "2024-01-01"
    assert together(cluster("abc", [*words, person("a", "c", "different", oldest)]), "a", "b", "c") is one


def test_a_doubtful_veto_can_be_outvoted_and_a_firm_one_cannot() -> None:
    refs = ["a", "b", "c", "d"]
    links = [link(one, two, 0.99) for one, two in combinations(refs, 2) if (one, two) != ("c", "d")]
    doubted = cluster(refs, links, lambda one, two: 1000.0 if {one, two} == {"c", "d"} else 0.0)
    forbidden = cluster(refs, links, lambda one, two: math.inf if {one, two} == {"c", "d"} else 0.0)
    assert together(doubted, *refs)
    assert not together(forbidden, "c", "d")
