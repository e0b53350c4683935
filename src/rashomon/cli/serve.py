"""`rashomon serve`: read, search and judge in a browser (the desk)."""

import os
import socket

import click

from rashomon.cli._review import by_option
from rashomon.cli._store import open_for, store_option
from rashomon.model import ConfigError


@click.command("serve", short_help="Serve the desk: read, search and judge in a browser.")
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8420, show_default=True, metavar="N", help="0 chooses a free one."
)
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="A host name by which browsers reach it; may be repeated."
)
@click.option("--https", "secure", is_flag=True, help="Browsers reach it by https, through a proxy.")
@by_option
def serve_command(store: str, host: str, port: int, names: tuple[str, ...], secure: bool, by: str) -> None:
    """Serve the desk over a store until Ctrl-C.

    On this machine alone (the default) nobody need log in. Anywhere else people must be known first: `rashomon people add`.

    \b
    Examples:
      rashomon serve --store iraq.db
      rashomon serve --host 0.0.0.0 --name desk.example.org --https
    """
    open_for(store).close()  # one that is not there is refused, not made
    serve(store, host, port, names, secure=secure, by=by)


def serve(
    store: str, host: str, port: int, names: tuple[str, ...] = (), *, secure: bool = False, by: str = "somebody"
) -> None:
    """Serve a store; UsageError where it must not be served like that."""
    try:
        import uvicorn

        from rashomon.desk.app import create_app
        from rashomon.desk.settings import settings_for
    except ImportError as error:
        raise click.UsageError("the desk needs more libraries: pip install 'rashomon[desk]'") from error
    try:
        app = create_app(settings_for(store, host, by, names=names, secure=secure))
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    server = uvicorn.Server(
        uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=secure)
    )
    listening = _listen(host, port)
    at = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{at}/  (Ctrl-C ends it)")
    server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        why = (os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)).lower()
        raise click.UsageError(f"nothing can listen at {host}, port {port}: {why}; --port N takes another") from error
