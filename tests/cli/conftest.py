"""The command line is tested without layers: what they find is theirs to test, and without them a run takes milliseconds."""

import pytest
from click.testing import CliRunner, Result

from rashomon import cli


@pytest.fixture(autouse=True)
def _no_layers(monkeypatch):
    monkeypatch.setattr("rashomon.pipeline.read.LAYERS", ())


@pytest.fixture
def run():
    """Run the command line in this process."""

    def run(*args: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(cli.verbs, list(args), input=stdin)

    return run
