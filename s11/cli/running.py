"""`s11 demo` and `s11 serve`: the demonstration, and the server."""

import ipaddress
import json
import socket
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from s11.cli.folder import named, opened_app
from s11.cli.refusing import CommandRefused

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy import Engine

    from s11.services.demonstration import SignIn

THREADS = 8
SLOWEST_CLIENT = 60  # seconds without a byte, after which a connection is closed
MOST_CONNECTIONS = 1000  # slow ones cost a socket each and no thread, so many of them keep nobody out
TIMES_TOO_LARGE = 5
RECEIVED_AT_ONCE = 256 * 1024  # bytes; waitress reads 8 KB by itself, which makes an upload twice as slow


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the sign-ins as JSON.")
@click.pass_context
def demo(context: click.Context, as_json: bool) -> None:
    """Load the demonstration into an empty data folder."""
    from s11.cli.emptiness import emptied_on_failure

    folder = named(context)
    with emptied_on_failure(folder), opened_app(context, filling=True):
        from s11.services.demonstration import load_demonstration
        from s11.storage.database import db
        from s11.web.pages import today

        sign_ins = load_demonstration(db.session(), folder, today())
    if as_json:
        click.echo(json.dumps([asdict(sign_in) for sign_in in sign_ins], indent=1))
        return
    click.echo(
        f"Loaded the demonstration into {folder}: Slough's plan as published, and Brightwater, invented."
    )
    _print_sign_ins(sign_ins)


def _print_sign_ins(sign_ins: "list[SignIn]") -> None:
    click.echo("Sign in as one of these:")
    for sign_in in sign_ins:
        click.echo(f"  {sign_in.email:<30} {sign_in.password:<20} {sign_in.role}")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=5011, show_default=True, type=click.IntRange(1, 65535))
@click.pass_context
def serve(context: click.Context, host: str, port: int) -> None:
    """Serve the pages; the database is brought up to date first."""
    with opened_app(context) as app:
        is_demonstration = app.extensions["s11"].is_demonstration
        if is_demonstration and not is_loopback(host):
            raise CommandRefused(
                f"{named(context)}: this is the demonstration, whose passwords are printed; it is served on this"
                " machine only. Leave out --host, or use another data folder."
            )
    _serve(app, host, port, is_demonstration)


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _serve(app: "Flask", host: str, port: int, is_demonstration: bool) -> None:
    from waitress.server import create_server

    from s11.services.demonstration import kept_sign_ins
    from s11.services.jobs.worker import Worker

    # Beyond what a page takes, so that what is too large meets our own page rather than a bare line.
    largest = TIMES_TOO_LARGE * app.config["MAX_CONTENT_LENGTH"]
    _receive_in(app.extensions["s11"].incoming_folder)
    with listening(host, port) as door:
        server = create_server(
            app,
            sockets=[door],
            threads=THREADS,
            ident=None,
            max_request_body_size=largest,
            channel_timeout=SLOWEST_CLIENT,
            connection_limit=MOST_CONNECTIONS,
            asyncore_use_poll=True,
            inbuf_overflow=2 * app.config["MAX_FORM_MEMORY_SIZE"],  # what is typed needs no room on a disk
            recv_bytes=RECEIVED_AT_ONCE,
            **_behind(app.extensions["s11"].trusted_proxy),
        )
        place = f"[{host}]" if ":" in host else host
        click.echo(f"Serving http://{place}:{port} (stop with Ctrl-C)")
        if is_demonstration:
            _print_sign_ins(kept_sign_ins(app.extensions["s11"].folder))
        worker = Worker(_engine(app), app.extensions["s11"])
        worker.start()
        try:
            server.run()
        finally:
            worker.stop()


def _receive_in(folder: Path) -> None:
    """Let large requests wait in the data folder, not in /tmp, and remove what a killed process left there."""
    import tempfile

    from s11.services.incoming import remove_stale

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    remove_stale(folder)
    tempfile.tempdir = str(folder)


def _engine(app: "Flask") -> "Engine":
    from s11.storage.database import db

    with app.app_context():
        return db.engine


def _behind(proxy: str) -> dict[str, object]:
    """Say whom the server believes about who asks: only the proxy that is named, and nobody where none is."""
    if not proxy:
        return {"clear_untrusted_proxy_headers": True}
    told = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}
    return {
        "trusted_proxy": proxy,
        "trusted_proxy_headers": told,
        "trusted_proxy_count": 1,
        "clear_untrusted_proxy_headers": True,
    }


def listening(host: str, port: int) -> socket.socket:
    """Listen at an address, or say why that can't be."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=1024)
    except (OSError, UnicodeError) as error:
        why = (getattr(error, "strerror", None) or str(error)).partition(" (")[0]
        raise CommandRefused(f"cannot listen at {host}:{port} ({why}); choose another with --port") from error
