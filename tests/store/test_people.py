"""People of the desk in a store: the newest row of each holds."""

from dataclasses import replace

from rashomon.store import Access, Person, Saved, Session, Token

ADA = Person("Ada", "coder", "hash", "root", "2024-04-01")


def test_the_newest_row_of_a_person_holds(store):
    store.enrol(ADA)
    store.enrol(replace(ADA, name="Ben", role="reader"))
    store.enrol(replace(ADA, role="admin"))
    assert [(p.name, p.role) for p in store.people()] == [("Ada", "admin"), ("Ben", "reader")]
    store.enrol(replace(ADA, active=False))
    assert [p.name for p in store.people()] == ["Ben"]


def test_tokens_are_found_by_their_mark_until_they_are_taken_back(store):
    token = Token("mark", "Ada", "export", "2024-04-01")
    store.put_token(token)
    assert store.tokens("mark") == store.tokens() == [token]
    assert store.tokens("other") == []
    store.put_token(replace(token, active=False))
    assert store.tokens("mark") == []


def test_sessions_end(store):
    late, over = (Session(mark, "Ada", "csrf", day) for mark, day in (("a", "2999-01-01"), ("b", "2001-01-01")))
    store.log_in(over)
    store.log_in(late)
    assert (store.session("a"), store.session("b")) == (late, None)
    store.log_out("a")
    assert store.session("a") is None


def test_accesses_are_told_newest_first_and_saved_selections_by_label(store):
    for what in ("log-in", "refused"):
        store.note_access(Access("2024-04-01", "Ada", what, "127.0.0.1"))
    assert [a.what for a in store.accesses(1)] == ["refused"]
    saved = Saved("Peru", "country=PER", "Ada", "2024-04-01")
    store.save(saved)
    store.save(replace(saved, label="Lima"))
    store.save(replace(saved, label="Lima", active=False))
    assert store.saved() == [saved]
