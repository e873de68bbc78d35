"""The command as a shell runs it: its arguments in; its exit status, output and error out."""

from dataclasses import dataclass

import pytest

from s11.cli import run


@dataclass
class Done:
    status: int
    out: str
    error: str


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data folder"


@pytest.fixture
def s11(folder, capfd, monkeypatch):
    for name in ("S11_DATA", "S11_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments, data=folder):
        capfd.readouterr()
        status = run(["--data", str(data), *map(str, arguments)])
        out, error = capfd.readouterr()
        return Done(status, out, error)

    return call


@pytest.fixture(scope="session")
def loaded_demonstration(tmp_path_factory):
    """A data folder with the demonstration, for tests that only read it."""
    folder = tmp_path_factory.mktemp("demonstration")
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("S11_DATABASE_URL", raising=False)
        assert run(["--data", str(folder), "demo"]) == 0
    return folder


@pytest.fixture
def slough(tmp_path):
    """A copy of the audit file that Slough's published plan makes."""
    from importlib.resources import files

    path = tmp_path / "slough.json"
    path.write_bytes((files("s11.demo") / "slough-2015.audit.json").read_bytes())
    return path
