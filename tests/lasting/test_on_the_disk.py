"""What was acknowledged is on the disk, not merely on its way there: a power cut is no kill."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.lasting.council import founded
from tests.lasting.served import ROOT

SAVE = """
import sys
from s11.domain.audit import Answer
from s11.storage.database import db
from tests.lasting.council import opened
from tests.storage.test_saving_at_once import save
from s11.services.keeping_files import keep_file, received
from io import BytesIO

from tests.hostile_files import pdf

PDF = pdf()
with opened(__import__("pathlib").Path(sys.argv[1])) as app:
    save(db.session(), Answer("1.1", None, "first"))
    print("BEGIN", flush=True)
    save(db.session(), Answer("1.1", None, "second"), seen=1)
    print("SAVED", flush=True)
    keeping = app.extensions["s11-keeping"]
    with received(keeping.incoming, BytesIO(PDF)) as upload:
        keep_file(keeping, "a.pdf", upload)
    print("KEPT", flush=True)
"""


def test_a_save_and_a_file_are_synced_before_they_are_acknowledged(tmp_path):
    if shutil.which("strace") is None:
        pytest.skip("no strace: that what is acknowledged is synced to the disk was not looked at")
    founded(tmp_path / "data")
    trace = tmp_path / "trace"
    calls = "trace=fsync,fdatasync,write,openat"
    command = ["strace", "-f", "-y", "-e", calls, "-o", trace, sys.executable, "-c", SAVE, tmp_path / "data"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if "ptrace" in done.stderr or "PTRACE" in done.stderr:
        pytest.skip("strace may not look into processes here")
    assert done.returncode == 0, done.stderr

    said = trace.read_text()
    saving = said.partition('"BEGIN')[2].partition('"SAVED')[0]
    keeping = said.partition('"SAVED')[2].partition('"KEPT')[0]
    assert re.search(r"f(data)?sync\(\d+<[^>]*s11\.db-wal>", saving)
    assert re.search(r"f(data)?sync\(\d+<[^>]*/upload-", keeping)
    assert re.search(r"f(data)?sync\(\d+<[^>]*/evidence>", keeping)
