"""Input made to be a burden: each is told in one sentence and costs little, and what stands beside it is read."""

import json
import struct
import tarfile
import time
import zlib

import pytest

from rashomon.model import Document
from rashomon.sources import open_paths
from rashomon.sources.web.address import is_public
from sources_memory import Memory

TEXT = "A bomb killed two people at a market in Lima on Friday, police said. Nobody claimed the attack.\n"


def outcomes(path):
    """Return what a file holds: texts of documents, messages of errors; and it must not take long."""
    start = time.process_time()
    found = []
    try:
        found += [o.text if isinstance(o, Document) else o.message for o in open_paths([str(path)])]
    finally:
        assert time.process_time() - start < 5
    return found


def test_a_tar_whose_head_claims_more_than_there_is(tmp_path):
    head = tarfile.TarInfo("a.txt")
    head.size = 10**12
    (tmp_path / "a.tar").write_bytes(head.tobuf(tarfile.GNU_FORMAT) + TEXT.encode() * 20)
    told = outcomes(tmp_path / "a.tar")
    assert "larger than" in told[0]
    assert told[-1] == "is cut short"


def test_a_zip_whose_members_share_their_bytes(tmp_path):
    data = TEXT.encode() * 10_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed, crc = packer.compress(data) + packer.flush(), zlib.crc32(data)
    sizes = (crc, len(packed), len(data))
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, *sizes, 1, 0) + b"a" + packed
    entry = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0, *sizes, 1, 0, 0, 0, 0, 0, 0) + b"a"
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 300, 300, 300 * len(entry), len(local), 0)
    (tmp_path / "a.zip").write_bytes(local + entry * 300 + end)
    assert [told for told in outcomes(tmp_path / "a.zip") if "overlap" not in told] == []


def test_comments_without_end_in_a_feed(tmp_path):
    item = f"<item><title>Blast</title><description>{TEXT}</description></item>"
    feed = f"<rss version='2.0'><channel><title>x</title>{'<!--' * 20_000}{item}</channel></rss>"
    (tmp_path / "feed.xml").write_text(f"<?xml version='1.0'?>{feed}")
    assert len(outcomes(tmp_path / "feed.xml")) == 1


def test_an_element_of_countless_attributes(tmp_path):
    attributes = " ".join(f"a{n}='1'" for n in range(300_000))
    (tmp_path / "a.html").write_text(f"<html><body><p {attributes}>{TEXT}</p></body></html>")
    assert outcomes(tmp_path / "a.html") == ["has an element of more than 1,000 attributes; that is no article"]


def test_an_image_inside_a_page_is_no_burden(tmp_path):
    image = f"<img alt='' src='data:image/png;base64,{'A' * 200_000}'>"
    (tmp_path / "a.html").write_text(f"<html><body><article><p>{TEXT * 5}</p>{image}</article></body></html>")
    assert "A bomb killed two people" in outcomes(tmp_path / "a.html")[0]


@pytest.mark.parametrize("field", ["id", "url", "title", "publisher", "author", "text"])
def test_a_lone_surrogate_ends_no_run(tmp_path, field):
    rows = [{"text": TEXT, field: TEXT + "\ud800"}, {"text": TEXT + "Later."}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    documents = list(open_paths([str(tmp_path / "a.jsonl")]))
    assert [type(document) for document in documents] == [Document, Document]
    for document in documents:
        repr(document).encode()


def test_names_steer_no_terminal(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a\x1b]0;owned\x07\x9b2J", "text": TEXT, "title": "b\x1b[2J"}))
    (document,) = open_paths([str(tmp_path / "a.jsonl")])
    assert document.input_id.isprintable()
    assert document.title.isprintable()


def test_days_in_the_digits_of_other_scripts_are_days(tmp_path):
    rows = [{"text": TEXT, "published": "٢٠٢٤-٠٣-٠٩"}, {"text": TEXT + "Later.", "published": "2024-02-30"}]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    good, bad = open_paths([str(tmp_path / "a.jsonl")])
    assert good.published == "2024-03-09"
    assert bad.published is None
    assert bad.notes == ("'2024-02-30' is no date that can be read",)


@pytest.mark.parametrize(
    "address", ["fec0::1", "192.88.99.7", "3fff::1", "2001:db9::5efe:7f00:1", "2001:db9::200:5efe:a00:1", "::1"]
)
def test_reserved_addresses_are_not_public(address):
    assert not is_public(address)


def test_public_addresses_are():
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
    assert is_public("192.88.98.1")


def test_a_file_of_rows_that_are_no_reports_is_given_up_and_costs_no_neighbour(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text":""}\n' * 60_000)
    (tmp_path / "b.txt").write_text("A bomb killed two people at a market in Lima on Friday, police said.")
    *errors, last, good = open_paths([str(tmp_path / "a.jsonl"), str(tmp_path / "b.txt")])
    assert last.message == "is given up: 10,000 of its first 10,000 parts cannot be read"
    assert len(errors) == 10_000
    assert isinstance(good, Document)


def test_rows_that_are_known_already_count_as_good_ones(tmp_path):
    row = json.dumps({"text": "A bomb killed two people at a market in Lima on Friday, police said."}) + "\n"
    file, memory = tmp_path / "a.jsonl", Memory()
    file.write_text(row * 150)
    memory.add(file)
    file.write_text(row * 150 + '{"text":""}\n' * 12_000 + row)
    *errors, last = memory.add(file)
    assert len(errors) == 12_000
    assert isinstance(last, Document)
