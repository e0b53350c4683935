"""No message holds the password of a store."""

import pytest

pytest.importorskip("psycopg")

from rashomon.model import ConfigError
from rashomon.store import open_store

SECRET = "s3cr3t"
ADDRESSES = [
    f"postgresql://ada:{SECRET}@localhost:1/news",
    f"postgresql://ada@localhost:1/news?password={SECRET}",
    f"postgresql://localhost:1/news?user=ada&password={SECRET}",
    f"postgresql://ada:{SECRET}%40x@localhost:1/news",
    f"postgresql://ada:a@{SECRET}@localhost:1/news",
    f"postgresql://ada:a#{SECRET}@localhost:1/news",
    f"postgresql://ada:a?{SECRET}@localhost:1/news",
    f"postgresql://ada:a/{SECRET}@localhost:1/news",
    f"postgresql://ada:a {SECRET}@localhost:1/news",
    f"postgresql://ada:%zz{SECRET}@localhost:1/news",
    f"postgresql://ada@localhost:1/news?password={SECRET}&nonsense=1",
    f"postgresql://ada@localhost:1/news?sslpassword={SECRET}&connect_timeout=x",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_goes_wrong_is_told_without_the_password(address):
    with pytest.raises(ConfigError) as told:
        open_store(address, create=True)
    assert SECRET not in str(told.value)
    assert len(str(told.value)) > 20
