"""A 20 MB upload over HTTP on loopback, beside a bare copy that is streamed, hashed and put onto the disk.

The floor is the same server with the same settings and nothing behind it but a loop: read, hash, write, fsync.
It shows what our own work costs: the form, the policy, looking into the file, the database and the trail. Below
it stands a loop on a bare socket, which is no server, to show what the server itself costs.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from bench.audit import application, signed_in
from bench.timing import compare, wall_ms

SIZE = 20 * 1024 * 1024
BOUNDARY = b"----WebKitFormBoundary7MA4YWxkTrZu0gW3"  # as long as that of a browser
PLACE = "/audits/bench/directorate-1/criteria/1.1/evidence"
FLOORS = """
import os, socket, sys
from hashlib import sha256
from pathlib import Path
from threading import Thread
from bench.upload import bare_loop, bare_server
bare, served = (socket.create_server(("127.0.0.1", 0)) for _ in range(2))
Thread(target=bare_loop, args=(bare, Path(sys.argv[1]) / "loop"), daemon=True).start()
print(served.getsockname()[1], bare.getsockname()[1], flush=True)
bare_server(served, Path(sys.argv[1]) / "served")
"""


def pdf(size: int) -> bytes:
    """Make a PDF of about this size: one picture of noise, as a scanner makes them."""
    noise = os.urandom(size - 2000)
    head = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    pages = b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    picture = b"3 0 obj\n<< /Type /XObject /Subtype /Image /Length %d >>\nstream\n" % len(noise)
    body = head + pages + picture + noise + b"\nendstream\nendobj\n"
    return body + b"trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n0\n%%EOF\n"


def word(size: int) -> bytes:
    """Make a Word document of about this size: little text and a large picture, as they come."""
    import docx

    made = BytesIO()
    docx.Document().save(made)
    with ZipFile(made, "a", ZIP_STORED) as target:
        target.writestr("word/media/image1.jpeg", os.urandom(size - len(made.getvalue())))
    return made.getvalue()


def form(token: str, name: str, content: bytes) -> bytes:
    """Make the body that a browser sends."""
    parts = b""
    for field, value in (("csrf_token", token), ("title", "A policy"), ("reference", "")):
        parts += b'--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (
            BOUNDARY,
            field.encode(),
            value.encode(),
        )
    head = b'--%s\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n\r\n'
    return parts + head % (BOUNDARY, name.encode()) + content + b"\r\n--%s--\r\n" % BOUNDARY


def bare_loop(door: socket.socket, path: Path) -> None:
    """Answer uploads on a socket: receive, hash, write, fsync."""
    while True:
        with door.accept()[0] as asked:
            received = b""
            while b"\r\n\r\n" not in received:
                received += asked.recv(65536)
            head, _, part = received.partition(b"\r\n\r\n")
            left = int(re.search(rb"(?i)content-length: (\d+)", head)[1])  # type: ignore[index]
            digest = sha256()
            with path.open("wb") as file:
                while True:
                    digest.update(part)
                    file.write(part)
                    left -= len(part)
                    if not left:
                        break
                    part = asked.recv(256 * 1024)
                file.flush()
                os.fsync(file.fileno())
            asked.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def bare_server(door: socket.socket, path: Path) -> None:
    """Answer uploads with our server and its settings, and nothing behind it."""
    from waitress.server import create_server

    from s11.cli.running import RECEIVED_AT_ONCE, THREADS

    def app(environ, start):  # type: ignore[no-untyped-def]
        digest = sha256()
        with path.open("wb") as file:
            while part := environ["wsgi.input"].read(256 * 1024):
                digest.update(part)
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        start("200 OK", [("Content-Length", "0")])
        return [b""]

    create_server(
        app, sockets=[door], threads=THREADS, recv_bytes=RECEIVED_AT_ONCE, max_request_body_size=1 << 30
    ).run()


@contextmanager
def floors(folder: Path) -> Iterator[tuple[int, int]]:
    """Serve both floors from a process of their own; hand out the ports."""
    command = [sys.executable, "-c", FLOORS, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        served, bare = map(int, process.stdout.readline().split())
        try:
            yield served, bare
        finally:
            process.terminate()


@contextmanager
def ours(folder: Path) -> Iterator[int]:
    """Serve our own program, as `s11 serve` does, and hand out the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "s11", "--data", str(folder), "serve", "--port", str(port)]
    environment = {**os.environ, "S11_SECRET_KEY": "a key", "S11_PASSWORD_SALT": "a salt"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as process:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        try:
            yield port
        finally:
            process.terminate()


def sending(port: int, body: bytes, cookie: str = "", path: str = "/") -> Callable[[], None]:
    """Return what sends a body and waits for the answer."""
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY.decode()}", "Cookie": cookie}

    def send() -> None:
        door = http.client.HTTPConnection("127.0.0.1", port)
        door.request("POST", path, body, headers)
        answer = door.getresponse()
        said = answer.read()
        door.close()
        assert answer.status in (200, 302), (answer.status, said[-3000:])

    return send


def main() -> None:
    with application() as (app, folder):
        client = signed_in(app, "lead")
        token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(PLACE).text)[1]  # type: ignore[index]
        cookie = f"s11={client.get_cookie('s11').value}"  # type: ignore[union-attr]
        with floors(folder) as (served, bare), ours(folder) as port:
            for what, name, content in (
                ("PDF", "scan.pdf", pdf(SIZE - 100_000)),
                ("Word document", "report.docx", word(SIZE - 100_000)),
            ):
                body = form(token, name, content)
                upload = sending(port, body, cookie, PLACE)
                title = f"Uploading a {what} of 20 MB"
                compare(title, upload, sending(served, body), goal=1.5, times=3, measure=wall_ms)
                loop = sending(bare, body)
                loop()
                print(f"  a loop on a bare socket: {wall_ms(loop, 15):.2f} ms")
