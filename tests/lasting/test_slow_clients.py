"""People are served while others send their requests a byte at a time and never come to an end."""

import socket
import urllib.request
from contextlib import ExitStack

import pytest

from tests.lasting.council import founded
from tests.lasting.served import Served

SLOW = 150  # more than the 100 connections at which the server would by default let nobody else in
HEADERS = b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
BODY = b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nemail="


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("slow") / "data"
    founded(folder)
    served = Served(folder).start()
    yield served
    served.stop()


@pytest.mark.parametrize("beginning", [HEADERS, BODY], ids=["headers", "body"])
def test_slow_clients_keep_nobody_out(server, beginning):
    with ExitStack() as left_open:
        slow = [
            left_open.enter_context(socket.create_connection(("127.0.0.1", server.port))) for _ in range(SLOW)
        ]
        for connection in slow:
            connection.sendall(beginning)

        for _ in range(3):
            with urllib.request.urlopen(f"{server.address}/sign-in") as answer:
                assert answer.status == 200
            for connection in slow:
                connection.sendall(b"a")
