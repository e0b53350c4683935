"""Whether two EDTF dates can mean one day."""

import re


def may_be_one_time(left: str, right: str) -> bool:
    """Tell whether two dates share a day; what cannot be placed on the calendar fits everything.

    >>> may_be_one_time("2021-11-07", "2021-11"), may_be_one_time("2021-11-07", "2021-11-06")
    (True, False)
    """
    a, b = bounds(left), bounds(right)
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


def bounds(edtf: str) -> tuple[str, str] | None:
    """Return the first and last ISO day of a date, None where it has none.

    >>> bounds("2021-02"), bounds("2021-11-06/2021-11-07"), bounds("..")
    (('2021-02-01', '2021-02-31'), ('2021-11-06', '2021-11-07'), None)
    """
    start, _, end = re.sub(r"[~?%]", "", edtf).partition("/")
    first, last = _day(start, "01-01"), _day(end or start, "12-31")
    return (first, last) if first and last else None


def _day(text: str, fill: str) -> str | None:
    """Return a day with the parts that a date leaves open filled from the start or the end of the year."""
    plain = text.split("T")[0]
    if re.fullmatch(r"\d{4}", plain):
        return f"{plain}-{fill}"
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", plain):
        return f"{plain}-{'01' if fill == '01-01' else '31'}"
    return plain if re.fullmatch(r"\d{4}-\d\d-\d\d", plain) else None
