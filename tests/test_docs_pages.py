"""The reference pages that are made from the code."""

import docs_pages
import pytest

from rashomon.cli import verbs
from rashomon.formats import schema


def test_the_reference_has_every_command_with_its_options():
    page = docs_pages.cli_page()
    assert all(f"## rashomon {name}\n" in page for name in verbs.list_commands(None))
    assert "--fail-on" in page
    assert "### rashomon review undo" in page  # commands of commands too


@pytest.mark.parametrize("name", [name for name, d in schema()["$defs"].items() if "properties" in d])
def test_the_reference_has_every_field_of_the_record(name):
    page = docs_pages.record_page()
    section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
    assert all(f"| `{field}` |" in section for field in schema()["$defs"][name]["properties"])


def test_links_of_the_record_lead_to_a_heading():
    page = docs_pages.record_page()
    headings = {line[3:] for line in page.splitlines() if line.startswith("## ")}
    links = {part.split(")")[0] for part in page.split("](#")[1:]}
    assert links
    assert links <= headings


def test_links_of_the_contribution_guide_are_those_of_the_site():
    assert "](docs/" not in docs_pages.contributing_page()
