"""The shape of a row of gold data, told in Python's own types, and what is wrong with a row that has another.

`str`, `int`, `float` (whole numbers too), `bool`; `[shape]` a list of any length; `{"field": shape}` an object with at least
these fields; `(shape, …)` any of these, `None` among them for null or left out; `SPAN` a list `[start, end]` of code points.
Spans, and objects that have a `start` and an `end`, must lie within the row's `text`.

>>> fault({"text": "a", "times": [{"start": "0"}]}, {"text": str, "times": [{"start": int}]})
'times[0].start is a string, not a whole number'
>>> fault({"text": "a"}, {"text": str, "published": (str, None)}) is None
True
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

Shape: TypeAlias = Any  # a type has no name for itself nested in lists and objects
SPAN: Final = "[start, end]"
_WORDS = {str: "a string", int: "a whole number", float: "a number", bool: "true or false", list: "a list",
          dict: "an object", type(None): "null"}  # fmt: skip


def fault(row: object, shape: Shape) -> str | None:
    """Return what is wrong with a row in one plain line, None where it has the shape."""
    text = row.get("text") if isinstance(row, dict) else None
    return _Look(len(text) if isinstance(text, str) else None).fault(row, shape, "")


@dataclass(frozen=True)
class _Look:
    """One look at a row; `length` is that of its text, within which spans must lie."""

    length: int | None

    def fault(self, value: object, shape: Shape, where: str) -> str | None:
        if isinstance(shape, tuple):
            return self._any_of(value, shape, where)
        if isinstance(shape, dict):
            return self._fields(value, shape, where) if isinstance(value, dict) else _not(value, dict, where)
        if isinstance(shape, list):
            return self._items(value, shape[0], where) if isinstance(value, list) else _not(value, list, where)
        if shape == SPAN:
            return self._span(value, where)
        return None if _is(value, shape) else _not(value, shape, where)

    def _any_of(self, value: object, shapes: Sequence[Shape], where: str) -> str | None:
        if value is None and None in shapes:
            return None
        faults = [self.fault(value, shape, where) for shape in shapes if shape is not None]
        return None if None in faults else faults[0]

    def _fields(self, value: Mapping[str, object], shape: Mapping[str, Shape], where: str) -> str | None:
        for name, inner in shape.items():
            path = f"{where}.{name}" if where else name
            if name not in value:
                if isinstance(inner, tuple) and None in inner:
                    continue
                return f"{path} is missing"
            if found := self.fault(value[name], inner, path):
                return found
        return self._span([value["start"], value["end"]], where) if {"start", "end"} <= set(shape) else None

    def _items(self, value: Sequence[object], shape: Shape, where: str) -> str | None:
        faults = (self.fault(item, shape, f"{where}[{i}]") for i, item in enumerate(value))
        return next((found for found in faults if found), None)

    def _span(self, value: object, where: str) -> str | None:
        if not isinstance(value, list) or len(value) != 2 or not all(type(at) is int for at in value):
            return f"{where} is not [start, end]"
        if not 0 <= value[0] < value[1]:
            return f"{where} is no span: {value}"
        if self.length is not None and value[1] > self.length:
            return f"{where} is not within the text: {value} of {self.length} characters"
        return None


def _is(value: object, shape: type) -> bool:
    if isinstance(value, bool):
        return shape is bool
    return isinstance(value, (int, float) if shape is float else shape)


def _not(value: object, shape: type, where: str) -> str:
    return f"{where or 'the row'} is {_WORDS[type(value)]}, not {_WORDS[shape]}"
