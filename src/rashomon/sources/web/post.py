"""Sends a signed message to an address of the operator's: a webhook."""

import hmac
import ssl
import time
from hashlib import sha256

import certifi
import httpcore

from rashomon.model import RecordError
from rashomon.sources.web.address import FETCH, REFUSED, whole
from rashomon.sources.web.fetch import told_plainly
from rashomon.sources.web.guard import Guard
from rashomon.sources.web.limits import USER_AGENT, Limits

SECONDS = 20.0  # that sending may take


def post(url: str, body: bytes, secret: bytes, *, allow_private: bool = False) -> None:
    """Send JSON to an address; RecordError where it does not arrive. Redirects are not followed, private addresses only where allowed.

    `X-Rashomon-Timestamp` is the time in seconds, `X-Rashomon-Signature` is `sha256=` and the HMAC-SHA256 of the timestamp, a full stop
    and the body.
    """
    limits = Limits(connect=SECONDS, read=SECONDS, total=SECONDS)
    guard = Guard(allow_private=allow_private)
    guard.deadline = time.monotonic() + SECONDS
    stamp = str(int(time.time()))
    heads = {
        "Content-Type": "application/json",
        "User-Agent": USER_AGENT,
        "X-Rashomon-Timestamp": stamp,
        "X-Rashomon-Signature": f"sha256={signature(secret, stamp, body)}",
    }
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    with told_plainly(url, limits), httpcore.ConnectionPool(ssl_context=context, network_backend=guard) as pool:
        answer = pool.request("POST", whole(url), headers=list(heads.items()), content=body)
    if not 200 <= answer.status < 300:
        raise RecordError(url, f"the server answers {answer.status}", part=REFUSED if answer.status < 500 else FETCH)


def signature(secret: bytes, stamp: str, body: bytes) -> str:
    """Return what proves that a message was made by whoever knows the secret."""
    return hmac.new(secret, stamp.encode() + b"." + body, sha256).hexdigest()
