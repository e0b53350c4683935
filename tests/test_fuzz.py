"""Files of every medium, damaged at random: each is read or refused in words, in time, and the file beside it is read.

`make fuzz` tries 10,000; `make test` tries some. Set FUZZ to another number.
"""

import gzip
import io
import json
import os
import tarfile
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.model import Document, RecordError
from rashomon.sources import open_paths

TRIES = int(os.environ.get("FUZZ", "40"))
SECONDS = 10  # of CPU for one file and its neighbour
NEWS = "A bomb killed two people at a market in Lima on Friday, police said. “We ran,” said Ana Prado, 41.\n"
PAGE = f"<html><head><title>Blast</title></head><body><article><h1>Blast</h1><p>{NEWS * 3}</p></article></body></html>"
ROW = json.dumps({"id": "r1", "text": NEWS, "published": "2024-03-09", "url": "https://news.example/a"})
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>x</title><item><title>Blast</title><guid>a</guid>"
    f"<pubDate>Sat, 09 Mar 2024 10:00:00 GMT</pubDate><description><![CDATA[<p>{NEWS}</p>]]></description></item></channel></rss>"
)
WARC = (
    "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://news.example/a\r\nWARC-Date: 2024-03-09T10:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\nContent-Type: text/html\r\n"
    f"Content-Length: {len(PAGE.encode())}\r\n\r\n{PAGE}\r\n\r\n"
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def packed_zip():
    """Return a ZIP archive of two reports."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", NEWS)
        archive.writestr("b.html", PAGE)
    return out.getvalue()


def packed_tar():
    """Return a tar archive of one report."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(NEWS.encode())
        archive.addfile(info, io.BytesIO(NEWS.encode()))
    return out.getvalue()


SEEDS = {
    "a.txt": NEWS.encode(),
    "a.html": PAGE.encode(),
    "a.jsonl": f"{ROW}\n{ROW}\n".encode(),
    "a.xml": FEED.encode(),
    "a.warc": WARC.encode(),
    "a.warc.gz": gzip.compress(WARC.encode(), mtime=0),
    "a.zip": packed_zip(),
    "a.tar": packed_tar(),
    "a.txt.gz": gzip.compress(NEWS.encode(), mtime=0),
    "a.pdf": PDF,
}
WHERE = st.floats(0, 1, exclude_max=True)
DAMAGE = st.lists(
    st.tuples(st.sampled_from(["cut", "drop", "double", "put"]), WHERE, WHERE, st.binary(max_size=12)), max_size=6
)


def damaged(data, damage):
    """Return bytes after each damage: cut short, a stretch dropped or doubled many times, bytes put in."""
    for kind, one, other, put in damage:
        start, end = sorted((int(one * len(data)), int(other * len(data))))
        if kind == "cut":
            data = data[:end]
        elif kind == "drop":
            data = data[:start] + data[end:]
        elif kind == "double":
            data = data[:end] + data[start : start + 64] * 50 + data[end:]
        else:
            data = data[:start] + put + data[start + len(put) :]
    return data


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


@settings(
    max_examples=TRIES, deadline=None, derandomize=TRIES <= 40, print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(name=st.sampled_from(sorted(SEEDS)), damage=DAMAGE)
def test_damaged_files_are_read_or_refused_and_cost_no_neighbour(folder, name, damage):
    (folder / name).write_bytes(damaged(SEEDS[name], damage))
    (folder / "good.txt").write_text(NEWS)
    start = time.process_time()
    *others, last = open_paths([str(folder / name), str(folder / "good.txt")])
    assert time.process_time() - start < SECONDS
    assert isinstance(last, Document)
    assert last.text == NEWS
    assert all(isinstance(outcome, Document | RecordError) for outcome in others)
