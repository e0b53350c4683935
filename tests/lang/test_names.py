"""Whether two names may be one person's."""

import pytest

from rashomon.lang.names import name_parts, same_person


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Muqtada al-Sadr", "Moqtada Sadr", True),
        ("Xi Jinping", "Xi", True),
        ("J. Smith", "John Smith", True),
        ("Ursula von der Leyen", "Leyen", True),
        ("Tayyip Erdoğan", "Erdogan", True),
        ("George Bush", "Laura Bush", False),
        ("Amina Yusuf", "Yusuf Amin", False),
        ("Kamal Hassan", "Jamal Hassan", False),
    ],
)
def test_same_person(left: str, right: str, same: bool) -> None:
    assert same_person(name_parts(left), name_parts(right)) is same
