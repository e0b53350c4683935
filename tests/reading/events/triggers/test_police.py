"""What police do: firing, arrests in other words, and arrests that did not happen."""

import pytest

import rashomon
from rashomon.evaluate.police import actions


def told(text):
    return {label for label, spans in actions(rashomon.read(text, published="2020-05-04")).items() if spans}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("One person was killed in police firing in the old city on Monday.", {"KILL", "FORCE"}),
        ("The police burst tear gas shells and dispersed them.", {"FORCE"}),
        ("Protesters were chased away by the police and arrested.", {"ARREST"}),
        ("Police have rounded up 40 party workers in Lima.", {"ARREST"}),
        ("The mayor was placed under house arrest on Monday.", {"ARREST"}),
        ("The police announced the arrest of two smugglers; his arrest surprised nobody.", {"ARREST"}),
    ],
)
def test_police_action(text, labels):
    assert told(text) == labels


@pytest.mark.parametrize(
    "text",
    [
        "The union demanded a ban on the group and the arrest of its leaders.",
        "They asked the state to allow the march or arrest them.",
        "Had he been detained in Lima, the trouble would have been less.",
        "His arrest would be a mistake, the lawyer said.",
    ],
)
def test_what_police_did_not_do(text):
    assert told(text) == set()
