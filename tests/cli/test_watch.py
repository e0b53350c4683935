"""`rashomon watch` and `rashomon runs` as cron and an operator see them."""

import hmac
import json
import signal
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from rashomon.store import Alert, Visit, open_store
from sources_site import PAGE, html, serving


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(
        "A bomb killed two people at a market in Lima on Friday, police said.\n"
    )
    return tmp_path


def plan(folder, text="", source="at = ['reports']"):
    (folder / "rashomon.toml").write_text(f"[[source]]\nname = 'herald'\n{source}\n{text}")


def alert(store="rashomon.db"):
    """Put something to tell into a store."""
    visit = Visit("herald", "2026-03-01T02:00:00+00:00", "2026-03-01T02:00:00+00:00", upto=9)
    with open_store(store) as opened:
        opened.note_visit(visit, [Alert("new", "New: Riot in Lima", "4f1c", {"killed": 2, "country": "PER"})])


def test_a_round_reads_what_is_new_and_says_so(run, here):
    plan(here)
    first = run("watch")
    assert first.exit_code == 0
    assert first.stderr.endswith("herald: ok: 1 read (1 new, 0 changed), 0 unchanged; 0 joined, 0 alarms\n")
    assert "0 read (0 new, 0 changed), 1 unchanged" in run("watch").stderr


def test_a_page_is_fetched_politely_and_under_the_name_given(run, here):
    with serving() as site:
        site.pages["/a"] = html()
        plan(here, source=f"at = ['{site.url}/a']\nallow_private = true\npublisher = 'Harbour Herald'")
        assert run("watch").exit_code == 0
        assert site.asked[0][0] == "/robots.txt"
        site.pages["/a"] = html(PAGE.replace("two", "three"))
        assert "1 read (0 new, 1 changed)" in run("watch").stderr
    with open_store("rashomon.db", create=False) as store:
        records = store.records(list(store.documents())).values()
        assert {record["document"]["publisher"] for record in records} == {"Harbour Herald"}


def test_the_summary_is_one_line_of_json_and_the_status_3_where_a_source_fails(run, here):
    plan(here, source="at = ['missing.txt']\nevery = 60")
    result = run("watch", "--json", "-q")
    row = json.loads(result.stdout)
    assert result.exit_code == row["status"] == 3
    assert row["visits"][0]["status"] == "failed"
    assert "there is no such file" in result.stderr
    again = json.loads(run("watch", "--json", "-q").stdout)
    assert (again["visits"], again["waiting"], again["status"]) == ([], ["herald"], 0)
    assert json.loads(run("watch", "--json", "-q", "--all").stdout)["visits"]


def test_runs_shows_the_visits(run, here):
    plan(here)
    run("watch")
    head, row = (line.split("\t") for line in run("runs").stdout.splitlines())
    shown = dict(zip(head, row, strict=True))
    assert (shown["source"], shown["status"], shown["read"]) == ("herald", "ok", "1")
    assert json.loads(run("runs", "--json").stdout)["added"] == 1
    assert run("runs", "--source", "courier").stdout.count("\n") == 1


def test_alerts_go_to_standard_output_a_file_and_a_feed_once(run, here):
    plan(here, "[[alert]]\nto = ['-', 'alerts.jsonl', 'feed.xml']\n[watch]\ndesk = 'https://desk.example'\n")
    alert()
    assert run("watch", "-q").stdout == "new\tNew: Riot in Lima\t4f1c\n"
    assert run("watch", "-q").stdout == ""
    alert()
    assert json.loads(run("watch", "-q", "--json").stdout)["alerts"] == ["new\tNew: Riot in Lima\t4f1c"]
    row, _ = map(json.loads, (here / "alerts.jsonl").read_text().splitlines())
    assert (row["kind"], row["message"], row["facts"]["killed"]) == ("new", "New: Riot in Lima", 2)
    name = "{http://www.w3.org/2005/Atom}"
    entry, _ = ET.parse(here / "feed.xml").getroot().findall(f"{name}entry")
    assert entry.findtext(f"{name}title") == "New: Riot in Lima"
    assert entry.find(f"{name}link").get("href") == "https://desk.example/incidents/4f1c"


@pytest.fixture
def hook():
    """Return a server that takes what is posted: (its address, heads and bodies that came, the status it answers)."""
    came, status = [], [200]

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            came.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status[0])
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *told):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/hook", came, status
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_webhook_gets_signed_alerts_and_is_tried_again(run, here, hook):
    url, came, status = hook
    (here / "secret").write_text("s3cret\n")
    plan(here, f"[[alert]]\nto = ['{url}']\nsecret_file = 'secret'\nallow_private = true\n")
    alert()
    status[0] = 503
    result = run("watch", "-q")
    assert result.exit_code == 3
    assert "the server answers 503" in result.stderr
    status[0] = 200
    assert run("watch", "-q").exit_code == 0
    assert run("watch", "-q").exit_code == 0
    assert len(came) == 2
    heads, body = came[1]
    signed = hmac.new(b"s3cret", heads["X-Rashomon-Timestamp"].encode() + b"." + body, sha256).hexdigest()
    assert heads["X-Rashomon-Signature"] == f"sha256={signed}"
    assert json.loads(body)["alerts"][0]["incident"] == "4f1c"


def test_a_webhook_in_a_private_network_is_refused(run, here, hook):
    url, came, _ = hook
    (here / "secret").write_text("s3cret\n")
    plan(here, f"[[alert]]\nto = ['{url}']\nsecret_file = 'secret'\n")
    alert()
    result = run("watch", "-q")
    assert result.exit_code == 3
    assert "private or reserved address" in result.stderr
    assert came == []


@pytest.mark.parametrize(
    ("text", "told"),
    [(None, "no rashomon.toml here that names sources"), ("policy = 'acled'", "there is no [[source]] to watch")],
)
def test_without_sources_it_says_what_is_missing(run, here, text, told):
    if text:
        (here / "rashomon.toml").write_text(text)
    result = run("watch")
    assert result.exit_code == 2
    assert told in result.stderr


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGINT])
def test_a_watch_that_goes_on_ends_when_it_is_told_to(here, way):
    plan(here)
    command = [sys.executable, "-m", "rashomon", "watch", "--every", "60"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert any("herald: ok: 1 read" in line for line in process.stderr)
        process.send_signal(way)
        process.communicate()
    assert process.returncode == 128 + way
    with open_store("rashomon.db", create=False) as store:
        assert [visit.status for visit in store.visits()] == ["ok"]


@pytest.mark.parametrize(
    ("secret", "told"), [(None, "secret: cannot be read: No such file"), ("\n", "secret: holds no secret")]
)
def test_without_a_secret_nothing_is_sent(run, here, hook, secret, told):
    url, came, _ = hook
    if secret:
        (here / "secret").write_text(secret)
    plan(here, f"[[alert]]\nto = ['{url}', 'alerts.jsonl']\nsecret_file = 'secret'\nallow_private = true\n")
    alert()
    result = run("watch", "-q")
    assert result.exit_code == 3
    assert told in result.stderr
    assert came == []
    assert (here / "alerts.jsonl").read_text()
