"""`rashomon store` as an operator sees it."""

import pytest

from rashomon.store import open_store


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A bomb killed two people at a market in Lima on Friday, police said.\n")
    run("add", "a.txt")
    return tmp_path


def test_backup_check_and_restore(run):
    assert run("store", "backup", "copy.db").stderr == "copy.db holds 1 report of 1 incident and 0 judgements\n"
    checked = run("store", "check", "--store", "copy.db")
    assert (checked.exit_code, checked.stderr) == (0, "the store is whole\n")
    assert run("store", "restore", "copy.db", "--store", "back.db").exit_code == 0
    with open_store("back.db", create=False) as store:
        assert store.counts()["documents"] == 1


def test_a_damaged_store_is_told_with_status_2(run):
    with open_store("rashomon.db") as store:
        store.db.run("UPDATE readings SET record = ?", (b"nothing",))
    result = run("store", "check")
    assert result.exit_code == 2
    assert "cannot be unpacked" in result.stdout


@pytest.mark.parametrize(
    "args", [["backup", "rashomon.db"], ["backup", "no/copy.db"], ["restore", "a.txt"], ["check", "--store", "none.db"]]
)
def test_what_cannot_be_done_is_one_sentence(run, args):
    result = run("store", *args)
    assert result.exit_code == 2
    assert result.stderr.count("\n") <= 4
