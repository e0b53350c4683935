"""Who may come in and what he may do: log-in, roles, tokens, forged requests, headers."""

import re

import pytest

from desk_store import incident, report
from rashomon.desk.people import add_person, add_token
from rashomon.desk.settings import settings_for
from rashomon.model import ConfigError

ROLES = ("reader", "coder", "adjudicator", "admin")
LEAST = {
    "/people": "admin", "/people/tokens": "admin", "/people/tokens/remove": "admin", "/agreement/code": "adjudicator",
    "/agreement/adjudicate": "adjudicator", "/queue": "coder",
}  # fmt: skip
OPEN = ("/login", "/static/{name}")


def routes(app):
    """Yield every method and path of the desk, pages, forms and API."""

    def walk(router, prefix=""):
        for route in router.routes:
            inner = getattr(route, "original_router", None)
            if inner is not None:
                yield from walk(inner, prefix + getattr(getattr(route, "include_context", None), "prefix", ""))
            else:
                for method in sorted(set(getattr(route, "methods", None) or ()) - {"HEAD"}):
                    yield method, route.path

    return list(walk(app))


def send(browser, method, path, store, **fields):
    filled = (
        path.replace("{id}", incident(store) if "incidents" in path else report(store))
        .replace("{number}", "1")
        .replace("{form}", "json")
    )
    return browser.client.request(method, filled, follow_redirects=False, **fields)


def least(method, path):
    return LEAST.get(path) or ("reader" if method == "GET" or path == "/logout" else "coder")


@pytest.mark.parametrize("role", [None, *ROLES])
def test_every_role_against_every_route(guarded, store, role):
    browser = guarded(role)
    headers = {"x-csrf": browser.csrf()} if role else {}
    tried = [
        (m, p) for m, p in routes(browser.app) if p not in OPEN and not p.endswith("openapi.json") and p != "/logout"
    ]
    assert len(tried) > 25
    for method, path in tried:
        status = send(
            browser, method, path, store, headers=headers, **({} if method == "GET" else {"json": {}})
        ).status_code
        if role is None:
            assert status in (303, 401), (method, path, status)
        elif ROLES.index(role) < ROLES.index(least(method, path)):
            assert status == 403, (role, method, path, status)
        else:
            assert status not in (401, 403, 500), (role, method, path, status)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_made_to_do_what_another_site_sends(guarded, store, role):
    browser = guarded(role)
    for method, path in routes(browser.app):
        if method != "GET" and path not in OPEN:
            assert send(browser, method, path, store, data={"csrf": "guess"}).status_code == 403
    assert store.judgements() == []


def test_who_is_not_logged_in_is_led_to_it_and_back(guarded):
    got = guarded().client.get("/log", follow_redirects=False)
    assert (got.status_code, got.headers["location"]) == (303, "/login?next=/log")
    browser = guarded()
    got = browser.client.post("/login", data={"name": "the coder", "password": "correct horse battery", "next": "/log"})
    assert got.url.path == "/log"
    cookie = next(h for h in got.history[0].headers.get_list("set-cookie"))
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert browser.post("/logout").url.path == "/login"
    assert browser.client.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("next", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_a_log_in_never_leads_to_another_site(guarded, next):
    got = guarded().client.post(
        "/login", data={"name": "the coder", "password": "correct horse battery", "next": next}, follow_redirects=False
    )
    assert got.headers["location"] == "/"


def test_too_many_wrong_passwords_are_refused_even_if_the_next_is_right(guarded, store):
    browser = guarded()
    for _ in range(5):
        assert browser.log_in("the coder", "wrong password").status_code == 401
    assert browser.log_in("the coder").status_code == 429
    assert [a.what for a in store.accesses(2)] == ["refused: too many tries", "refused"]


def test_an_unknown_name_is_refused_like_a_wrong_password(guarded):
    unknown, wrong = guarded().log_in("nobody", "wrong password"), guarded().log_in("the coder", "wrong password")
    assert (unknown.status_code, unknown.text) == (wrong.status_code, wrong.text)


def test_log_ins_are_told_to_the_admin(guarded):
    guarded("reader").post("/logout")
    page = guarded("admin").page("/people")
    assert re.search(r"the reader · log-in", page)
    assert re.search(r"the reader · log-out", page)


def test_a_program_comes_in_by_a_token_until_it_is_taken_back(guarded, store):
    admin = guarded("admin")
    secret = re.search(
        r"shown this once: <code>([^<]+)", admin.post("/people/tokens", name="the coder", label="export").text
    )[1]
    program = guarded()
    headers = {"authorization": f"Bearer {secret}"}
    assert program.client.get("/api/incidents", headers=headers).json()["total"] == 4
    given = {"field": "status", "value": "confirmed"}
    assert (
        program.client.post(f"/api/incidents/{incident(store)}/decisions", json=given, headers=headers).status_code
        == 201
    )
    assert store.judgements()[-1].by == "the coder"
    admin.post("/people/tokens/remove", mark=store.tokens()[0].mark)
    assert program.client.get("/api/incidents", headers=headers).status_code == 401
    assert secret not in "".join(str(token) for token in store.tokens())


def test_only_an_adjudicator_publishes_or_takes_back_what_others_decided(guarded, store):
    coder, judge = guarded("coder"), guarded("adjudicator")
    assert coder.post(f"/incidents/{incident(store)}/decide", field="status", value="published").status_code == 403
    judge.post(f"/incidents/{incident(store)}/decide", field="status", value="published")
    assert coder.post("/undo", number=store.judged()).status_code == 403
    assert "published" in coder.page(f"/incidents/{incident(store)}")


def test_a_reader_sees_no_controls(guarded, store):
    page = guarded("reader").page(f"/incidents/{incident(store)}") + guarded("reader").page(f"/reports/{report(store)}")
    assert 'action="/judge"' not in page
    assert "decide" not in page.replace("i1-decide", "").replace("s-decide", "").replace('class="decide"', "")


def test_the_last_admin_stays(guarded, store):
    got = guarded("admin").post("/people", name="the admin", role="reader")
    assert got.status_code == 422
    assert "only admin" in got.text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8420", "", "127.0.0.1.evil.example"])
def test_another_name_that_points_here_is_refused(desk, host):
    assert desk.get("/", headers={"host": host}).status_code == 421


def test_every_answer_forbids_what_the_desk_does_not_need(desk, store):
    for path in ("/", "/login", "/static/desk.js", "/nothing", "/api/incidents", f"/reports/{report(store)}"):
        headers = desk.client.get(path, follow_redirects=False).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in policy


def test_pages_have_no_inline_script_or_style_and_name_no_other_host(desk, store):
    for path in (
        "/",
        "/queue",
        "/log",
        "/people",
        "/agreement",
        f"/reports/{report(store)}",
        f"/incidents/{incident(store)}",
    ):
        page = desk.page(path)
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", page)
        assert not re.findall(r'(?:src|href|action)="(?:https?:)?//[^"]*"', page)


def test_off_this_machine_it_does_not_start_without_people(place, store):
    with pytest.raises(ConfigError, match="rashomon people add"):
        settings_for(place, "0.0.0.0", "me")
    add_person(store, "Ada", "admin", "long enough password", by="test")
    assert settings_for(place, "0.0.0.0", "me").login


@pytest.mark.parametrize(("name", "role", "password", "said"), [
    ("", "coder", "long enough password", "a name is needed"),
    ("Ada", "king", "long enough password", "no role 'king'"),
    ("Ada", "coder", "short", "10 characters at least"),
])  # fmt: skip
def test_people_who_cannot_be_added(store, name, role, password, said):
    with pytest.raises(ConfigError, match=said):
        add_person(store, name, role, password, by="test")
    assert store.people() == []


def test_passwords_and_tokens_are_kept_as_hashes(store):
    add_person(store, "Ada", "coder", "long enough password", by="test")
    secret = add_token(store, "Ada", "script")
    assert store.people()[0].secret.startswith("$argon2id$")
    assert secret not in str(store.tokens())
