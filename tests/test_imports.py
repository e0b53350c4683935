"""What importing a room costs: whoever only handles readings need not wait for the parser."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "numpy", "trafilatura", "click")


@pytest.mark.parametrize("room", ["rashomon.model", "rashomon.formats", "rashomon.store", "rashomon.checks"])
def test_room_is_imported_without_the_parser(room):
    code = f"import {room}, sys; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
