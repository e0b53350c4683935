"""Every test of the store's behaviour runs on SQLite and on PostgreSQL, which the tests start themselves."""

import os
import tempfile
import warnings

import pytest

from rashomon.store import open_store


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Return the address of a PostgreSQL server of the tests' own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pgserver = pytest.importorskip("pgserver", reason="PostgreSQL is not tested: pgserver is not installed here")
        os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
        try:
            # not below pytest's own folder, which the user that the server runs as (never root) may not enter
            server = pgserver.get_server(tempfile.mkdtemp(prefix="rashomon-"), cleanup_mode="delete")
        except Exception as error:  # noqa: BLE001 - whatever keeps it from starting here
            pytest.skip(f"PostgreSQL is not tested: it cannot be started here ({error})")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing here need survive a power cut
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    yield server.get_uri()
    server.cleanup()


def _place(request, folder):
    """Return where an empty store can be made."""
    if request.param == "sqlite":
        return str(folder / "store.db")
    import psycopg

    url = request.getfixturevalue("server")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET client_min_messages = warning")
        connection.execute("DROP SCHEMA IF EXISTS rashomon CASCADE")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Return where an empty store can be made."""
    return _place(request, tmp_path)


@pytest.fixture
def store(place):
    """Return an empty store."""
    with open_store(place) as store:
        yield store


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def library(request, tmp_path_factory):
    """Return a store that the tests of one file share: empty at first."""
    with open_store(_place(request, tmp_path_factory.mktemp("library"))) as store:
        yield store
