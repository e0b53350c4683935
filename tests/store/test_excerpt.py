from rashomon.store import excerpt

LONG = "Nothing happened here. " * 40


def words(found, text):
    return [span.of(text) for span in found.hits]


def test_the_piece_holds_most_of_what_is_looked_for():
    text = f"A drone was seen. {LONG}The drone hit the green zone. {LONG}"
    found = excerpt(text, 'drone "green zone"')
    assert words(found, text) == ["drone", "green zone"]
    assert found.span.of(text) == found.text
    assert len(found.text) <= 230


def test_what_is_excluded_is_not_marked():
    text = "A drone and a rocket fell."
    assert words(excerpt(text, "drone -plane OR rocket"), text) == ["drone", "rocket"]


def test_words_are_marked_as_they_are_written():
    text = "Zürich’s DRONES, and al-Kadhemi’s guards"
    assert words(excerpt(text, "zurich drone al-kadhemi guar*"), text) == ["Zürich", "DRONES", "al-Kadhemi", "guards"]


def test_a_text_without_the_words_gives_its_beginning():
    found = excerpt(LONG, "zebra")
    assert (found.span.start, found.hits) == (0, ())
    assert found.text.startswith("Nothing happened")
    assert excerpt("", "zebra").text == ""


def test_one_very_long_word():
    text = "x" * 1000
    assert len(excerpt(text, "x*").text) <= 250
