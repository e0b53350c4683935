"""How far one fetch may go."""

from dataclasses import dataclass

AGENT = "rashomon"  # the name that robots.txt files may address
USER_AGENT = f"{AGENT} (reads news reports for event data)"


@dataclass(frozen=True)
class Limits:
    """Seconds, bytes and counts that bound what is fetched from the web."""

    connect: float = 10.0  # to reach a server
    read: float = 20.0  # without a single byte
    total: float = 120.0  # for one answer, however slowly it trickles
    size: int = 200_000_000  # bytes of one answer as sent, and unpacked
    redirects: int = 5
    tries: int = 3  # where a server asks to come back later
    wait: float = (
        60.0  # the longest that a server is waited for; asked to wait longer, its pages are left for another run
    )
    pause: float = 1.0  # between two requests to one server, or what its robots.txt asks for
