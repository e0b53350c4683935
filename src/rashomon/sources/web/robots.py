"""What a site's robots.txt asks of us (RFC 9309, and Crawl-delay, which many sites use beside it)."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

MAX_ROBOTS = 500_000  # bytes that are read of it, as the RFC has it


@dataclass(frozen=True)
class Robots:
    """The rules of one site for one visitor: (is it allowed, pattern), and the seconds asked for between two visits."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Tell whether a page may be fetched: the longest pattern that fits decides, and the kinder one of two."""
        parts = urlsplit(url)
        path = unquote(parts.path + (f"?{parts.query}" if parts.query else ""))
        fitting = [(len(pattern), allow) for allow, pattern in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


NOBODY = Robots(((False, "/"),))


def parse(text: str, agent: str) -> Robots:
    """Return the rules that a robots.txt gives to an agent: those of its own groups, else those for everyone.

    >>> rules = parse("User-agent: *\\nDisallow: /private/\\nAllow: /private/press*.html$\\nCrawl-delay: 5", "rashomon")
    >>> rules.allows("https://a.example/private/x"), rules.allows("https://a.example/private/press-1.html"), rules.delay
    (False, True, 5.0)
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    in_rules = False
    for line in text.lstrip("\ufeff").splitlines():
        field, colon, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if not colon:
            continue
        if field.lower() == "user-agent":
            names = [value.lower()] if in_rules else [*names, value.lower()]
            in_rules = False
            groups.setdefault(value.lower(), [])
        elif field.lower() in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for name in names:
                groups[name].append((field.lower(), value))
    return _rules(groups.get(agent.lower(), groups.get("*", [])))


def _rules(lines: list[tuple[str, str]]) -> Robots:
    rules = tuple((field == "allow", unquote(value)) for field, value in lines if field != "crawl-delay" and value)
    delays = [value for field, value in lines if field == "crawl-delay"]
    try:
        delay = max((float(value) for value in delays), default=None)
    except ValueError:
        delay = None
    return Robots(rules, delay)


def _fits(pattern: str, path: str) -> bool:
    """Match a pattern with `*` and a last `$`, in time that grows with the length of both only."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not rest:
        return not ends or path == first
    at = len(first)
    for piece in rest[:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    last = rest[-1]
    return path.endswith(last) and len(path) - len(last) >= at if ends else path.find(last, at) >= 0
