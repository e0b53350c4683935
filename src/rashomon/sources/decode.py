"""Bytes → text, without ever guessing in silence."""

import codecs
import re

from rashomon.model import RecordError
from rashomon.sources.registry import Raw

MAX_BYTES = 64_000_000  # a file that holds one report
MAX_TEXT = 5_000_000  # characters of one report
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def take_all(raw: Raw) -> bytes:
    """Return all bytes of an input; RecordError when there are none or too many."""
    data = raw.stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise RecordError(raw.name, f"is larger than {MAX_BYTES:,} bytes, the most that one report may have")
    if not data.strip():
        raise RecordError(raw.name, "is empty" if not data else "holds nothing but white space")
    return data


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of bytes and notes on what had to be replaced; RecordError for binary data."""
    bom, encoding = next((pair for pair in _BOMS if data.startswith(pair[0])), (b"", "utf-8"))
    data = data[len(bom) :]
    text = data.decode(encoding, errors="replace")
    if _is_binary(text):
        raise RecordError(name, "is binary data, not text")
    # Only where U+FFFD is in the text can anything have been replaced; it may also have stood there before.
    replaced = text.count("\ufffd") - data.count("\ufffd".encode(encoding)) if "\ufffd" in text else 0
    if not replaced:
        return text, ()
    return text, (f"{replaced} invalid sequences of bytes are not {encoding.upper()} and were replaced by U+FFFD",)


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a string that can be written as UTF-8: lone surrogates become U+FFFD, one for one, with a note."""
    mended, count = _SURROGATE.subn("\ufffd", text)
    return (mended, (f"{count} lone surrogates were replaced by U+FFFD",)) if count else (text, ())


def _is_binary(text: str) -> bool:
    head = text[:20_000]
    odd = len(_CONTROL.findall(head)) + head.count("\ufffd")
    return odd > 0.1 * len(head) and odd > 3
