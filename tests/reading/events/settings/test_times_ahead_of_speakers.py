"""A time between commas ahead of who speaks dates what is reported; a time behind the verb of speaking dates the speaking."""

import pytest

import rashomon


@pytest.mark.parametrize("models", ["small", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed six farmers in the district of Gao, on Tuesday, a minister said on Wednesday.",
        "Gunmen killed 11 passengers on a bus close to Ansongo, on Tuesday, a minister said on Wednesday.",
    ],
)
def test_a_day_ahead_of_the_speaker_dates_the_deed(text, models):
    reading = rashomon.read(text, published="2023-06-15", models=models)
    days = {time.id: time.value for time in reading.times}
    assert [days.get(event.time) for event in reading.events] == ["2023-06-13"]
