"""What can be wrong with the file of a store, in words a user can act on."""

import contextlib
import os
import sqlite3

import pytest

from rashomon.model import ConfigError
from rashomon.store import open_store, sqlite
from store_entries import entry


@pytest.fixture
def file(tmp_path):
    return tmp_path / "store.db"


@pytest.mark.parametrize("create", [True, False])
def test_a_file_of_another_kind(file, create):
    file.write_text("A bomb killed two people.\n" * 100)
    with pytest.raises(ConfigError, match="is no Rashomon store: it is no SQLite file"):
        open_store(str(file), create=create)
    assert file.read_text().startswith("A bomb")


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_program_is_left_alone(file, create):
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = file.read_bytes()
    with pytest.raises(ConfigError, match="is no Rashomon store: it holds other tables"):
        open_store(str(file), create=create)
    other.close()
    assert file.read_bytes() == before


@pytest.mark.parametrize("pragma", ["user_version = 3", "application_id = 77"])
def test_an_empty_database_of_another_program_is_left_alone(file, pragma):
    other = sqlite3.connect(file)
    other.execute(f"PRAGMA {pragma}")
    other.close()
    before = file.read_bytes()
    with pytest.raises(ConfigError, match="is no Rashomon store: it is another program's"):
        open_store(str(file))
    assert file.read_bytes() == before


def test_an_empty_file_becomes_a_store(file):
    file.touch()
    with open_store(str(file)) as store:
        assert store.put([entry("d1")]).added == ("d1",)


def test_names_with_signs_of_addresses(tmp_path):
    path = tmp_path / "100%?#store &x.db"
    with open_store(str(path)) as store:
        store.put([entry("d1")])
    assert path.exists()
    with open_store(str(path), create=False) as store:
        assert store.counts()["documents"] == 1


def test_a_folder(tmp_path):
    with pytest.raises(ConfigError, match="is a folder"):
        open_store(str(tmp_path))


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match="there is no folder"):
        open_store(str(tmp_path / "no" / "store.db"))


def test_a_store_cut_short(file):
    with open_store(str(file)) as store:
        store.put([entry(f"d{n}", "word " * n) for n in range(300)])
    with open(file, "r+b") as bytes_:
        bytes_.truncate(file.stat().st_size // 2)
    with pytest.raises(ConfigError, match="is damaged"):
        _read_all(str(file))


def test_a_file_that_another_process_keeps_locked(file, monkeypatch):
    monkeypatch.setattr(sqlite, "PATIENCE", 0.1)
    with open_store(str(file)) as one, open_store(str(file)) as two, one.batch():
        with pytest.raises(ConfigError, match="is busy: another process"):
            two.put([entry("d1")])
        assert two.counts()["documents"] == 0


def _read_all(path):
    with open_store(path) as store:
        store.put([entry("x")])
        store.records([f"d{n}" for n in range(300)])


@contextlib.contextmanager
def without_rights():
    """Run as somebody else where root runs the tests: root may write anything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_only_be_read(tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir()
    file = folder / "store.db"
    with open_store(str(file)) as store:
        store.put([entry("d1")])
    for path in (*tmp_path.parents[:2], tmp_path):  # pytest's own folders are closed to others
        path.chmod(0o755)
    file.chmod(0o444)
    folder.chmod(0o555)
    with without_rights():
        with open_store(str(file), create=False) as store:
            assert [hit.document for hit in store.search("bomb")] == ["d1"]
        with pytest.raises(ConfigError, match=r"cannot be written: it is read-only"):
            open_store(str(file))
    folder.chmod(0o755)
