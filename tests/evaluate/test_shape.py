"""What a row of gold data may not be, and how it is told."""

import pytest

from rashomon.evaluate.shape import SPAN, fault

NEEDS = {
    "text": str,
    "day": (str, None),
    "times": [{"start": int, "end": int, "value": (str, int)}],
    "cue": ([SPAN], None),
}
GOOD = {"text": "On Monday.", "times": [{"start": 3, "end": 9, "value": "2024"}]}


def test_a_sound_row_has_no_fault():
    assert fault(GOOD, NEEDS) is None
    assert fault(GOOD | {"day": None, "cue": [[0, 2]], "more": 1}, NEEDS) is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"times": []}, "text is missing"),
        ({"text": 1, "times": []}, "text is a whole number, not a string"),
        (GOOD | {"day": 3}, "day is a whole number, not a string"),
        (GOOD | {"times": {}}, "times is an object, not a list"),
        (GOOD | {"times": ["x"]}, "times[0] is a string, not an object"),
        (GOOD | {"times": [{"start": 3, "end": True, "value": "x"}]}, "times[0].end is true or false, not a whole number"),
        (GOOD | {"times": [{"start": 3, "end": 11, "value": "x"}]}, "times[0] is not within the text: [3, 11] of 10 characters"),
        (GOOD | {"times": [{"start": 3, "end": 3, "value": "x"}]}, "times[0] is no span: [3, 3]"),
        (GOOD | {"times": [{"start": 3, "end": 9, "value": None}]}, "times[0].value is null, not a string"),
        (GOOD | {"cue": [[0, 2], [4]]}, "cue[1] is not [start, end]"),
        (GOOD | {"cue": [[-1, 2]]}, "cue[0] is no span: [-1, 2]"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(row, told):
    assert fault(row, NEEDS) == told
