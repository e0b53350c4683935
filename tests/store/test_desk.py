"""The desk stands on either store alike."""

import pytest
from starlette.testclient import TestClient

from rashomon.desk.app import create_app
from rashomon.desk.settings import Settings
from rashomon.pipeline.add import Adding
from rashomon.pipeline.review import join_two, named, word
from rashomon.pipeline.summaries import refresh
from rashomon.sources import document_of
from rashomon.store import Selection, open_store

REPORTS = (
    ("A car bomb killed four soldiers at a checkpoint in Berbera on Monday, the army said.", "2023-05-16"),
    (
        "Police fired tear gas at striking miners in Potosi on Monday; 12 miners were arrested, the union said.",
        "2023-05-16",
    ),
)


@pytest.fixture
def client(place):
    with open_store(place) as store:
        Adding(store).run([document_of({"text": text, "published": day}, name="x") for text, day in REPORTS])
        while refresh(store):
            pass
    return TestClient(create_app(Settings(place)), raise_server_exceptions=False)


def test_every_page_is_shown_and_a_decision_kept(client, place):
    with open_store(place) as store:
        (id,) = [row.incident for row in store.summaries(Selection(type="ASSAULT"), 5)]
        document = store.search("bomb")[0].document
    for path in ("/", "/?q=bomb", "/?box=40,5,50,15&sort=newest", "/queue", "/log", "/agreement", "/people", f"/incidents/{id}",
                 f"/reports/{document}", "/download/incidents.csv", "/api/incidents?rivals=1", "/api/judgements"):  # fmt: skip
        assert client.get(path).status_code == 200, path
    csrf = client.get("/").text.split('name="csrf" content="')[1].split('"')[0]
    decided = {"csrf": csrf, "field": "figure", "name": "killed", "value": "5", "seen": "0"}
    assert client.post(f"/incidents/{id}/decide", data=decided).status_code == 200
    assert client.post(f"/incidents/{id}/decide", data=decided).status_code == 409
    assert '<td class="n">5</td>' in client.get("/?type=ASSAULT").text


def test_an_id_that_an_incident_once_had_leads_to_it(client, place):
    with open_store(place) as store:
        one, other = (named(store, store.search(word)[0].document) for word in ("bomb", "miners"))
        before = {next(iter(store.incidents_of([n.hub]).values())) for n in (one, other)}
        join_two(store, one, other, word("Ada", "One story."))
        (now,) = set(store.incidents_of([one.hub]).values())
    for id in before - {now}:
        got = client.get(f"/incidents/{id}", follow_redirects=False)
        assert (got.status_code, got.headers["location"]) == (303, f"/incidents/{now}")
