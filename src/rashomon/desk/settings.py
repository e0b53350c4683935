"""What the desk is started with."""

import ipaddress
from dataclasses import dataclass, field
from secrets import token_urlsafe

from rashomon.model import ConfigError
from rashomon.store import open_store

_HERE = ("localhost",)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the store is and who may come.

    `names` are the host names under which browsers may ask for the desk, `me` who judges where nobody need log in, `login` whether
    people must, `secure` whether browsers reach it by https. `key` is made anew with each start.
    """

    store: str
    names: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]", "testserver")
    me: str = "somebody"
    login: bool = False
    secure: bool = False
    key: str = field(default_factory=token_urlsafe, repr=False)


def settings_for(store: str, host: str, me: str, *, names: tuple[str, ...] = (), secure: bool = False) -> Settings:
    """Return the settings for a store at an address, and bring the store up to date.

    On this machine alone nobody need log in unless people are known; anywhere else somebody must be known: ConfigError says how.
    """
    with open_store(store) as opened:
        known = any(person.secret for person in opened.people())
    here = is_loopback(host)
    if not here and not known:
        raise ConfigError(
            f"{host} can be reached by others: add people first (`rashomon people add NAME --role admin`), and put TLS in front of"
            " it (docs/desk.md), or serve on 127.0.0.1"
        )
    allowed = ("localhost", "127.0.0.1", "[::1]", *((host,) if not here else ()), *names)
    return Settings(store, allowed, me, login=known, secure=secure)


def is_loopback(host: str) -> bool:
    """Tell whether an address is this machine's own.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host in _HERE
