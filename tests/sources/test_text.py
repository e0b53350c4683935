import io

import pytest

from rashomon.model import Document, RecordError
from rashomon.sources import Facts, document_of, language, make_document, read_stream

BODY = "A bomb killed two people at a market in the north on Friday, police said. Nobody claimed the attack."


def read(data, name="report.txt", **options):
    data = data.encode() if isinstance(data, str) else data
    (outcome,) = read_stream(name, io.BytesIO(data), **options)
    return outcome


def parts(document, kind):
    return [segment.span.of(document.text) for segment in document.segments if segment.kind == kind]


HEADERS = [
    (f" date 2024-03-09 Two killed in blast\n\n{BODY}", "Two killed in blast", "2024-03-09", None, None),
    (f"Title: Two killed in blast\nDate: 9 March 2024\nSource: The Harbour Herald\nBy: Ana Ruiz\n\n{BODY}",
     "Two killed in blast", "2024-03-09", "The Harbour Herald", "Ana Ruiz"),
    (f"Two killed in market blast\nBy Ana Ruiz\nMarch 9, 2024\n\n{BODY}", "Two killed in market blast", "2024-03-09", None,
     "Ana Ruiz"),
    (f"Two killed in market blast\n\nBy ANA RUIZ and Tom Okoro, Harbour News Agency\n\n{BODY}", "Two killed in market blast",
     None, None, "ANA RUIZ and Tom Okoro"),
    (f"Two killed in market blast\n\nQUITO, Ecuador, March 9, 2024 (Harbour News) - {BODY}", "Two killed in market blast",
     "2024-03-09", None, None),
    (f"Two killed in market blast\n\nQUITO, Ecuador (Harbour News), March 9, 2024 - {BODY}", "Two killed in market blast",
     "2024-03-09", None, None),
    (f"From: desk@harbour.example\nTo: a@b.example\nDate: Sat, 9 Mar 2024 18:02:11 +0300\nSubject: Two killed in blast\n\n{BODY}",
     "Two killed in blast", "2024-03-09", None, None),
    (f"PORT-AU-PRINCE, 9 March 2024 (Harbour News Agency)\n\nTwo killed in market blast\n\n{BODY}",
     "Two killed in market blast", "2024-03-09", None, None),
    (f"Who bombed the market?\n\n{BODY}", "Who bombed the market?", None, None, None),
    (f"Published: 2024-03-09T10:00:00Z\nhttp\n\n{BODY}", None, "2024-03-09", None, None),
    (BODY, None, None, None, None),
    (f"{BODY}\n\nSecond paragraph that is longer than the first one was, and ends with a full stop.", None, None, None, None),
    (f"URL: https://www.harbourherald.example/a/2024/03/09/blast\n\n{BODY}", None, "2024-03-09", "harbourherald.example", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "published", "publisher", "author"), HEADERS)
def test_the_header_says_who_wrote_what_when(text, title, published, publisher, author):
    document = read(text)
    assert document.text == text
    assert (document.title, document.published, document.publisher, document.author) == (
        title,
        published,
        publisher,
        author,
    )
    assert any(BODY in paragraph for paragraph in parts(document, "body"))
    assert parts(document, "title") == ([title] if title else [])


TAILS = [
    "The Harbour Herald Breaking News is a daily newspaper published in Valletta, Malta.",
    "Lake Post is an independent news website covering the Great Lakes region.",
    "(Reporting by Ana Ruiz in Quito; Editing by Tom Okoro)",
    "Follow us on Telegram for more.",
    "This is a developing story and will be updated.",
    "© 2024 Harbour Herald. All rights reserved.",
    "(Reuters)",
    "Updates to follow...",
]


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_publishers_tail_is_boilerplate_wherever_it_stands(tail, gap):
    document = read(BODY + gap + tail)
    assert " ".join(parts(document, "boilerplate")) == tail
    assert parts(document, "body") == [BODY]


def test_the_tail_names_the_publisher():
    assert read(f"{BODY} {TAILS[0]}").publisher == "The Harbour Herald"


REPORTED = [
    "Amina Okoye is a reporter, and she was killed when the newspaper published in Jos was attacked.",
    "Updates on the talks will be given on Tuesday, the ministry said.",
    "Read the statement, the general told them, and weep.",
    "The Daily Star is a newspaper whose office was bombed, and two were killed.",
    "Follow the money, he said.",
    "Published figures show that 20 people died in May 2023.",
    "Photographs of the dead were shown to relatives.",
    "The minister said: the video is false.",
]


@pytest.mark.parametrize("sentence", REPORTED)
@pytest.mark.parametrize("place", ["{s}\n\n{b}", "{b}\n\n{s}", "{b} {s}", "{b}\n\n{s}\n\n{b}"])
def test_what_is_reported_is_never_boilerplate(sentence, place):
    document = read(place.format(s=sentence, b=BODY))
    assert parts(document, "boilerplate") == []
    assert parts(document, "caption") == []


CAPTIONS = [
    "FILE - A soldier stands guard in Bamako, Mali, March 2, 2024.",
    "People stand at the gate of the market after the blast. Credit: AFP",
    "Photo: Residents clear the street after the shelling on Monday.",
    "Smoke rises over the port, March 2, 2024. REUTERS/Ana Ruiz",
    "Mourners carry a coffin in the old town. (AP Photo/Tom Okoro)",
    "Tom Okoro/AFP",
    "Image source, Getty Images",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_captions_are_marked(caption):
    document = read(f"{BODY}\n\n{caption}\n\n{BODY}")
    assert parts(document, "caption") == [caption]
    assert len(parts(document, "body")) == 2


LINES = ["Read more: Ceasefire talks begin", "Sign up for our newsletter", "ADVERTISEMENT", "Share", "Posted at 8:28 PM, Nov 06, 2021",
         "and last updated 2021-11-06 23:28:22-04", "Follow us on Twitter", "Reporting by Ana Ruiz; editing by Tom Okoro",
         "Also read: Market reopens", "3 min read", "Share on Facebook", "Subscribe to our channel"]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_lines_of_the_page_are_boilerplate(line):
    document = read(f"{BODY}\n\n{line}\n\n{BODY}")
    assert parts(document, "boilerplate") == [line]


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = ("The army said on Monday that its troops had taken the\ntown after three days of fighting in which many\n"
            "were wounded and the bridge over the river was\ndestroyed by shells that fell through the night.\n\n"
            "A second paragraph tells of the people who had fled\nto the hills and came back when it was quiet.\n")  # fmt: skip
    assert [p.count("\n") for p in parts(read(text), "body")] == [3, 1]


def test_lines_of_a_mail_are_wrapped_below_its_head_only():
    text = ("From: desk@harbour.example\nTo: a@b.example\nSubject: Town taken\n\n"
            "The army said on Monday that its troops had taken the\ntown after three days of fighting in which many wound-\n"
            "ed were left and the bridge over the river was\ndestroyed by shells that fell through the night.\n")  # fmt: skip
    document = read(text)
    assert document.title == "Town taken"
    assert [p.count("\n") for p in parts(document, "body")] == [3]


TEXTS = {
    "crlf": "A first line of the report.\r\n\r\nA second one.\r\n",
    "old mac": "A first line of the report.\rA second one.\r",
    "right to left": "قال المتحدث إن الهجوم وقع يوم الجمعة.",
    "emoji": "Police 👮🏽‍♀️ said two 💥 blasts killed 3️⃣ people in Bogotá\u0301.",
    "combining": "Pe\u0301ter Nagy sa\u0323id it in Zu\u0308rich.",
    "long word": "a" * 100_000,
    "form feed": "one\fTwo\v three\x85four\u2028five",
    "nul": "A report with one \x00 in the middle of a long enough line.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_is_kept_to_the_character(name):
    document = make_document(TEXTS[name], name=name)
    assert document.text == TEXTS[name]
    assert all(0 <= s.span.start < s.span.end <= len(document.text) for s in document.segments)
    covered = "".join(s.span.of(document.text) for s in document.segments)
    assert "".join(covered.split()) == "".join(document.text.split())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfIt rained.", "It rained."),
        ("It rained é.".encode("utf-16"), "It rained é."),
        (b"a\r\nb", "a\r\nb"),
    ],
)
def test_byte_order_marks_name_the_encoding(data, text):
    assert read(data).text == text


def test_bytes_that_are_not_utf_8_are_read_as_windows_1252_and_noted():
    document = read(BODY.encode() + b" caf\xe9, \x93so\x94")
    assert document.text == f"{BODY} café, “so”"
    assert document.notes == ("3 invalid sequences of bytes are not UTF-8 and were read as windows-1252",)


def test_stray_bytes_do_not_spoil_the_rest_of_a_utf_8_text():
    document = read(f"{BODY} José Peña ".encode() + b"\x93so\x94 \x81")
    assert document.text == f"{BODY} José Peña “so” \ufffd"


def test_a_text_cut_within_a_character_ends_with_one_that_says_so():
    assert read(f"{BODY} Peñ".encode()[:-1]).text == f"{BODY} Pe\ufffd"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_nothings(encoding):
    assert read(f"{BODY} José Peña.".encode(encoding)).text == f"{BODY} José Peña."


def test_an_unknown_encoding_is_refused():
    outcome = read("Полиция сообщила, что на рынке погибли два человека.".encode("cp1251"))
    assert outcome.message == "is in no encoding that can be told; save it as UTF-8"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" * 9, b"\0" * 5000]
)
def test_binary_data_is_refused(data):
    assert read(data).message == "is binary data, not text"


def test_lone_surrogates_are_replaced_one_for_one():
    document = make_document("ab\ud800cd", name="x")
    assert document.text == "ab\ufffdcd"
    assert "surrogates" in document.notes[0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Die Polizei teilte am Freitag mit, dass bei dem Anschlag in der Stadt zwei Menschen getötet worden seien.",
            "German",
        ),
        (
            "La policía informó el viernes de que dos personas murieron en el atentado contra el mercado de la ciudad.",
            "Spanish",
        ),
        (
            "قال المتحدث باسم الشرطة إن شخصين قتلا يوم الجمعة في هجوم على سوق في شمال البلاد ولم تعلن أي جهة مسؤوليتها.",
            "Arabic",
        ),
    ],
)
def test_another_language_is_named(text, language):
    outcome = read(text)
    assert isinstance(outcome, RecordError)
    assert outcome.message == f"is in {language}; this version reads English"
    assert make_document(text, name="x").language != "en"


@pytest.mark.parametrize(
    "text",
    [BODY, BODY.upper(), BODY.lower(), "Abu Sayyaf, Mohamed al-Halbousi, Nouri al-Maliki, Hadi al-Amiri, Khamis Khanjar, Barzani 14",
     "Two dead in Ouagadougou"],
)  # fmt: skip
def test_english_in_any_dress_is_read(text):
    assert isinstance(read(text), Document)


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2024-03-09T23:00:00+02:00", "2024-03-09"), ("2024-03", "2024-03"), ("soon", None), ("", None)],
)
def test_publication_dates_of_rows(published, expected):
    document = document_of({"text": BODY, "published": published}, name="r")
    assert document.published == expected
    assert bool(document.notes) == (published == "soon")


def test_the_id_is_that_of_the_content_and_the_publisher():
    ids = [make_document(BODY, Facts(publisher=p), name=n).id for p, n in (("A", "x"), ("A", "y"), ("B", "x"))]
    assert ids[0] == ids[1] != ids[2]


def test_two_megabytes_are_laid_out_at_once():
    document = make_document((BODY * 5 + "\n\n") * 4_000, name="x")
    assert len(document.segments) == 4_000


def test_the_language_is_told_where_no_temporary_file_can_be_made(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    language._identifier.cache_clear()
    assert language.identify(BODY) == "en"
