"""A real Chromium at the desk; where there is none, its tests are skipped and say so."""

import contextlib
import shutil
import threading
import time

import uvicorn

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip


@contextlib.contextmanager
def served(app):
    """Serve an application on a free port and return its address."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


class Watched:
    """A page whose errors and requests to other hosts are kept."""

    def __init__(self, chromium, base, **asked):
        self.context = chromium.new_context(base_url=base, **asked)
        self.page = self.context.new_page()
        self.said, self.left = [], []
        self.page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        self.page.on(
            "request",
            lambda request: None if request.url.startswith((base, "data:")) else self.left.append(request.url),
        )


def settled(page):
    """Wait until nothing is under way."""
    page.wait_for_timeout(100)
    page.locator(".htmx-request, .htmx-swapping, .htmx-settling").first.wait_for(state="detached")
