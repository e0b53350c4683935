"""Connections that are checked where they are made and that end in time.

A name is resolved here, its addresses are checked here, and the connection is made to a checked address: neither a redirect nor a
name that changes its address between check and connection (DNS rebinding) leads into a private network.
"""

import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from rashomon.sources.web.address import is_public


class Forbidden(Exception):
    """A server whose address is not public."""


class Guard(httpcore.NetworkBackend):
    """Makes httpcore's connections. `deadline` is the time (`time.monotonic`) at which whatever is under way ends."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._sockets = httpcore.SyncBackend()
        self.deadline = float("inf")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that is allowed and answers."""
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._addresses(host, port):
            try:
                wait = self.left(timeout, httpcore.ConnectTimeout)
                return _Timed(self._sockets.connect_tcp(address, port, wait, local_address, socket_options), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def left(self, timeout: float | None, late: type[Exception]) -> float:
        """Return the seconds that may be waited; raise `late` where there are none."""
        rest = self.deadline - time.monotonic()
        if rest <= 0:
            raise late("the time for one answer is over")
        return min(rest, timeout) if timeout is not None else rest

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"there is no server {host}") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        allowed = [address for address in addresses if self._allow_private or is_public(address)]
        if not allowed:
            raise Forbidden(f"{host} has the address {', '.join(addresses)}")
        return allowed


class _Timed(httpcore.NetworkStream):
    """A connection on which no single read or write outlasts the deadline: a server may trickle bytes for ever."""

    def __init__(self, stream: httpcore.NetworkStream, guard: Guard) -> None:
        self._stream, self._guard = stream, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._guard.left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._guard.left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        wait = self._guard.left(timeout, httpcore.ConnectTimeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, wait), self._guard)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore has it
        return self._stream.get_extra_info(info)
