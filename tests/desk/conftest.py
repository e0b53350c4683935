"""A small store with people in it or without, and the desk over it."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from desk_browser import CHROMIUM, FLAGS, Watched, served
from rashomon.desk.app import create_app
from rashomon.desk.people import add_person
from rashomon.desk.settings import Settings, settings_for
from rashomon.pipeline.add import Adding
from rashomon.pipeline.summaries import refresh
from rashomon.sources import document_of
from rashomon.store import open_store

REPORTS = (
    {"id": "one", "published": "2023-05-16", "publisher": "Gulf Wire", "title": "Bomb kills four in Berbera",
     "text": "A car bomb killed four soldiers at a checkpoint in Berbera on Monday, the army said. A crowd gathered later."},
    {"id": "two", "published": "2023-05-17", "publisher": "Red Sea Post", "title": "Berbera toll is six",
     "text": "Six soldiers died in Monday's car bomb at a checkpoint in Berbera, a doctor said."},
    {"id": "three", "published": "2023-05-16", "publisher": "Andes Daily", "title": "Miners held in Potosi",
     "text": "Police fired tear gas at striking miners in Potosi on Monday; 12 miners were arrested, the union said."},
    {"id": "hostile", "published": "2023-05-18", "publisher": "<b>Paper</b>", "title": "<script>alert(1)</script> \u202eraid",
     "text": "Gunmen killed two guards in <img src=x onerror=alert(1)> Lima on Wednesday, \u202epolice said\u202c. {{ 7*7 }} </script>"},
)  # fmt: skip
PASSWORD = "correct horse battery"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "store.db"
    with open_store(str(path)) as store:
        Adding(store).run([document_of(row, name=row["id"]) for row in REPORTS])
        while refresh(store):
            pass
    return path


@pytest.fixture
def place(made, tmp_path):
    """Return the path of a store of one's own."""
    for suffix in ("", "-wal", "-shm"):
        if Path(f"{made}{suffix}").exists():
            shutil.copy(f"{made}{suffix}", tmp_path / f"desk.db{suffix}")
    return str(tmp_path / "desk.db")


@pytest.fixture
def store(place):
    with open_store(place) as store:
        yield store


@pytest.fixture
def desk(place):
    """Return a browser at a desk where nobody need log in."""
    return Browser(create_app(Settings(place, me="Ada")))


@pytest.fixture
def guarded(place):
    """Return a function that gives a browser at a desk where people log in, logged in as somebody of a role."""
    with open_store(place) as store:
        for role in ("admin", "adjudicator", "coder", "reader"):
            add_person(store, f"the {role}", role, PASSWORD, by="test")
    app = create_app(settings_for(place, "127.0.0.1", "nobody", names=("testserver",)))

    def enter(role=None):
        browser = Browser(app)
        if role:
            assert browser.log_in(f"the {role}").status_code == 200
        return browser

    return enter


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def base(place):
    with served(create_app(Settings(place, names=("127.0.0.1",), me="Ada"))) as base:
        yield base


@pytest.fixture
def open_page(chromium, base):
    """Return a function that opens a page; at the end nothing may have gone wrong in it, and no request have left."""
    opened = []

    def open_page(path="/", **asked):
        watched = Watched(chromium, base, **asked)
        opened.append(watched)
        watched.page.goto(path)
        return watched.page

    yield open_page
    for watched in opened:
        watched.context.close()
        assert [said for said in watched.said if "409" not in said] == []
        assert watched.left == []


class Browser:
    """A client that reads forms as a browser does."""

    def __init__(self, app):
        self.app = app
        self.client = TestClient(app, raise_server_exceptions=False)

    def get(self, path, **fields):
        return self.client.get(path, **fields)

    def page(self, path):
        got = self.client.get(path)
        assert got.status_code == 200, got.text
        return got.text

    def log_in(self, name, password=PASSWORD):
        return self.client.post("/login", data={"name": name, "password": password, "next": "/"})

    def csrf(self):
        found = re.search(r'<meta name="csrf" content="([^"]+)"', self.client.get("/").text)
        return unescape(found[1]) if found else ""

    def post(self, path, **data):
        """Send a form as a page of the desk does."""
        return self.client.post(path, data={"csrf": self.csrf(), **data})
