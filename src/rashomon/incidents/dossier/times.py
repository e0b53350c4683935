"""Whether two EDTF dates can mean one day."""

from rashomon.model.edtf import bounds


def may_be_one_time(left: str, right: str) -> bool:
    """Tell whether two dates share a day; what cannot be placed on the calendar fits everything.

    >>> may_be_one_time("2021-11-07", "2021-11"), may_be_one_time("2021-11-07", "2021-11-06")
    (True, False)
    """
    a, b = bounds(left), bounds(right)
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])
