"""PDF: the text layer, page by page."""

from collections.abc import Iterator

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError

from rashomon.model import RecordError
from rashomon.sources.dates import to_edtf
from rashomon.sources.decode import take_all
from rashomon.sources.document import Facts, make_document
from rashomon.sources.registry import Medium, Outcome, Raw, source

MAX_PAGES = 500
_ENCRYPTED = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)


def read_pdf(raw: Raw) -> Iterator[Outcome]:
    """Yield the one report of a PDF; RecordError where it is encrypted, broken or has no text layer."""
    data = take_all(raw)
    try:
        pdf = PdfDocument(data)
        if len(pdf) > MAX_PAGES:
            raise RecordError(raw.name, f"has {len(pdf)} pages; a report may have {MAX_PAGES}")
        text, facts = _text(pdf), _facts(pdf, raw)
        pdf.close()
    except PdfiumError as error:
        locked = getattr(error, "err_code", None) in _ENCRYPTED or "password" in str(error).lower()
        message = "is an encrypted PDF: it needs a password" if locked else "is a broken PDF: it cannot be opened"
        raise RecordError(raw.name, message) from error
    if not text.strip():
        raise RecordError(raw.name, "is a PDF without text (a scan?): there is nothing to read")
    yield make_document(text, facts, name=raw.name, raw=data, media_type="application/pdf")


def _text(pdf: PdfDocument) -> str:
    pages = []
    for page in pdf:
        layer = page.get_textpage()
        pages.append(layer.get_text_bounded().replace("\r\n", "\n").replace("\x00", "").strip())
        layer.close()
        page.close()
    return "\n\n".join(page for page in pages if page)


def _facts(pdf: PdfDocument, raw: Raw) -> Facts:
    """Take the title and author a PDF gives itself; its creation date is noted, not trusted."""
    meta = pdf.get_metadata_dict(skip_empty=True)
    made = to_edtf(meta.get("CreationDate", "").removeprefix("D:")[:8])
    notes = (f"the PDF was made on {made}; that need not be the day of publication",) if made else ()
    return Facts(title=meta.get("Title"), author=meta.get("Author"), published=raw.published, url=raw.url, notes=notes)


source("pdf.v1")(
    Medium(read_pdf, suffixes=(".pdf",), signs=lambda head: b"%PDF-" in head[:1024], types=("application/pdf",))
)
