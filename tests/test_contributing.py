"""The worked examples of CONTRIBUTING.md work."""

import re
import tomllib
from pathlib import Path

import pytest

import factory
from rashomon.checks import check
from rashomon.ontology.event_types import EventType

GUIDE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")


def example(section: str, language: str = "python", nth: int = 0) -> str:
    body = GUIDE.split(f"## {section}\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", body, re.S)[nth]


def test_the_example_of_a_check_fires_and_is_silent():
    space: dict[str, object] = {}
    try:
        exec(example("Add a check"), space)
        made = space["empty_report"]
        assert [f.message for f in made(factory.reading(factory.doc("Nothing.")))] == [
            "No event was found in this report."
        ]
        assert list(made(factory.rich())) == []
    finally:
        check._parts.pop("empty_report.v1", None)


def test_the_example_of_an_event_type_is_one():
    (row,) = tomllib.loads(example("Add an event type", "toml")).values()
    assert EventType(**row).title == "Cyber attack"
    (family,) = tomllib.loads(example("Add an event type", "toml", 1))["family"].values()
    assert family["type"] == "CYBER"


@pytest.mark.parametrize(
    "path", sorted({p for p in re.findall(r"`(src/rashomon/[\w/.]+(?:\.toml|/))`", GUIDE) if "NAME" not in p})
)
def test_files_that_the_guide_names_are_there(path):
    assert (Path(__file__).parents[1] / path).exists()
