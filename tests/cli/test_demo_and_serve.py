import json
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from s11.cli.running import is_loopback


def test_the_demonstration_prints_its_sign_ins_as_json(s11):
    done = s11("demo", "--json")

    people = json.loads(done.out)
    assert [set(person) for person in people] == [{"email", "password", "role", "directorate"}] * 6
    assert people[0] | {"password": ""} == {
        "email": "lead.housing@example.org", "password": "", "role": "lead", "directorate": "housing",
    }  # fmt: skip


def test_a_folder_that_is_not_empty_is_refused_and_left_as_it_is(s11, folder):
    folder.mkdir()
    (folder / "mine").write_text("mine")

    done = s11("demo", "--json")

    assert done.status == 1
    assert (
        done.error
        == f"{folder}: this folder is not empty; the demonstration goes into an empty one, as with --data demo\n"
    )
    assert [path.name for path in folder.iterdir()] == ["mine"]


def test_a_demonstration_that_fails_leaves_the_folder_empty(s11, folder, monkeypatch):
    monkeypatch.setenv("S11_DATABASE_URL", "mysql://nowhere")
    folder.mkdir()

    done = s11("demo")

    assert done.status == 1 and done.error.startswith("S11_DATABASE_URL: ")
    assert not list(folder.iterdir())


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org"])
def test_a_demonstration_is_not_served_to_other_machines(s11, folder, host):
    s11("user", "list")
    (folder / "demonstration").touch()

    done = s11("serve", "--host", host)

    assert done.status == 1 and done.error.count("\n") == 1
    assert "served on this machine only" in done.error


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "::1"])
def test_addresses_of_this_machine_are_told_from_others(host):
    assert is_loopback(host)


def test_a_port_in_use_is_said_in_one_line(s11):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = s11("serve", "--port", taken.getsockname()[1])

    assert done.status == 1
    assert "choose another with --port" in done.error and done.error.count("\n") == 1


def test_the_server_answers_prints_the_sign_ins_and_stops_quietly(loaded_demonstration):
    folder = loaded_demonstration
    password = json.loads((folder / "demonstration").read_text())[0]["password"]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-u", "-m", "s11", "--data", str(folder), "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            page = fetched(f"http://127.0.0.1:{port}/sign-in")
        finally:
            server.send_signal(2)
            out, error = server.communicate(timeout=20)

    assert "Demonstration." in page
    assert f"http://127.0.0.1:{port}" in out and password in out
    assert error == "" and server.returncode == 0


def fetched(address):
    for _ in range(1000):  # a busy machine may take its time
        try:
            with urllib.request.urlopen(address) as response:
                return response.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")
