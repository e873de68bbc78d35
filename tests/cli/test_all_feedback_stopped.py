"""Ctrl-C while all feedback is written, as a terminal sends it: to the command and to its processes."""

import os
import signal
import subprocess
import sys

import pytest

from s11 import create_app
from s11.config import read_settings
from s11.domain.audit import Directorate
from s11.domain.reach import EVERYTHING
from s11.storage.database import db
from s11.storage.reach import reaching
from s11.storage.upgrading import upgrade
from tests.board import keep, signed_off

COUNT = 120


@pytest.fixture
def folder_of_many(folder, monkeypatch):
    """A data folder with an audit of many directorates."""
    monkeypatch.delenv("S11_DATABASE_URL", raising=False)
    directorates = tuple(Directorate(f"d{n}", f"Directorate {n}") for n in range(COUNT))
    with create_app(read_settings(folder)).app_context(), reaching(EVERYTHING):
        upgrade(db.engine)
        keep(db.session(), *(signed_off(each.ref) for each in directorates), directorates=directorates)
        db.session.remove()
        db.engine.dispose()
    return folder


HEARS_CTRL_C = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"


def test_what_was_written_is_whole_and_counted_and_nothing_else_is_left(folder_of_many, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "s11", "--data", folder_of_many, "report", "feedback", "--all"]
    command += ["--cycle", "testshire-now", "--out-dir", out]
    # Whoever runs the tests in the background, or beside others, has Ctrl-C ignored, and children inherit that.
    command = [sys.executable, "-c", HEARS_CTRL_C, *command]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        while process.poll() is None and not (out.is_dir() and list(out.glob("*.pdf"))):
            pass
        os.killpg(process.pid, signal.SIGINT)
        said, error = process.communicate()

    papers = list(out.glob("*.pdf"))
    assert (process.returncode, said) == (1, "")
    assert error == (
        f"Stopped. {len(papers)} of {COUNT} were written to {out}, each of them whole. "
        "Run the same command again to write them all.\n"
    )
    assert 0 < len(papers) < COUNT and len(list(out.iterdir())) == len(papers)
    assert all(paper.read_bytes().rstrip().endswith(b"%%EOF") for paper in papers)
