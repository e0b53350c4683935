"""Whatever the bytes are: documents and errors come out, and nothing else."""

import gzip
import io
import tarfile
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Document, RecordError
from rashomon.sources import read_stream

BODY = "A bomb killed two people at a market in the north on Friday, police said."
PAGE = f"<html><body><article><h1>Two killed</h1><p>{BODY}</p></article></body></html>".encode()
ENTRY = (
    f"<title>Two &amp; two</title><link>https://a.example/</link><description><![CDATA[<p>{BODY}</p>]]></description>"
)
WEB = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    % (len(WEB), WEB)
)


def archives():
    packed, taped = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", PAGE)
        archive.writestr("b.txt", BODY)
    with tarfile.open(fileobj=taped, mode="w") as archive:
        archive.addfile(info := tarfile.TarInfo("a.html"), None)
        info.size = len(PAGE)
        archive.addfile(info, io.BytesIO(PAGE))
    return packed.getvalue(), taped.getvalue()


SEEDS = [
    PAGE,
    f'<?xml version="1.0" encoding="utf-8"?><rss><channel><title>x</title>{f"<item>{ENTRY}</item>" * 3}</channel></rss>'.encode(),
    f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{ENTRY}</entry></feed>'.encode("utf-16"),
    f'{{"text": "{BODY}"}}\n'.encode() * 2,
    RECORD * 2,
    gzip.compress(RECORD) * 2,
    *archives(),
]
PIECES = st.sampled_from(
    [b"<", b"&", b"\0", b"\r\n\r\n", b"<item>", b"</entry>", b"<!--", b"]]>", b"&#x0;", b"&#99999999999;", b"<!DOCTYPE x [", b"-", b"9",
     b"\xff\xfe", b"\x1f\x8b", b"PK\x03\x04", b"\xe9"]
)  # fmt: skip
CHANGES = st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 60), PIECES | st.binary(max_size=9)), max_size=6)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), CHANGES, st.none() | st.integers(0, 3_000))
def test_any_bytes_give_documents_and_errors(data, changes, cut):
    for at, gone, put in changes:
        at %= len(data) + 1
        data = data[:at] + put + data[at + gone :]
    outcomes = list(read_stream("-", io.BytesIO(data[:cut])))
    assert all(isinstance(outcome, Document | RecordError) for outcome in outcomes)
    assert all(str(outcome) for outcome in outcomes if isinstance(outcome, RecordError))
