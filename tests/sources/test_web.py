"""What is fetched from the web: politely, within limits, and never from private networks. Servers run on this machine."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from itertools import pairwise

import pytest

from rashomon.model import Document
from rashomon.sources.web import guard
from rashomon.sources.web.address import is_public
from sources_site import BODY, PAGE, html, moved, read, serving


@pytest.fixture
def site():
    with serving() as site:
        site.pages["/a"] = html()
        yield site


def message(*urls, **options):
    (error,) = read(*urls, **options)
    assert not isinstance(error, Document), error
    return error.message


# ------------------------------------------------------------------------------------------------------------ pages


def test_a_page_is_read_with_its_address_and_how_it_was_got(site):
    site.pages["/a"] = html(ETag='"7"', Last_Modified="Sat, 09 Mar 2024 08:00:00 GMT")
    site.pages["/old"] = moved("/a", 301)
    (document,) = read(f"{site.url}/old#top")
    assert BODY in document.text
    assert (document.input_id, document.url) == (f"{site.url}/old#top", f"{site.url}/a")
    capture = document.capture
    assert (capture.uri, capture.final_uri, capture.status) == (f"{site.url}/old", f"{site.url}/a", 200)
    assert (capture.etag, capture.last_modified, capture.size) == ('"7"', "Sat, 09 Mar 2024 08:00:00 GMT", len(PAGE))
    assert capture.media_type == "text/html"
    assert capture.sha256 == document.sha256


def test_a_redirect_to_an_address_in_other_letters(site):
    site.pages |= {"/b": moved("/ca\u00c3\u00b1\u00c3\u00b3n"), "/ca%C3%B1%C3%B3n": html()}
    (document,) = read(f"{site.url}/b")
    assert document.url == f"{site.url}/ca%C3%B1%C3%B3n"


def test_every_request_says_who_asks(site):
    read(f"{site.url}/a")
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/a"]
    assert all(heads["User-Agent"].startswith("rashomon") for _, heads, _ in site.asked)


def test_the_charset_a_server_names_is_used_and_packed_pages_are_unpacked(site):
    page = PAGE.replace("police", "Hörmann").encode("cp1250")
    site.pages["/a"] = (
        200,
        {"Content-Type": "text/html; charset=windows-1250", "Content-Encoding": "gzip"},
        gzip.compress(page),
    )
    (document,) = read(f"{site.url}/a")
    assert "Hörmann said" in document.text


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (html("gone", 404), "the server answers 404 Not Found"),
        (html("oh", 500), "the server answers 500 Internal Server Error"),
        (html("", 200), "is empty"),
        (moved("/a2"), "is redirected more than 3 times"),
        (moved("ftp://harbourherald.example/a"), "is neither http nor https"),
        (moved("file:///etc/passwd"), "is neither http nor https"),
        (moved("http://[::1"), "is redirected to what is no address"),
        (html(b"x" * 3_000_000), "is larger than 2,000,000 bytes"),
        (html(gzip.compress(b"A bomb went off. " * 2_000_000), Content_Encoding="gzip"), "is larger than 2,000,000 bytes"),
        (html(gzip.compress(PAGE.encode())[:60], Content_Encoding="gzip"), "is cut short"),
        (html(b"packed", Content_Encoding="br"), "packed as br, which was not asked for"),
        (html(PAGE, Content_Length=len(PAGE) + 50), "broken or ends early"),
        (html(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, Content_Type="image/png"), "is binary data"),
    ],
)  # fmt: skip
def test_what_a_server_may_answer_instead(site, page, told):
    site.pages["/bad"] = page
    site.pages["/a2"] = moved("/bad")
    error, document = read(f"{site.url}/bad", f"{site.url}/a")
    assert told in error.message or (told == "broken or ends early" and "in time" in error.message)
    assert isinstance(document, Document)


def trickle(head, pause):
    """Send a head, then a byte now and then for ever."""

    def answer(handler):
        handler.wfile.write(head)
        for _ in range(200):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(pause)
        return None, {}, b""

    return answer


@pytest.mark.parametrize(
    ("head", "pause"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", 0.05),  # an answer without end
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", 0.05),  # a head without end
        (b"HTTP/1.1 200 OK\r\n", 1.0),  # long silence
    ],
)
def test_a_server_that_never_ends_its_answer_is_left(site, head, pause):
    site.pages["/slow"] = trickle(head, pause)
    began = time.monotonic()
    assert "in time" in message(f"{site.url}/slow")
    assert time.monotonic() - began < 4


def test_a_server_that_floods_is_left(site):
    site.pages["/flood"] = lambda handler: (
        [handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 1_000_000)] and (None, {}, b"")
    )
    assert "broken or ends early" in message(f"{site.url}/flood")


def test_a_server_that_is_not_there():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        first, second = read(f"{url}/a", f"{url}/b")
    assert "cannot be reached" in first.message
    assert second.source == f"{url}/b"


def test_a_name_that_nobody_has(monkeypatch):
    def resolve(*asked, **options):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(guard.socket, "getaddrinfo", resolve)
    assert "there is no server no-such-host.invalid" in message("http://no-such-host.invalid/")


def test_a_certificate_that_nobody_signed(tmp_path):
    if not shutil.which("openssl"):
        pytest.skip("needs openssl to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-subj", "/CN=localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet():
            connection, _ = listener.accept()
            with connection, pytest.raises(OSError, match=r".*"):
                context.wrap_socket(connection, server_side=True)

        thread = threading.Thread(target=greet)
        thread.start()
        told = message(f"https://127.0.0.1:{listener.getsockname()[1]}/a")
        thread.join()
    assert "has no certificate that can be trusted" in told


# ------------------------------------------------------------------------------------------------- private networks

PRIVATE = ["127.0.0.1", "10.0.0.7", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1",
           "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
           "2002:7f00:1::", "2001:db8::1", "198.18.0.1"]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_addresses_that_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_nothing_is_fetched_from_private_networks_unless_allowed(site, host):
    told = message(f"http://{host}:{site.port}/a", allow_private=False)
    assert "private or reserved address" in told or "there is no server" in told
    assert site.asked == []


def test_a_page_that_redirects_to_a_private_address_is_not_followed(site, monkeypatch):
    with serving() as inner:
        inner.pages["/secret"] = html()
        site.pages["/evil"] = moved(f"{inner.url}/secret")
        # this one server stands for the public internet
        monkeypatch.setattr(guard.Guard, "_addresses", publish(guard.Guard._addresses, site.port))
        assert "private or reserved address" in message(f"{site.url}/evil", allow_private=False)
        assert inner.asked == []


def publish(addresses, port):
    return lambda self, host, to: ["127.0.0.1"] if to == port else addresses(self, host, to)


def test_a_name_that_changes_its_address_leads_nowhere(site, monkeypatch):
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    connected = []

    def resolve(host, port, **options):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(self, host, port, *options):
        connected.append(host)
        raise guard.httpcore.ConnectError("nobody home")

    monkeypatch.setattr(guard.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(guard.httpcore.SyncBackend, "connect_tcp", connect)
    assert "cannot be reached" in message("http://rebind.example/a", allow_private=False)
    assert "private or reserved address" in message("http://rebind.example/a", allow_private=False)
    assert connected == ["93.184.216.34"]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://harbourherald.example/a", "is neither http nor https"),
        ("file:///etc/passwd", "is neither http nor https"),
        ("http://", "names no server"),
        ("http://a b.example/", "names no server"),
        ("http://a\0.example/", "names no server"),
        ("http://a.example/\udcff", "is no address that can be fetched"),
        ("http://user:word@harbourherald.example/", "holds a password"),
        ("http://[::1", "is no address that can be fetched"),
        ("http://harbourherald.example:99999/", "is no address that can be fetched"),
    ],
)
def test_addresses_that_are_not_fetched(url, told):
    assert told in message(url)


# ------------------------------------------------------------------------------------------------------- politeness


def test_robots_are_asked_once_and_obeyed(site):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/\nDisallow: /*.pdf$\n")
    site.pages["/private/a"] = html()
    outcomes = read(f"{site.url}/private/a", f"{site.url}/x.pdf", f"{site.url}/a")
    assert [getattr(outcome, "message", "read") for outcome in outcomes] == [
        "the site's robots.txt asks not to fetch it",
        "the site's robots.txt asks not to fetch it",
        "read",
    ]
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/a"]


def test_a_redirect_does_not_lead_past_the_robots(site):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: rashomon\nDisallow: /private/\n")
    site.pages["/b"] = moved("/private/a")
    assert message(f"{site.url}/b") == "the site's robots.txt asks not to fetch it"


def test_a_site_whose_robots_fail_is_left_alone(site):
    site.pages["/robots.txt"] = (500, {}, b"")
    assert "robots.txt cannot be got" in message(f"{site.url}/a")
    assert site.paths() == []


def test_visits_to_one_site_keep_the_distance_it_asks_for(site):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 0.3\n")
    read(f"{site.url}/a", f"{site.url}/a", f"{site.url}/a")
    times = [at for path, _, at in site.asked if path == "/a"]
    assert all(later - earlier >= 0.28 for earlier, later in pairwise(times))


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_to_wait_is_waited_for(site, status):
    replies = iter([(status, {"Retry-After": "1"}, b""), html()])
    site.pages["/busy"] = lambda handler: next(replies)
    began = time.monotonic()
    (document,) = read(f"{site.url}/busy")
    assert BODY in document.text
    assert time.monotonic() - began >= 0.9


def test_a_server_that_asks_to_wait_for_long_is_left_for_another_run(site):
    site.pages["/busy"] = (503, {"Retry-After": "3600"}, b"")
    first, second = read(f"{site.url}/busy", f"{site.url}/a")
    assert "the server asks to come back in 3600 seconds" in first.message
    assert "the server asks to come back in" in second.message
    assert site.paths() == ["/busy"]


def test_a_server_that_is_always_busy_is_asked_a_few_times_only(site):
    site.pages["/busy"] = (503, {"Retry-After": "0"}, b"")
    assert "503 Service Unavailable, again and again" in message(f"{site.url}/busy")
    assert site.paths() == ["/busy"] * 3
