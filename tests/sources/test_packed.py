"""gzip, tar, ZIP and WARC: what is whole in them is read, whatever else is in them does no harm."""

import gzip
import io
import json
import tarfile
import tracemalloc
import warnings
import zipfile

import pytest

from rashomon.model import Document, RecordError
from rashomon.sources import open_paths, read_stream
from sources_memory import Memory

BODY = "A bomb killed two people at a market in the north on Friday, police said. Nobody claimed the attack."
PAGE = f"<!doctype html><html><head><title>x</title></head><body><article><h1>Two killed</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"  # fmt: skip


def read(data, name, **options):
    return list(read_stream(name, io.BytesIO(data), **options))


def texts(outcomes):
    return [outcome.text for outcome in outcomes if isinstance(outcome, Document)]


def errors(outcomes):
    return [outcome.message for outcome in outcomes if isinstance(outcome, RecordError)]


def peak_of(work):
    """Return what the work gives and the most bytes that it held."""
    tracemalloc.start()
    try:
        return work(), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


# ------------------------------------------------------------------------------------------------------------- gzip


@pytest.mark.parametrize("name", ["a.txt.gz", "-"])
def test_any_medium_may_be_in_a_gzip_file(name):
    rows = "".join(json.dumps({"text": f"{BODY} {i}"}) + "\n" for i in range(3)).encode()
    (text,) = read(gzip.compress(BODY.encode()), name)
    assert (text.text, text.input_id) == (BODY, name)
    assert len(texts(read(gzip.compress(rows), name))) == 3
    (page,) = read(gzip.compress(PAGE.encode()), name)
    assert page.media_type == "text/html"


def test_all_members_of_a_gzip_file_are_read_and_padding_is_not():
    data = gzip.compress(BODY.encode()) + gzip.compress(b" Two more died.") + b"\0" * 700
    assert texts(read(data, "a.gz")) == [f"{BODY} Two more died."]


def test_the_capture_of_a_packed_file_is_that_of_its_bytes(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(BODY.encode()))
    memory = Memory()
    assert len(memory.add(path)) == 1
    assert memory.add(path) == []
    assert memory.seen_again == [str(path)]


def test_a_gzip_bomb_is_refused_in_little_memory():
    bomb = gzip.compress(b"A bomb killed two.\n" * 8_000_000)
    (error,), peak = peak_of(lambda: read(bomb, "a.txt.gz"))
    assert "too much for any report" in error.message
    assert peak < 150_000_000


def test_a_bomb_within_a_bomb_is_refused():
    data = b"\0" * 100_000_000
    for _ in range(3):
        data = gzip.compress(data)
    assert len(errors(read(data, "a.gz"))) == 1
    deep = BODY.encode()
    for _ in range(4):
        deep = gzip.compress(deep)
    assert errors(read(deep, "a.gz")) == ["is packed more than 3 times"]


def test_rows_before_a_cut_are_read():
    lines = "".join(json.dumps({"text": f"{BODY} {i} {i * 7919}"}) + "\n" for i in range(2_000)).encode()
    whole = gzip.compress(lines)
    outcomes = read(whole[: len(whole) // 2], "a.jsonl.gz")
    assert len(texts(outcomes)) > 500
    assert errors(outcomes)[-1] == "is cut short: its packed bytes end before they should"
    assert errors(read(b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + b"nonsense" * 9, "a.gz")) == [
        "is broken: its packed bytes are damaged"
    ]


# --------------------------------------------------------------------------------------------------------- archives


def tar(*members, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zipped(*members, **options):
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        warnings.simplefilter("ignore")  # two members of one name
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


MEMBERS = [
    ("reports/a.txt", BODY.encode()),
    ("reports/page.html", PAGE.encode()),
    ("b.jsonl", json.dumps({"text": BODY + " Row."}).encode()),
    ("c.txt.gz", gzip.compress(BODY.encode() + b" Packed.")),
    (".hidden", b"not read"),
    ("empty.txt", b""),
]


@pytest.mark.parametrize(
    ("pack", "name"), [(tar, "x.tar"), (zipped, "x.zip"), (lambda *m: tar(*m, mode="w:gz"), "x.tar.gz")]
)
def test_every_file_of_an_archive_is_read(tmp_path, pack, name):
    path = tmp_path / name
    path.write_bytes(pack(*MEMBERS))
    memory = Memory()
    outcomes = memory.add(path)
    assert len(texts(outcomes)) == 4
    assert errors(outcomes) == ["is empty"]
    assert outcomes[0].capture.uri == f"{path}!/reports/a.txt"
    assert outcomes[0].capture.inside == str(path)
    assert outcomes[2].capture.uri == f"{path}!/b.jsonl#L1"
    assert texts(memory.add(path)) == []  # looked into again for the empty file, and nothing read twice


@pytest.mark.parametrize("pack", [tar, zipped])
def test_a_path_in_an_archive_is_a_name_and_no_more(tmp_path, monkeypatch, pack):
    monkeypatch.chdir(tmp_path)
    evil = ["../../evil.txt", "/tmp/rashomon-evil.txt", "a/../../b.txt", "C:\\evil.txt"]
    outcomes = read(pack(*((name, BODY.encode()) for name in evil)), "x")
    assert len(texts(outcomes)) == 4
    assert outcomes[0].input_id == "x!/../../evil.txt"
    assert list(tmp_path.iterdir()) == []


def test_links_in_an_archive_are_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text(BODY + " Secret.")
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo(f"link{kind.decode()}.txt")
            info.type, info.linkname = kind, str(tmp_path / "secret.txt")
            archive.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = len(BODY)
        archive.addfile(info, io.BytesIO(BODY.encode()))
    assert texts(read(out.getvalue(), "x.tar")) == [BODY]


def test_a_bomb_in_a_zip_is_refused_and_the_rest_read():
    outcomes = read(zipped(("bomb.txt", b"\0" * 60_000_000), ("a.txt", BODY)), "x.zip")
    assert texts(outcomes) == [BODY]
    assert "too much for any report" in errors(outcomes)[0]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (tar(*MEMBERS)[:1_500], "is cut short"),
        (tar(*MEMBERS)[:600], "is cut short"),
        (zipped(*MEMBERS)[:-30], "is a broken ZIP archive"),
        (zipped(), "is an archive without files in it"),
        (tar(), "is an archive without files in it"),
        (zipped(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")), "is an office document"),
    ],
)
def test_archives_that_cannot_be_read(data, told):
    assert any(told in message for message in errors(read(data, "x.tar" if data[:2] != b"PK" else "x.zip")))


# ------------------------------------------------------------------------------------------------------------- WARC


def record(kind, address, head, content):
    """Return one record as ISO 28500 has it."""
    fields = {"WARC-Type": kind, "WARC-Target-URI": address, "WARC-Date": "2024-03-09T08:00:00Z", **head}
    lines = [f"{name}: {value}\r\n" for name, value in {**fields, "Content-Length": len(content)}.items()]
    return b"WARC/1.0\r\n" + "".join(lines).encode() + b"\r\n" + content + b"\r\n\r\n"


def response(address, status, headers, body):
    web = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
    return record("response", address, {"Content-Type": "application/http; msgtype=response"}, web.encode() + body)


def warc(*pages, packed=True):
    records = [record("warcinfo", "x", {}, b"software: test\r\n"), *(response(*page) for page in pages)]
    return b"".join(gzip.compress(one) if packed else one for one in records)


HTML = {
    "Content-Type": "text/html; charset=windows-1252",
    "ETag": '"7"',
    "Last-Modified": "Sat, 09 Mar 2024 08:00:00 GMT",
}
SITE = "https://harbourherald.example"
CRAWL = [
    (f"{SITE}/a", "200 OK", HTML, PAGE.replace("police", "Peña").encode("cp1252")),
    (f"{SITE}/style.css", "200 OK", {"Content-Type": "text/css"}, b"p {}"),
    (f"{SITE}/robots.txt", "200 OK", {"Content-Type": "text/plain"}, b"User-agent: *"),
    (f"{SITE}/gone", "404 Not Found", HTML, PAGE.encode()),
    (f"{SITE}/b", "200 OK", {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    (f"{SITE}/c", "200 OK", {**HTML, "Transfer-Encoding": "chunked"}, b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE.encode())),
    (f"{SITE}/d", "200 OK", {**HTML, "Content-Encoding": "br"}, b"\x0b\x03\x80\xf0whatever\x03"),
]  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
def test_the_pages_of_a_crawl_are_read_under_their_own_addresses(packed):
    outcomes = read(warc(*CRAWL, packed=packed), "x.warc")
    documents = [outcome for outcome in outcomes if isinstance(outcome, Document)]
    assert [d.url for d in documents] == [f"{SITE}/a", f"{SITE}/b", f"{SITE}/c"]
    assert "Peña" in documents[0].text
    capture = documents[0].capture
    assert (capture.uri, capture.at, capture.status, capture.etag) == (f"{SITE}/a", "2024-03-09T08:00:00Z", 200, '"7"')
    assert (documents[0].publisher, capture.inside) == ("harbourherald.example", "-")
    assert errors(outcomes) == ["was sent packed as br, which cannot be unpacked here"]


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "utf-8", "none"])
def test_a_body_that_is_not_packed_is_read_whatever_its_head_says(packing):
    page = (f"{SITE}/plain", "200 OK", {**HTML, "Content-Encoding": packing}, PAGE.encode())
    (document,) = read(warc(page), "x.warc")
    assert document.url == f"{SITE}/plain"


def test_texts_made_from_pages_are_read():
    text = record("conversion", f"{SITE}/a", {"Content-Type": "text/plain"}, BODY.encode())
    assert texts(read(gzip.compress(text), "x.warc.wet.gz")) == [BODY]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_short_anywhere_gives_what_is_whole_and_one_error(packed):
    pages = [(f"{SITE}/{i}", "200 OK", HTML, PAGE.encode()) for i in range(3)]
    whole = warc(*pages, packed=packed)
    ends = [len(warc(*pages[:i], packed=packed)) for i in range(4)]
    slack = 12 if packed else 4  # what ends a record is no part of what it holds
    for cut in range(20, len(whole) - slack, 37):
        outcomes = read(whole[:cut], "x.warc")
        least, most = (sum(cut >= end - free for end in ends[1:]) for free in (0, slack))
        assert least <= len(texts(outcomes)) <= most, cut
        assert len(errors(outcomes)) == (
            0 if any(0 <= end - cut <= slack for end in ends) and not packed else cut not in ends
        )


def test_an_archive_with_nonsense_in_it_says_so(capsys):
    whole = warc(*CRAWL[:1], packed=False)
    outcomes = read(whole + b"nonsense\r\n" * 40, "x.warc")
    assert len(texts(outcomes)) == 1
    assert len(errors(outcomes)) == 1
    endless = read(b"WARC/1.0\r\nX: " + b"a" * 40_000_000, "x.warc")
    assert "head is longer" in errors(endless)[0]
    assert capsys.readouterr().err == ""


def test_pages_read_before_are_not_read_again(tmp_path):
    path, memory = tmp_path / "x.warc.gz", Memory()
    path.write_bytes(warc(*CRAWL[:1]))
    assert len(memory.add(path)) == 1
    path.write_bytes(warc(CRAWL[0], CRAWL[4]))
    assert [d.url for d in memory.add(path)] == [f"{SITE}/b"]
    assert memory.add(path) == []
    assert memory.seen_again == [f"{SITE}/a", str(path)]


def test_a_big_archive_is_read_in_little_memory(tmp_path):
    with (tmp_path / "x.warc").open("wb") as out:
        for i in range(3_000):
            out.write(response(f"{SITE}/{i}", "200 OK", {"Content-Type": "image/png"}, b"x" * 40_000))
    outcomes, peak = peak_of(lambda: list(open_paths([str(tmp_path / "x.warc")])))
    assert outcomes == []
    assert peak < 10_000_000
