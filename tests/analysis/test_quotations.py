import pytest

from rashomon.analysis.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: “I won’t go. ‘Never’ is the word,” and left.", ["I won’t go. ‘Never’ is the word,"]),
        ("‘Act of war’ on the PM’s home – ministry", ["Act of war"]),
        ("It was \"a mistake\" and 'a shame', the 6'2\" man said.", ["a mistake", "a shame"]),
        ("Sadr‘s bloc won in the ’90s; protesters’ demands were not met.", []),
        ("The “act” was “aimed at the state. “", ["act", "aimed at the state."]),
        ("“We were there.\n\n“We saw it,” he said.", ["We were there.", "We saw it,"]),
        ("“We were there.\n\nNobody came.", ["We were there."]),
        ("He called it « un acte » and „ein Akt”.", ["un acte", "ein Akt"]),
        ("", []),
    ],
)
def test_quotation_marks_are_paired(text, quoted):
    assert [q.of(text).rstrip(" “") for q in find_quotations(text)] == quoted
