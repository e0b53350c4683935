"""What people see and do at the desk, as forms without a script."""

import csv
import html
import io
import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from desk_store import incident, report
from rashomon.model import Subject
from rashomon.pipeline.add import Adding
from rashomon.pipeline.stored import readings
from rashomon.pipeline.stored_dossiers import from_store
from rashomon.pipeline.summaries import refresh
from rashomon.review import facts
from rashomon.sources import document_of


def forms(text):
    """Return the forms of a page: their action, and the names and values of what they carry."""
    found = []
    for action, body in re.findall(r'<form[^>]* action="([^"]*)"[^>]*>(.*?)</form>', text, re.S):
        inputs = re.findall(r'<(?:input|button)[^>]*? name="([^"]*)"(?:[^>]*? value="([^"]*)")?', body)
        found.append((html.unescape(action), [(name, html.unescape(value)) for name, value in inputs]))
    return found


def subject_of(store, id, key):
    document = report(store, id)
    found = next(f.subject for f in facts(readings(store, [document])[document]) if f.key.rpartition(".")[0] == key)
    return json.dumps({"kind": found.kind, "field": "exists", "document": found.document, "span": found.span, "name": found.name,
                       "event": found.event})  # fmt: skip


def test_the_overview_lists_incidents_with_a_map_and_a_timeline(desk, store):
    page = desk.page("/")
    assert "4 incidents" in page
    assert f'href="/incidents/{incident(store)}"' in page
    assert "<svg" in page
    assert 'class="days"' in page


def test_a_country_is_not_told_twice_where_no_nearer_place_is_known(desk, store):
    vote = {
        "id": "vote",
        "published": "2023-06-02",
        "text": "The Unity Party won 40 of 90 seats in the election in Ghana on Thursday, the electoral commission said.",
    }
    Adding(store).run([document_of(vote, name="vote")])
    while refresh(store):
        pass
    assert '<td class="where">Ghana</td>' in desk.page("/?country=GHA")


@pytest.mark.parametrize(("asked", "number"), [
    ("type=ASSAULT", "2 incidents"), ("country=BOL", "2 incidents"), ("q=miners", "2 incidents"), ("since=2023-05-17", "1 incident<"),
    ("rivals=1", "1 incident<"), ("status=confirmed", "0 incidents"), ("sources=2", "1 incident<"),
    ("box=-80,-25,-60,0", "2 incidents"),
])  # fmt: skip
def test_the_address_holds_the_selection(desk, asked, number):
    page = desk.page(f"/?{asked}")
    assert number in re.sub(r"\s+", " ", page.split("<h1>")[1])
    assert f"/queue?{asked.replace(',', '%2C')}" in html.unescape(page)


@pytest.mark.parametrize("asked", ["since=soon", "page=x", "box=1,2", "sort=best", "q=%22"])
def test_what_is_no_selection_is_told(desk, asked):
    got = desk.get(f"/?{asked}")
    assert got.status_code == 422
    assert 'id="problem"' in got.text


def test_an_incident_says_in_one_sentence_what_is_agreed_and_what_not(desk, store):
    page = desk.page(f"/incidents/{incident(store)}")
    assert re.search(r'class="agreed">[^<]*differ on how many were killed', page)
    assert "2 reports, 2 independent sources" in page


def test_a_value_is_taken_for_the_incident_and_seen_in_the_list(desk, store):
    id = incident(store)
    taken = next(
        fields
        for action, fields in forms(desk.page(f"/incidents/{id}"))
        if action.endswith("/decide") and ("value", "6") in fields
    )
    got = desk.client.post(f"/incidents/{id}/decide", data=dict(taken))
    assert got.status_code == 200
    assert "<dd>6</dd>" in got.text
    assert '<td class="n">6</td>' in desk.page("/")
    assert "<dd>4–6</dd>" in desk.page(f"/incidents/{id}?values=machine")


def test_a_claim_is_accepted_corrected_and_rejected_on_the_page_of_its_report(desk, store):
    where, subject = f"/reports/{report(store)}", subject_of(store, "one", "e1.c0")
    page = desk.page(where)
    desk.post("/judge", subject=subject, decision="accept", take="value", next=where)
    assert 'class="state accept"' in desk.page(where)
    got = desk.post(
        "/judge",
        subject=subject,
        decision="correct",
        f_value="5",
        was_value="4",
        f_group="soldiers",
        was_group="soldiers",
        next=where,
    )
    assert "corrected: 5" in got.text
    assert [j.subject.field for j in store.judgements()] == ["value", "value"]
    assert "out" not in re.search(r'<li class="(thing claim[^"]*)"', page)[1]
    got = desk.post("/judge", subject=subject, decision="reject", next=where)
    assert 'class="thing claim out"' in got.text


def test_what_was_missed_is_added_on_words(desk, store):
    id = report(store)
    text = readings(store, [id])[id].document.text
    at = text.index("gathered")
    got = desk.post(f"/reports/{id}/add", kind="event", start=at, end=at + 8, type="PROTEST", day="2023-05-15")
    assert "Added by people" in got.text
    assert "5 incidents" in desk.page("/")


def test_who_decides_with_old_eyes_is_told_and_nothing_is_kept(desk, store):
    subject = subject_of(store, "one", "e1")
    desk.post("/judge", subject=subject, decision="correct", f_type="ACCIDENT", seen="0")
    got = desk.post("/judge", subject=subject, decision="correct", f_type="DISASTER", seen="0")
    assert got.status_code == 409
    assert "Ada has decided this" in got.text
    assert len(store.judgements()) == 1


def test_a_merge_and_a_split(desk, store):
    one, other = incident(store), incident(store, "three")
    got = desk.post(f"/incidents/{one}/merge", other=other)
    assert "3 reports" in got.text
    got = desk.post(f"/incidents/{incident(store)}/split", report=report(store, "three"))
    assert "2 reports" in got.text


def test_a_link_is_refused_and_taken_back(desk, store):
    (link,) = [
        k
        for k in store.links([r for own in store.refs(list(store.documents())).values() for r in own])
        if k.decision == "same"
    ]
    got = desk.post("/links", left=link.left, right=link.right, decision="different")
    assert got.status_code == 200
    assert incident(store) != incident(store, "two")
    desk.post("/links", left=link.left, right=link.right, decision="unsure")
    assert incident(store) == incident(store, "two")


def test_the_queue_asks_for_what_most_needs_a_person_and_then_the_next(desk, store):
    page = desk.page("/queue")
    assert "how many were killed" in page
    assert "4 left" in page
    first = incident(store)
    desk.post(f"/incidents/{first}/decide", field="status", value="confirmed")
    assert "3 left" in desk.page("/queue")
    assert f"/incidents/{first}" not in desk.page("/queue").split("<h1")[1].split("</h1>")[0]


def test_what_is_skipped_or_somebody_elses_does_not_come(desk, store):
    ids = set(store.incidents())
    desk.post(f"/incidents/{incident(store)}/decide", field="assigned", value="Ben")
    rest = ",".join(ids - {incident(store)})
    assert "Nothing else is waiting" in desk.page(f"/queue?skip={rest}")
    assert "2 left" in desk.page("/queue?type=ASSAULT")


def test_the_log_tells_who_decided_what_and_takes_it_back(desk, store):
    desk.post("/judge", subject=subject_of(store, "one", "e1"), decision="correct", f_type="ACCIDENT", why="No attack.")
    page = desk.page("/log")
    assert "corrected event type: ACCIDENT" in page
    assert "No attack." in page
    got = desk.post("/undo", number=store.judged())
    assert 'class="struck"' in got.text
    assert next(from_store(store, [incident(store)], as_reviewed=True)).incident.type == "ASSAULT"


def test_a_selection_is_saved_and_downloaded(desk):
    assert "Bolivia" in desk.post("/selections", label="Andes", selection="country=BOL").text
    assert 'href="/?country=BOL">Andes</a>' in desk.page("/")
    rows = desk.get("/download/incidents.json?country=BOL").json()
    assert [row["country"] for row in rows] == ["BOL", "BOL"]
    assert desk.get("/download/incidents.csv").text.count("\n") == 5


def test_hostile_reports_are_words_and_never_markup(desk, store):
    for path in ("/", f"/incidents/{incident(store, 'hostile')}", f"/reports/{report(store, 'hostile')}", "/queue"):
        page = desk.page(path)
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "<b>Paper" not in page
        assert "\u202e" not in page
    assert "*7 }}" in desk.page(f"/reports/{report(store, 'hostile')}")


def test_coding_twice_is_blind_until_it_is_adjudicated(guarded, store):
    coder, judge = guarded("coder"), guarded("adjudicator")
    id, subject = report(store), subject_of(store, "one", "e1.c0")
    judge.post("/agreement/code", task="pilot", coders="x", reports=id)
    for browser, value in ((coder, "5"), (judge, "6")):
        browser.post("/judge", subject=subject, decision="correct", f_value=value, task="pilot")
    assert "corrected" not in coder.page(f"/reports/{id}")
    assert "corrected: 5" in coder.page(f"/reports/{id}?task=pilot")
    assert "corrected: 6" not in coder.page(f"/reports/{id}?task=pilot")
    assert "An adjudicator sees them" in coder.page("/agreement?task=pilot")
    page = judge.page("/agreement?task=pilot")
    assert "the coder: 5" in page
    chosen = next(f for a, f in forms(page) if a == "/agreement/adjudicate" and any('"low": 5' in v for _, v in f))
    judge.client.post("/agreement/adjudicate", data=dict(chosen))
    assert "corrected: 5" in coder.page(f"/reports/{id}")
    assert coder.post("/agreement/adjudicate", subject=subject, decision="reject").status_code == 403


@pytest.mark.parametrize("path", ["/incidents/none", "/reports/none", "/static/none", "/nothing"])
def test_what_is_not_there(desk, path):
    got = desk.get(path)
    assert got.status_code == 404
    assert 'id="problem"' in got.text


@pytest.mark.parametrize(
    "subject", ["", "{}", "[]", '{"kind": "x", "document": "y"}', json.dumps({"kind": "event", "document": "none"})]
)
def test_a_form_that_makes_no_sense_is_refused(desk, store, subject):
    assert desk.post("/judge", subject=subject, decision="reject").status_code == 422
    assert store.judgements() == []


def test_subjects_go_to_a_form_and_back():
    from rashomon.desk.acting import subject_of as back
    from rashomon.desk.render import key_of
    from rashomon.model import Span

    subject = Subject("claim", "value", "d1", Span(3, 9), "killed", Span(0, 2))
    assert back(key_of(subject)) == subject


def test_a_stale_decision_on_links_is_a_conflict_and_nothing_is_kept(desk, store):
    one, other = incident(store), incident(store, "three")
    seen = store.decided()
    desk.post(f"/incidents/{one}/merge", other=other)
    got = desk.post(f"/incidents/{incident(store)}/split", report=report(store, "two"), links=seen)
    assert got.status_code == 409
    assert "Ada has decided" in got.text
    assert incident(store, "two") == incident(store, "three")


def test_the_log_numbers_decisions_on_links_and_takes_them_back(desk, store):
    one, other = incident(store), incident(store, "three")
    desk.post(f"/incidents/{one}/merge", other=other)
    page = desk.page("/log")
    (undo,) = [dict(fields) for action, fields in forms(page) if action == "/links/undo"]
    assert f"L{undo['number']}" in page
    got = desk.client.post("/links/undo", data=undo)
    assert got.status_code == 200
    assert incident(store) != incident(store, "three")
    assert not [action for action, _ in forms(got.text) if action == "/links/undo"]


def test_a_map_asks_for_what_is_in_view(desk, store):
    cells = desk.get("/map/cells?box=-80,-30,-50,0").json()
    assert sum(cell["number"] for cell in cells) == 3
    assert (
        desk.get("/map/cells?type=ASSAULT&box=-80,-30,-50,0").json()[0]["href"]
        == f"/incidents/{incident(store, 'hostile')}"
    )
    names = [city["name"] for city in desk.get("/map/cities?box=43,9,47,12").json()]
    assert {"Hargeysa", "Berbera"} <= set(names)
    assert desk.get("/map/cities").status_code == 422


def test_a_selection_is_downloaded_in_the_columns_of_a_scheme(desk, store):
    id = incident(store)
    desk.post(f"/incidents/{id}/decide", field="figure", name="killed", value="5")
    for values, killed in (("reviewed", "5"), ("machine", "4")):
        got = desk.get(f"/download/export?scheme=acled&format=csv&q=doctor&values={values}")
        assert got.headers["content-disposition"] == 'attachment; filename="acled.csv"'
        (row,) = csv.DictReader(io.StringIO(got.content.decode("utf-8-sig")))
        assert (row["fatalities"], row["incident_id"]) == (killed, id)
    archive = ZipFile(io.BytesIO(desk.get("/download/export?scheme=timemap&format=json").content))
    assert "timemap_events.json" in archive.namelist()
    assert "no scheme" in desk.get("/download/export?scheme=nope").text


def test_the_queue_offers_to_edit_the_figure_on_which_reports_differ(desk, store):
    examples = Path(__file__).parents[2] / "examples" / "demo.jsonl"
    rows = [json.loads(line) for line in examples.read_text(encoding="utf-8").splitlines()]
    Adding(store).run([document_of(row, name=row["id"]) for row in rows if row["id"].startswith("strike")])
    while refresh(store):
        pass
    assert '<option value="injured" selected>' in desk.page("/queue?q=depot")
    assert '<option value="killed" selected>' in desk.page("/queue?q=doctor")
