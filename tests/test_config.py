"""One configuration from file, flags and keyword arguments, the same for every command and the Python interface."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import rashomon
from rashomon import lang
from rashomon.cli import verbs
from rashomon.incidents.dossier.policies import POLICIES as RULES
from rashomon.model import Config, ConfigError
from rashomon.model.config import LANGUAGES, POLICIES, from_toml, merged

TABLE = "name,country,kind,lat,lon\nOldbridge Ferry,GHA,landmark,5.5,-0.2\n"
REPORT = "Two men were killed at Oldbridge Ferry on Friday, police said."
COMMANDS = ("add", "check", "compare", "config", "evaluate", "export", "incidents", "read", "show")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "places.csv").write_text(TABLE)
    return tmp_path


def run(*args):
    return CliRunner().invoke(verbs, list(args))


def test_a_flag_beats_the_file_and_the_file_the_default():
    config, origins = merged([("f.toml", {"policy": "acled", "models": "none"}), ("--policy", {"policy": "ucdp"})])
    assert (config.policy, config.models, config.language) == ("ucdp", "none", "en")
    assert (origins["policy"], origins["models"], origins["language"]) == ("--policy", "f.toml", "default")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('polcy = "acled"', "there is no 'polcy'; did you mean 'policy'"),
        ('policy = "mean"', "policy: 'mean' is none of range, acled"),
        ("models = 3", "models: 3 is no text"),
        ('gazetteers = "places.csv"', "gazetteers: 'places.csv' is no list of paths"),
        ("[limits]\ntime_limit = 0", "limits.time_limit: 0 is no number above zero"),
        ("[limits]\ntime_limit = true", "limits.time_limit: True is no number above zero"),
        ("limits = 3", "there is no 'limits'"),
        ("policy = ", "Invalid value"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(folder, text, message):
    (folder / "rashomon.toml").write_text(text)
    result = run("read", "report.txt")
    assert result.exit_code == 2
    assert "rashomon.toml" in result.stderr
    assert message in " ".join(result.stderr.split())


def test_a_file_that_is_not_there_or_no_text_is_refused(folder):
    (folder / "bytes.toml").write_bytes(b"\xff\xfe")
    for name in ("none.toml", "bytes.toml"):
        with pytest.raises(ConfigError, match=name):
            from_toml(Path(name))
        assert run("read", "report.txt", "--config", name).exit_code == 2


def test_paths_of_a_file_are_those_of_its_folder(folder):
    (folder / "conf").mkdir()
    (folder / "conf" / "places.csv").write_text(TABLE)
    (folder / "conf" / "mine.toml").write_text('gazetteers = ["places.csv"]')
    result = run("read", "report.txt", "--config", "conf/mine.toml", "-f", "jsonl")
    assert [p["lat"] for p in json.loads(result.stdout)["places"] if p["name"] == "Oldbridge Ferry"] == [5.5]


def test_what_config_prints_is_a_file_that_gives_the_same(folder):
    shown = run("config", "--policy", "gtd", "--gazetteer", "places.csv", "--time-limit", "7")
    (folder / "rashomon.toml").write_text(shown.stdout)
    assert merged([("file", from_toml(folder / "rashomon.toml"))])[0].flat() == {
        **Config().flat(), "policy": "gtd", "gazetteers": (str(folder / "places.csv"),), "limits.time_limit": 7.0,
    }  # fmt: skip
    assert "# --policy" in shown.stdout
    assert "# rashomon.toml" in run("config").stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_the_configuration(command):
    shown = run(command, "--help").stdout
    assert all(flag in shown for flag in ("--config", "--models", "--gazetteer", "--policy", "--language"))


def test_python_takes_a_config_a_file_and_single_values(folder):
    (folder / "mine.toml").write_text('models = "none"\ngazetteers = ["places.csv"]')
    rules = rashomon.read(REPORT, models="none").engine
    assert rashomon.read(REPORT, config=Config(models="none")).engine == rules
    given = rashomon.read(REPORT, config="mine.toml")
    assert given.engine.config["gazetteers"] == ["places.csv"]
    assert any(place.name == "Oldbridge Ferry" and place.lat == 5.5 for place in given.places)
    assert rashomon.read(REPORT, config="mine.toml", gazetteers=()).engine == rules
    (dossier,) = rashomon.compare([REPORT], config=Config(models="none"), policy="acled")
    assert dossier.policy == "acled"
    assert next(iter(dossier.readings.values())).engine == rules


def test_a_gazetteer_is_that_of_one_reading_alone(folder):
    with_table = rashomon.read(REPORT, gazetteers=["places.csv"])
    without = rashomon.read(REPORT)
    assert any(place.lat == 5.5 for place in with_table.places)
    assert not any(place.lat == 5.5 for place in without.places)


@pytest.mark.parametrize(
    "options", [{"models": "huge"}, {"gazetteers": ["none.csv"]}, {"colour": "red"}, {"language": "xx"}]
)
def test_python_refuses_what_cannot_be_used(options):
    with pytest.raises(ConfigError):
        rashomon.read(REPORT, **options)


def test_the_choices_are_those_there_are():
    assert sorted(POLICIES) == sorted(RULES)
    assert all((Path(lang.__file__).parent / code).is_dir() for code in LANGUAGES)
