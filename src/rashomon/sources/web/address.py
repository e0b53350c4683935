"""Which addresses are fetched."""

import ipaddress
import re
from urllib.parse import quote, urlsplit, urlunsplit

from rashomon.model import RecordError

REFUSED = "refused"  # the part of errors that another try would not mend
FETCH = "fetch"  # the part of errors that another try may mend
_PATH = "/%:@!$&'()*+,;=~-._"
_HOST = re.compile(r"[\w.:%-]+", re.ASCII)
_RESERVED = [ipaddress.ip_network(net) for net in ("fec0::/10", "192.88.99.0/24", "3fff::/20")]  # RFC 3879, 7526, 9637
_ISATAP = 0x00005EFE, 0x02005EFE  # the third quarter of an address that carries one of IPv4 (RFC 5214)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
IP = ipaddress.IPv4Address | ipaddress.IPv6Address


def whole(url: str) -> str:
    """Return an address as it is sent: ASCII, without fragment; RecordError where it is none that is fetched.

    >>> whole("HTTPS://Bücher.example/ä b?q=é#top")
    'https://xn--bcher-kva.example/%C3%A4%20b?q=%C3%A9'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
        path, query = quote(parts.path, _PATH) or "/", quote(parts.query, _PATH + "?")
    except (ValueError, UnicodeError) as error:
        raise RecordError(url, "is no address that can be fetched", part=REFUSED) from error
    if parts.scheme not in ("http", "https"):
        raise RecordError(url, "is neither http nor https; nothing else is fetched", part=REFUSED)
    if not _HOST.fullmatch(host):
        raise RecordError(url, "names no server", part=REFUSED)
    if parts.username is not None or parts.password is not None:
        raise RecordError(parts._replace(netloc=host).geturl(), "holds a password; it is not fetched", part=REFUSED)
    server = f"[{host}]" if ":" in host else host
    place = f"{server}:{port}" if port else server
    return urlunsplit((parts.scheme, place, path, query, ""))


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet, also where it only wraps another one.

    >>> is_public("93.184.216.34"), is_public("10.1.2.3"), is_public("::ffff:127.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    return all(_is_global(each) for each in _inside(ip))


def _is_global(ip: IP) -> bool:
    reserved = any(ip.version == net.version and ip in net for net in _RESERVED)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or reserved)


def _inside(ip: IP) -> list[IP]:
    """Return an address and those of IPv4 that it carries (mapped, 6to4, Teredo, NAT64, ISATAP)."""
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if ip in _NAT64:
        return [ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)]
    if (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP:
        return [ip, ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)]
    return [ip, *(each for each in (ip.sixtofour, *(ip.teredo or ())) if each)]
