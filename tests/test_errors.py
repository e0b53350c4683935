"""Errors travel between processes: each class must arrive as it left."""

import importlib
import pickle
import pkgutil

import pytest

import rashomon
from rashomon.model import RecordError


def _classes():
    for module in pkgutil.walk_packages(rashomon.__path__, "rashomon."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, new = set(), [Exception]
    while new:
        new = [sub for one in new for sub in one.__subclasses__()]
        found |= {one for one in new if one.__module__.partition(".")[0] == "rashomon"}
    return sorted(found, key=lambda one: one.__qualname__)


@pytest.mark.parametrize("kind", _classes(), ids=lambda kind: kind.__name__)
def test_every_error_arrives_as_it_left(kind):
    error = kind("a.txt", "is empty", "language") if issubclass(kind, RecordError) else kind("the reason")
    error.__cause__ = ValueError("beneath")
    arrived = pickle.loads(pickle.dumps(error))
    assert type(arrived) is kind
    assert str(arrived) == str(error)
    assert vars(arrived) == vars(error)


def test_an_error_of_a_record_keeps_what_it_tells():
    arrived = pickle.loads(pickle.dumps(RecordError("a.txt", "is empty", part="language")))
    assert (arrived.source, arrived.message, arrived.part, str(arrived)) == (
        "a.txt",
        "is empty",
        "language",
        "a.txt: is empty",
    )
