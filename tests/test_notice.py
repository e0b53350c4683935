"""Which licences come with what the package needs."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

HOUSE = Path(__file__).parents[1]
SHARED = re.compile(
    r"\bL?GPL|\bMPL|Mozilla|Lesser General|\bEPL|\bCDDL"
)  # that ask something of whoever passes them on


def needed():
    """Yield each installed distribution that the package or one of its extras for users needs, however far down."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    asked = [
        *project["dependencies"],
        *(r for name in ("agreement", "desk", "postgresql", "export") for r in extras[name]),
    ]
    waiting, seen = [Requirement(text) for text in asked], set()
    while waiting:
        wanted = waiting.pop()
        if (
            wanted.marker and not any(wanted.marker.evaluate({"extra": extra}) for extra in wanted.extras | {""})
        ) or wanted.name in seen:
            continue
        seen.add(wanted.name)
        try:
            found = distribution(wanted.name)
        except PackageNotFoundError:  # needed elsewhere: on another system, say
            continue
        yield found
        waiting += [Requirement(text) for text in found.requires or ()]


def test_notice_names_every_dependency_whose_licence_asks_for_it():
    notice = (HOUSE / "NOTICE").read_text()
    asking = {}
    for found in needed():
        head = found.metadata
        told = [head.get("License-Expression"), head.get("License"), *(head.get_all("Classifier") or ())]
        if any(SHARED.search(text[:200]) for text in told if text):
            asking[found.name] = told[0]
    assert asking
    assert [name for name in asking if f"{name} (" not in notice] == []
