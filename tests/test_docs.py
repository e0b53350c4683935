"""The documents say what the program does now."""

import doctest
import re
from inspect import cleandoc
from pathlib import Path

import crosswalk
import pytest
from click.testing import CliRunner

from rashomon import formats
from rashomon.checks import check
from rashomon.checks.across import cross_check
from rashomon.cli import verbs
from rashomon.cli._config import FLAGS
from rashomon.exports import scheme_names, writer_names
from rashomon.model import Config
from rashomon.sources import Limits, bounds, decode, feed_split

ROOT = Path(__file__).parents[1]
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text()
EVALUATE = (ROOT / "docs" / "evaluate.md").read_text()
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = "\n".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "docs").rglob("*.md")))


def test_the_python_example_of_the_readme_runs():
    assert doctest.testfile(str(ROOT / "README.md"), module_relative=False).failed == 0


def test_the_python_example_of_exports_runs():
    assert doctest.testfile(str(ROOT / "docs" / "exports.md"), module_relative=False).failed == 0


@pytest.mark.parametrize("name", sorted(check))
def test_every_check_is_documented(name):
    assert f"## {name}" in DOCS


@pytest.mark.parametrize("name", sorted(cross_check))
def test_every_check_across_reports_is_documented_in_its_own_words(name):
    assert cleandoc(cross_check.get(name).__doc__) in DOCS.split("# Across reports")[1]


@pytest.mark.parametrize("name", formats.names())
def test_every_format_is_documented(name):
    assert f"`{name}`" in README


@pytest.mark.parametrize(
    "verb",
    [
        "add",
        "batch",
        "check",
        "compare",
        "export",
        "import",
        "incidents",
        "link",
        "read",
        "rejoin",
        "search",
        "show",
        "unlink",
    ],
)
def test_every_option_is_documented(verb):
    told = CliRunner().invoke(verbs, [verb, "--help"]).output
    options = {word.strip(",[]=") for word in told.split() if word.startswith("--")} - {"--help"}
    assert [o for o in sorted(options) if o not in README and f"`{o}`" not in CONFIGURATION] == []


def test_every_value_of_the_configuration_is_documented():
    rows = dict(re.findall(r"^\| `([\w.]+)` \| `(--[\w-]+)`", CONFIGURATION, re.M))
    assert rows == {flag.key: flag.name for flag in FLAGS}
    assert list(rows) == list(Config().flat())


def test_the_configuration_shown_is_the_one_printed():
    shown = CliRunner().invoke(verbs, ["config", "--policy", "acled"]).output
    assert shown in CONFIGURATION


@pytest.mark.parametrize("name", scheme_names())
def test_the_codebook_of_every_scheme_is_in_the_docs(name):
    # where this fails, run: rashomon export NAME --codebook > docs/codebooks/NAME.md
    written = (ROOT / "docs" / "codebooks" / f"{name}.md").read_text(encoding="utf-8")
    assert CliRunner().invoke(verbs, ["export", name, "--codebook"]).output == written
    assert f"codebooks/{name}.md" in (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_the_crosswalk_is_that_of_the_rules():
    # where this fails, run: python scripts/crosswalk.py
    assert crosswalk.OUT.read_text(encoding="utf-8") == crosswalk.page()


@pytest.mark.parametrize("name", writer_names())
def test_every_file_format_of_exports_is_documented(name):
    assert f"`{name}`" in (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_every_option_of_evaluate_is_documented():
    told = CliRunner().invoke(verbs, ["evaluate", "--help"]).output
    options = {word.strip(",[]=") for word in told.split() if word.startswith("--")} - {"--help"}
    assert [o for o in sorted(options) if f"`{o}" not in EVALUATE + CONFIGURATION] == []


def test_every_option_of_review_is_documented():
    told = [
        CliRunner().invoke(verbs, ["review", verb, "--help"]).output
        for verb in verbs.get_command(None, "review").commands
    ]
    options = {word.strip(",[]=") for word in " ".join(told).split() if word.startswith("--")} - {"--help"}
    assert [o for o in sorted(options) if o not in (ROOT / "docs" / "review.md").read_text()] == []


@pytest.mark.parametrize("verb", ["watch", "runs"])
def test_every_option_of_the_watch_is_documented(verb):
    told = CliRunner().invoke(verbs, [verb, "--help"]).output
    options = {word.strip(",[]=") for word in told.split() if word.startswith("--")} - {"--help"}
    assert [o for o in sorted(options) if o not in DOCS] == []


@pytest.mark.parametrize("verb", ["serve", "people add", "people list", "people remove", "demo"])
def test_every_option_of_the_desk_is_documented(verb):
    told = CliRunner().invoke(verbs, [*verb.split(), "--help"]).output
    options = {word.strip(",[]=") for word in told.split() if word.startswith("--")} - {"--help", "--quiet"}
    assert [o for o in sorted(options) if o not in (ROOT / "docs" / "desk.md").read_text()] == []


def test_the_readme_shows_what_the_example_prints():
    shown = CliRunner().invoke(verbs, ["read", str(ROOT / "examples" / "harbour_protest.txt")]).output
    assert shown.rstrip() in README


def test_the_limits_of_sources_are_the_documented_ones():
    told = " ".join((ROOT / "docs" / "sources.md").read_text(encoding="utf-8").split())
    limits = Limits()
    assert f"{decode.MAX_BYTES // 10**6} MB, {decode.MAX_TEXT // 10**6} million characters" in told
    assert f"{feed_split.MAX_ENTRY // 10**6} million; {feed_split.MAX_HEAD:,} characters" in told
    assert (
        f"{bounds.MAX_RATIO} times the packed size beyond {bounds.FREE // 10**6} MB; {bounds.MAX_EXPANDED // 10**9} GB"
        in told
    )
    assert (
        f"{limits.size // 10**6} MB as sent and unpacked; {limits.connect:.0f} s to connect, {limits.read:.0f} s without"
        in told
    )
    assert f"{limits.total:.0f} s in all; {limits.redirects} redirects" in told
    assert f"{limits.wait:.0f} s, {limits.tries} tries" in told


def test_the_readme_shows_how_the_comparison_of_the_second_example_begins():
    # where this fails, run scripts/readme_runs.py and look at what changed
    told = CliRunner().invoke(verbs, ["compare", str(ROOT / "examples" / "zinder_attack")]).output
    shown = README.split("The output begins:\n\n```text\n")[1].split("\n```")[0]
    assert told.startswith(shown)
    assert "TOLD BY ONE REPORT ONLY" in told
