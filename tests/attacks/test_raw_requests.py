"""Bytes sent to the server that a council runs: where a request ends, and what is none."""

import json
import os
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager, suppress

import pytest


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "s11", "--data", str(folder), "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert "Serving" in process.stdout.readline()
        yield port
        process.terminate()
        process.stdout.read()
        said = process.stderr.read()
    assert "Traceback" not in said, said


@contextmanager
def connected(port):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        yield connection


def said(port, *parts):
    """Send bytes and return all that is said until the server closes the connection."""
    with connected(port) as connection:
        for part in parts:
            try:
                connection.sendall(part)
            except OSError:  # refused before it was all sent
                break
        answer = b""
        with suppress(OSError):
            connection.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):
            while block := connection.recv(65536):
                answer += block
    return answer


def statuses(answer):
    return [int(line.split()[1]) for line in answer.split(b"\r\n") if line.startswith(b"HTTP/1.")]


HEAD = b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
HIDDEN = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
SMUGGLED = {
    "two lengths": HEAD + b"Content-Length: 0\r\nContent-Length: %d\r\n\r\n" % len(HIDDEN) + HIDDEN,
    "a length with a sign": HEAD + b"Content-Length: +0\r\n\r\n" + HIDDEN,
    "a length in hex": HEAD + b"Content-Length: 0x0\r\n\r\n" + HIDDEN,
    "a negative length": HEAD + b"Content-Length: -1\r\n\r\n" + HIDDEN,
    "an unknown coding": HEAD + b"Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n\r\n" + HIDDEN,
    "a coding twice": HEAD + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n" + HIDDEN,
    "a folded header": HEAD + b"Transfer-Encoding:\r\n chunked\r\nContent-Length: 0\r\n\r\n" + HIDDEN,
    "a space before the colon": HEAD + b"Content-Length : 0\r\n\r\n" + HIDDEN,
    "a bare line feed": HEAD + b"X: a\nContent-Length: 0\r\n\r\n" + HIDDEN,
    "a chunk of no size": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n0\r\n\r\n" + HIDDEN,
}


@pytest.mark.parametrize("sent", SMUGGLED.values(), ids=SMUGGLED)
def test_a_request_whose_end_is_in_doubt_is_refused_and_hides_no_other(port, sent):
    answer = said(port, sent)

    assert statuses(answer)[0] in (400, 501), answer[:300]
    assert len(statuses(answer)) == 1
    assert b"ok\n" not in answer


def test_where_there_are_a_coding_and_a_length_the_coding_counts(port):
    body = b"0\r\n\r\n"
    answer = said(
        port,
        HEAD
        + b"Transfer-Encoding: chunked\r\nContent-Length: %d\r\n\r\n" % len(body + HIDDEN)
        + body
        + HIDDEN,
    )

    assert statuses(answer)[0] == 400
    assert len(statuses(answer)) <= 2


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "DEBUG"])
def test_methods_that_show_a_request_again_are_refused(port, method):
    answer = said(
        port,
        f"{method} / HTTP/1.1\r\nHost: localhost\r\nX-Secret: shown\r\nConnection: close\r\n\r\n".encode(),
    )

    assert statuses(answer)[0] in (400, 405)
    assert b"shown" not in answer


def test_a_header_without_end_is_refused(port):
    answer = said(port, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", b"x" * 1_000_000)

    assert statuses(answer) in ([431], []), answer[:200]
    assert statuses(said(port, HIDDEN)) == [200]


@pytest.mark.parametrize("junk", [b"\x16\x03\x01\x02\x00", b"GET\r\n\r\n", b"\0\0\0\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET http://[::1 HTTP/1.1\r\n\r\n",
                                  b"GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                                  "GET /é HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()])  # fmt: skip
def test_what_is_no_request_is_no_fault(port, junk):
    assert all(status < 500 for status in statuses(said(port, junk)))
    assert statuses(said(port, HIDDEN)) == [200]


def test_half_a_request_keeps_nobody_waiting(port):
    with ExitStack() as slow:
        for _ in range(50):
            slow.enter_context(connected(port)).sendall(
                b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\nx"
            )

        assert statuses(said(port, HIDDEN)) == [200]


def test_an_answer_tells_nothing_of_what_serves_it(port):
    for address in (b"/sign-in", b"/nowhere", b"/healthz", b"/static/s11.css"):
        answer = said(port, b"GET " + address + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        head = answer.partition(b"\r\n\r\n")[0].lower()

        assert b"\r\nserver:" not in head
        assert b"waitress" not in answer.lower()
        assert b"werkzeug" not in answer.lower()
        assert b"python" not in answer.lower()


def test_what_a_visitor_says_of_a_proxy_is_believed_by_nobody(tmp_path):
    """The log names the address that the connection came from."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "s11", "--data", str(tmp_path / "data"), "serve", "--port", str(port)]
    told = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 6.6.6.6\r\nForwarded: for=6.6.6.6\r\nX-Real-IP: 6.6.6.6\r\nConnection: close\r\n\r\n"
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "S11_LOG": "json"},
    ) as process:
        assert "Serving" in process.stdout.readline()
        said(port, told)
        process.terminate()
        process.stdout.read()
        lines = [json.loads(line) for line in process.stderr.read().splitlines() if line.startswith("{")]

    addresses = [line["from_address"] for line in lines if line.get("route") == "healthz"]
    assert addresses == ["127.0.0.1"]
