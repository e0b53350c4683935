"""What rashomon.toml says of the night watch."""

import pytest

from rashomon.model import Config, ConfigError
from rashomon.model.config import from_toml
from rashomon.model.plan import AlertRule, plan_from_toml

TEXT = """
policy = "acled"

[[source]]
name = "herald"
at = ["https://herald.example/feed.xml", "reports"]
every = 30
publisher = "Harbour Herald"
limits = {time_limit = 20}

[[alert]]
to = ["-", "alerts.jsonl", "https://hook.example/x"]
on = ["new", "toll"]
country = "PER"
killed = 5
secret_file = "secret"

[watch]
keep_days = 30
"""


@pytest.fixture
def write(tmp_path):
    def write(text):
        (tmp_path / "rashomon.toml").write_text(text)
        return tmp_path / "rashomon.toml"

    return write


def test_a_plan_is_read_with_its_paths_beside_the_file(write, tmp_path):
    plan = plan_from_toml(write(TEXT))
    (source,), (rule,) = plan.sources, plan.alerts
    assert source.at == ("https://herald.example/feed.xml", str(tmp_path / "reports"))
    assert (source.every, source.publisher) == (30, "Harbour Herald")
    assert source.config(Config(policy="ucdp")).limits.time_limit == 20
    assert rule.to == ("-", str(tmp_path / "alerts.jsonl"), "https://hook.example/x")
    assert plan.upkeep.keep_days == 30


def test_the_rest_of_the_file_is_the_configuration(write):
    assert from_toml(write(TEXT)) == {"policy": "acled"}


def test_a_rule_wants_what_it_names():
    rule = AlertRule(("-",), ("new", "source"), country="PER", killed=5)
    assert rule.wants("new", {"country": "PER", "killed": 5})
    assert not rule.wants("new", {"country": "PER", "killed": 4})
    assert not rule.wants("new", {"country": "CHL", "killed": 9})
    assert not rule.wants("new", {"country": "PER", "killed": None})
    assert not rule.wants("toll", {"country": "PER", "killed": 9})
    assert rule.wants("source", {"source": "herald"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there is no [[source]] to watch"),
        ("[source]\nname = 'a'", "[source] is written [[source]]"),
        ("[[source]]\nname = 'a'\nat = []", "name and at must say something"),
        ("[[source]]\nname = 'a'\nat = ['x']\nevry = 3", "there is no 'evry'; did you mean 'every'?"),
        ("[[source]]\nname = 'a'\nat = 'x'", "expected `array`, got `str`: `at"),
        ("[[source]]\nname = 'a'\nat = ['x']\nlanguage = 'xx'", "none of en"),
        ("[[source]]\nname = 'a'\nat = ['x']\nlimits = {time_limit = 0}", "is no number above zero"),
        ("[[source]]\nname = 'a'\nat = ['x']\n[[source]]\nname = 'a'\nat = ['y']", "two sources are called 'a'"),
        ("[[source]]\nname = 'a'\nat = ['x']\n[[alert]]\nto = ['https://h.example']", "name a secret_file"),
        ("[[source]]\nname = 'a'\nat = ['x']\n[[alert]]\nto = ['-']\non = ['old']", "invalid enum value 'old'"),
        ("[[source", "rashomon.toml: "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(write, text, told):
    with pytest.raises(ConfigError) as found:
        plan_from_toml(write(text))
    assert told in str(found.value)
