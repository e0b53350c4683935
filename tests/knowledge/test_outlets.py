import pytest

from rashomon.knowledge.countries import country
from rashomon.knowledge.outlets import find_outlet, outlet_of_domain
from rashomon.knowledge.tables import rows


@pytest.mark.parametrize(
    ("text", "name"),
    [("AFP", "Agence France-Presse"), ("Wafa", "WAFA"), ("The New York Times", "The New York Times"), ("dpa", "DPA")],
)
def test_an_outlet_is_found_by_name(text, name):
    assert find_outlet(text).name == name


def test_a_host_leads_to_its_outlet_and_others_to_none():
    assert outlet_of_domain("edition.cnn.com").name == "CNN"
    assert outlet_of_domain("news.sky.com").name == "Sky News"
    assert outlet_of_domain("example.org") is None
    assert outlet_of_domain("") is None


def test_each_row_is_sound():
    for row in rows("outlets"):
        assert row["name"], row
        assert row["source"], row
        assert not row["country"] or country(row["country"]), row
