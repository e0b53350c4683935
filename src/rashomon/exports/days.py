"""Days and how exactly they are known, from EDTF."""

from datetime import date, timedelta

from rashomon.model.edtf import bounds

Days = tuple[date, date]


def days(edtf: str | None) -> Days | None:
    """Return the first and the last day that an EDTF date may mean; None where it is open or none.

    >>> days("2024-02"), days("2021-11-01/..")
    ((datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)), None)
    """
    found = bounds(edtf) if edtf and not edtf.endswith("/..") else None
    return (date.fromisoformat(found[0]), date.fromisoformat(found[1])) if found else None


def length(span: Days) -> int:
    """Return the number of days of a span, both ends counted."""
    return (span[1] - span[0]).days + 1


def middle(span: Days) -> date:
    """Return the middle day of a span, the earlier of two."""
    return span[0] + timedelta(days=(length(span) - 1) // 2)
