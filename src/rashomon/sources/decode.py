"""Bytes → text, without ever guessing in silence.

What an encoding is called, and that `iso-8859-1` means windows-1252, follows the Encoding Standard (https://encoding.spec.whatwg.org).
"""

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
_HEAD = 20_000  # characters by which binary data is told from text
# What a page may say it is in. Not among them: UTF-16, which bytes show by themselves, and Python's codecs that are no charsets.
_LEGACY = {
    *(f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))),
    *(f"iso8859-{part}" for part in range(2, 17)),
    *("big5", "big5hkscs", "euc_jp", "euc_kr", "gb18030", "shift_jis", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"),
}
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}


def take_all(raw: Raw) -> bytes:
    """Return all bytes of an input; RecordError when there are none or too many."""
    data = raw.stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise RecordError(raw.name, f"is larger than {MAX_BYTES:,} bytes, the most that one report may have")
    if not data.strip():
        raise RecordError(raw.name, "is empty" if not data else "holds nothing but white space")
    return data


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of bytes and notes on what had to be guessed or replaced; RecordError for binary data.

    A byte order mark says more than the bytes, the bytes more than `declared`, the encoding that the input says it is in.
    """
    bom, encoding = next((pair for pair in _BOMS if data.startswith(pair[0])), (b"", _wide(data)))
    if encoding is None:
        return _decode_bytes(data, name, declared)
    text = data[len(bom) :].decode(encoding, errors="replace")
    _refuse_binary(text, name)
    # Only where U+FFFD is in the text can anything have been replaced; it may also have stood there before.
    replaced = text.count("\ufffd") - data.count("\ufffd".encode(encoding)) if "\ufffd" in text else 0
    if not replaced:
        return text, ()
    return text, (f"{replaced} invalid sequences of bytes are not {encoding.upper()} and were replaced by U+FFFD",)


def encoding_of(head: bytes, declared: str | None) -> str:
    """Return the encoding in which to decode a stream that begins with these bytes, with `errors="rashomon.cp1252"`.

    Windows-1252 is no answer: UTF-8 with those errors reads it as well, and what follows may turn out to be UTF-8.
    """
    marked = next((encoding for bom, encoding in _BOMS if head.startswith(bom)), None) or _wide(head)
    is_utf_8 = any(ord(char) > 127 and char != "\ufffd" for char in head.decode("utf-8", errors="replace"))
    known = None if is_utf_8 else _known(declared)
    return marked or (known if known != "cp1252" else None) or "utf-8"


def _decode_bytes(data: bytes, name: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    notes: tuple[str, ...] = ()
    text = _strict(data, "utf-8") or _strict(data, _known(declared))
    if text is None:
        plain = data.decode("utf-8", errors="replace")
        _refuse_binary(plain, name)
        odd = plain.count("\ufffd") - data.count("\ufffd".encode())
        notes = (f"{odd} invalid sequences of bytes are not UTF-8 and were read as windows-1252",)
        text = data.decode("utf-8", errors="rashomon.cp1252")
    _refuse_binary(text, name)
    return text, notes


def _strict(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None


def _known(declared: str | None) -> str | None:
    """Return Python's name of a declared encoding, None where it is none that pages are written in."""
    try:
        python = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    meant = _MEANT.get(python, python)
    return meant if meant in _LEGACY else None


def _wide(data: bytes) -> str | None:
    """Return UTF-16 where every other byte is nothing, as in Latin letters without a byte order mark."""
    even, odd = data[:2000:2], data[1:2000:2]
    if odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.4 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def _read_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as windows-1252, which English pages are in that are not in UTF-8; not a cut at the end."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.reason == "unexpected end of data":
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("rashomon.cp1252", _read_as_windows)


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a string that can be written as UTF-8: lone surrogates become U+FFFD, one for one, with a note."""
    mended, count = _SURROGATE.subn("\ufffd", text)
    return (mended, (f"{count} lone surrogates were replaced by U+FFFD",)) if count else (text, ())


def _refuse_binary(text: str, name: str) -> None:
    head = text[:_HEAD]
    control, odd = len(_CONTROL.findall(head)), head.count("\ufffd")
    if control > 3 and control + odd > 0.1 * len(head) and control > 0.02 * len(head):
        raise RecordError(name, "is binary data, not text")
    if odd > 3 and odd > 0.3 * len(head):
        raise RecordError(name, "is in no encoding that can be told; save it as UTF-8")
