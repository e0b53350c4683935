"""A web server on this machine, for the tests of what is fetched."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from rashomon.sources import Limits, Run, open_paths

BODY = "A bomb killed two people at a market in the north on Friday, police said."
MORE = "Nobody claimed the attack. The governor of the province condemned it and promised an inquiry."
PAGE = f"<!doctype html><html><body><article><h1>Two killed in market blast</h1><p>{BODY}</p><p>{MORE}</p></article></body></html>"  # fmt: skip
QUICK = Limits(connect=2, read=0.5, total=1.5, size=2_000_000, redirects=3, tries=3, wait=2, pause=0)


class Site:
    """A server on this machine: `pages` by path are (status, heads, body) or functions of the handler; `asked` is what came."""

    def __init__(self, port):
        self.pages, self.asked, self.port = {"/robots.txt": (404, {}, b"")}, [], port
        self.url = f"http://127.0.0.1:{port}"

    def paths(self):
        return [path for path, _, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving():
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            site.asked.append((self.path, dict(self.headers), time.monotonic()))
            page = site.pages.get(self.path, (404, {}, b"not here"))
            status, heads, body = page(self) if callable(page) else page
            if status is None:
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in {"Content-Length": len(body), **heads}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *told):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *told: None  # the client left: what these tests are about
    server.daemon_threads = True
    site = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def html(page=PAGE, status=200, **heads):
    return (
        status,
        {"Content-Type": "text/html", **{name.replace("_", "-"): value for name, value in heads.items()}},
        (page if isinstance(page, bytes) else page.encode()),
    )


def moved(to, status=302):
    return status, {"Location": to}, b""


def read(*urls, limits=QUICK, allow_private=True, **options):
    return list(open_paths(urls, run=Run(limits=limits, allow_private=allow_private, **options)))
