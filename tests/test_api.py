import warnings

import pytest

import rashomon
from rashomon.pipeline import read as reading

TEXT = "Police said on Friday that two men had been arrested in the old town after the market was attacked."
FRENCH = (
    "La police a annoncé vendredi que deux hommes avaient été arrêtés dans la vieille ville après l'attaque du marché, "
    "selon le gouvernement de la région."
)


@pytest.fixture(autouse=True)
def _no_layers(monkeypatch):
    monkeypatch.setattr(reading, "LAYERS", ())


def test_everything_promised_is_there_and_nothing_else():
    assert all(hasattr(rashomon, name) for name in rashomon.__all__)
    assert dir(rashomon) == sorted(rashomon.__all__)
    with pytest.raises(AttributeError):
        rashomon.no_such_name  # noqa: B018


def test_read_keeps_what_it_is_told():
    document = rashomon.read(
        TEXT, published="2024-03-09", title="Two arrested", publisher="Harbour Herald", id="a1"
    ).document
    assert document.text == TEXT
    assert (document.published, document.title, document.publisher) == ("2024-03-09", "Two arrested", "Harbour Herald")
    assert document.input_id == "a1"


def test_a_day_of_publication_that_is_none_is_refused_and_told_of_in_a_row():
    with pytest.raises(rashomon.ConfigError, match="'yesterday' is no date; write it as 2024-03-09"):
        rashomon.read(TEXT, published="yesterday")
    rows = [{"text": TEXT, "published": "yesterday"}, {"text": TEXT + " Then they left.", "published": "2024-03-09"}]
    with pytest.warns(rashomon.DateWarning, match="report 1: published 'yesterday' is no date that can be read"):
        first, second = rashomon.read_many(rows)
    assert (first.document.published, second.document.published) == (None, "2024-03-09")


@pytest.mark.parametrize("report", [TEXT, {"text": TEXT}])
@pytest.mark.parametrize("verb", [lambda report: list(rashomon.read_many(report)), rashomon.compare])
def test_one_report_is_not_taken_for_a_list_of_letters_or_fields(verb, report):
    with pytest.raises(rashomon.ConfigError, match="a list of reports is wanted"):
        verb(report)


@pytest.mark.parametrize(("text", "message"), [("", "holds no text"), (FRENCH, "is in French")])
def test_read_raises_for_what_cannot_be_read(text, message):
    with pytest.raises(rashomon.RecordError, match=message):
        rashomon.read(text)


def test_read_many_takes_texts_rows_and_documents_and_leaves_out_the_unreadable():
    document = rashomon.read(TEXT).document
    failed = []
    readings = list(
        rashomon.read_many([TEXT, {"id": "r", "text": TEXT}, document, "", {"id": "x"}], on_error=failed.append)
    )
    assert [reading.document.input_id for reading in readings] == ["report 1", "r", "report 1"]
    assert [str(error) for error in failed] == ["report 4: holds no text", 'report 5: has no "text"']


def test_read_many_warns_of_what_it_leaves_out():
    with pytest.warns(rashomon.UnreadableWarning, match="report 1: holds no text"):
        assert len(list(rashomon.read_many(["", TEXT]))) == 1


def test_read_many_holds_one_report_at_a_time():
    taken = []
    reports = (taken.append(number) or TEXT for number in range(100))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        next(rashomon.read_many(reports))
    assert len(taken) == 1
