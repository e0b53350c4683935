import io

import pypdfium2
import pytest

from rashomon.model import RecordError
from rashomon.sources import read_stream


def make_pdf(*lines, extra=b"", info=b""):
    """Write a PDF of one page by hand: five objects and no cross-reference table, which readers rebuild."""
    show = b"".join(b"(%s) Tj 0 -20 Td " % line for line in lines)
    stream = b"BT /F1 12 Tf 40 700 Td " + show + b"ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<<%s>>" % info,
    )
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, content) for number, content in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Info 6 0 R" + extra + b">>\n%%EOF\n"


ENCRYPT = (
    b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
)


def read(data):
    return list(read_stream("report.pdf", io.BytesIO(data)))


def test_the_text_layer_is_read():
    data = make_pdf(b"Two killed in market blast", b"A bomb killed two people on Friday, police said, and many more were hurt.",
                    info=b"/Title(Two killed in market blast)/CreationDate(D:20240309101500Z)")  # fmt: skip
    (document,) = read(data)
    assert document.text.split("\n")[0] == "Two killed in market blast"
    assert document.title == "Two killed in market blast"
    assert document.media_type == "application/pdf"
    assert document.published is None
    assert "2024-03-09" in document.notes[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_pdf(b"secret", extra=ENCRYPT), "is an encrypted PDF: it needs a password"),
        (make_pdf(), "is a PDF without text (a scan?): there is nothing to read"),
        (b"%PDF-1.7\n" + b"x" * 100, "is a broken PDF: it cannot be opened"),
        (make_pdf(b"cut short")[:60], "is a broken PDF: it cannot be opened"),
    ],
)
def test_what_cannot_be_read_is_told(data, message):
    (error,) = read(data)
    assert isinstance(error, RecordError)
    assert error.message == message


def test_pypdfium_is_the_version_whose_codes_we_know():
    assert pypdfium2.raw.FPDF_ERR_PASSWORD == 4
