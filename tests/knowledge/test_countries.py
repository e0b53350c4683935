import pytest

from rashomon.knowledge.countries import capital_country, country, country_of_demonym, find_country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US", "USA"), ("U.S.", "USA"), ("the US", "USA"), ("USA", "USA"), ("the United States", "USA"), ("America", "USA"),
        ("UK", "GBR"), ("Britain", "GBR"), ("DRC", "COD"), ("DR Congo", "COD"), ("Ivory Coast", "CIV"),
        ("Côte d’Ivoire", "CIV"), ("Burma", "MMR"), ("Türkiye", "TUR"), ("Turkey", "TUR"), ("Gaza", "PSE"),
        ("the Gaza Strip", "PSE"), ("the West Bank", "PSE"), ("Holland", "NLD"), ("the Netherlands", "NLD"),
        ("Swaziland", "SWZ"), ("Kosovo", "XKX"), ("Taiwan", "TWN"), ("IRAQ", "IRQ"), ("Chad", "TCD"), ("Guinea-Bissau", "GNB"),
        ("the Vatican", "VAT"), ("the Soviet Union", "SUN"), ("Hong Kong", "HKG"), ("South Korea", "KOR"),
        ("Czech Republic", "CZE"), ("Bosnia", "BIH"), ("the Bahamas", "BHS"), ("The Gambia", "GMB"), ("East Timor", "TLS"),
        ("St. Lucia", "LCA"), ("UAE", "ARE"), ("Macedonia", "MKD"), ("Nauru", "NRU"), ("São Tomé and Príncipe", "STP"),
    ],
)  # fmt: skip
def test_a_country_is_found_by_each_name_the_news_use(text, code):
    assert find_country(text).alpha3 == code


@pytest.mark.parametrize("text", ["us", "the us", "Us", "car", "chad", "Congo", "Narnia", "", "the", "Car"])
def test_what_is_not_surely_a_country_is_none(text):
    assert find_country(text) is None


def test_a_shared_name_is_settled_by_the_countries_near():
    assert find_country("Congo", near=["RWA", "COD"]).alpha3 == "COD"
    assert country_of_demonym("Korean", near={"KOR"}).alpha3 == "KOR"
    assert country_of_demonym("Korean", near={"KOR", "PRK"}) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Iraqi", "IRQ"), ("Iraqis", "IRQ"), ("American", "USA"), ("British", "GBR"), ("Afghan", "AFG"), ("Filipinos", "PHL"),
        ("French", "FRA"), ("Dutch", "NLD"), ("Burmese", "MMR"), ("Ivorian", "CIV"), ("Palestinians", "PSE"), ("Gazans", "PSE"),
        ("Nigerien", "NER"), ("Nigerian", "NGA"), ("Burkinabe", "BFA"), ("Kosovar", "XKX"), ("Thai", "THA"), ("Swiss", "CHE"),
        ("Danes", "DNK"), ("Kazakh", "KAZ"), ("North Korean", "PRK"), ("South Sudanese", "SSD"), ("Yugoslav", "YUG"),
        ("Congolese", None), ("Dominican", None), ("polish", None), ("Kurdish", None),
    ],
)  # fmt: skip
def test_a_people_leads_to_its_country(text, code):
    found = country_of_demonym(text)
    assert (found and found.alpha3) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Moscow", "RUS"), ("Kyiv", "UKR"), ("Kiev", "UKR"), ("the Kremlin", "RUS"), ("the White House", "USA"),
        ("Downing Street", "GBR"), ("Beijing", "CHN"), ("Tehran", "IRN"), ("the Pentagon", "USA"), ("Bogotá", "COL"),
        ("Élysée", "FRA"), ("Naypyidaw", "MMR"), ("Atlantis", None),
    ],
)  # fmt: skip
def test_a_seat_of_government_leads_to_its_country(text, code):
    found = capital_country(text)
    assert (found and found.alpha3) == code


def test_a_code_leads_to_its_country():
    assert country("FRA").demonyms[0] == "Frenchman"
    assert country("fra") is None
