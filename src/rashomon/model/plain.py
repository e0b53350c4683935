"""Text and cells that are safe to show: on one line, steering no terminal, no formula in a spreadsheet."""

import json
import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def clean(text: str) -> str:
    """Return the text on one line, without characters that steer terminals or turn the line around.

    >>> clean("a\\x1b[31m  b\\nc")
    'a�[31m b c'
    """
    return _CONTROL.sub("\ufffd", " ".join(text.split()))


def cell(value: object) -> str:
    """Return one cell of a CSV file on one line: text that a spreadsheet takes for a formula gets an apostrophe in front (OWASP, CSV
    injection), numbers stay numbers, truth values are true and false, lists and objects are JSON, None is empty.

    >>> cell("=1+1"), cell(-79.5), cell("-3"), cell("- said he"), cell(4.0), cell(None), cell(["drone"])
    ("'=1+1", '-79.5', '-3', "'- said he", '4', '', '["drone"]')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else repr(value)
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    said = clean(value)
    formula = (value + " ")[0] in _FORMULA or (said + " ")[0] in _FORMULA
    return f"'{said}" if formula and not _NUMBER.fullmatch(said) else said
