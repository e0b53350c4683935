"""What the house keeps low may only fall (scripts/gates.py prints what is counted)."""

import ast
import tomllib
from pathlib import Path

import gates
import pytest

CEILINGS = tomllib.loads((Path(__file__).parent / "gates.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CEILINGS)
def test_no_count_rises_above_its_ceiling(name):
    count = gates.counts()[name]
    assert count <= CEILINGS[name], f"{name}: {count}; `python scripts/gates.py {name}` lists them"


def test_every_gate_has_a_ceiling():
    assert CEILINGS.keys() == gates.counts().keys()


@pytest.mark.parametrize(
    ("body", "density"),
    [
        ("pass", 1),
        ("if a:\n  pass\nelif b and c:\n  pass", 4),
        ("return [x for x in y if x or z]", 4),
        ("return a if b else c", 2),
        ("for x in y:\n  while x:\n    pass", 3),
    ],
)
def test_density_counts_branches_operators_and_comprehensions(body, density):
    lines = "\n".join(f"  {line}" for line in body.splitlines())
    assert gates.density(ast.parse(f"def f():\n{lines}")) == density


@pytest.fixture
def source(tmp_path):
    (tmp_path / "reading").mkdir()
    (tmp_path / "lang").mkdir()
    code = (
        'WORDS = {"raid", "attack", "armed_group", "nsubj", "X"}\n'
        "def f(t):\n  from rashomon import x\n  import json\n  return t.lower_ == 'raid' and t.dep_ == 'dobj'\n"
    )
    (tmp_path / "reading" / "rules.py").write_text(code)
    (tmp_path / "lang" / "words.py").write_text('WORDS = {"raid"}\n')
    return tmp_path


def test_words_labels_and_deferred_imports_are_found(source):
    assert sorted(word for word, _ in gates.words(source)) == ["attack", "raid", "raid"]
    assert list(gates.labels(source)) == ["reading/rules.py:5"]
    assert list(gates.deferred(source)) == ["reading/rules.py:3"]
    assert list(gates.dense(source)) == []
    assert list(gates.long_files(source)) == []
