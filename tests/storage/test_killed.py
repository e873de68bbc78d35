"""A process that is killed keeps every save that it acknowledged."""

import signal
import subprocess
import sys
from itertools import islice

from s11.storage.answers import load_answer
from s11.storage.database import db
from s11.storage.heads import load_head

SAVING = """
import sys
from pathlib import Path
from s11 import create_app
from s11.config import Settings
from s11.domain.audit import Answer
from s11.domain.reach import EVERYTHING
from s11.storage.database import db
from s11.storage.reach import reaching
from tests.storage.test_saving_at_once import save

folder = Path(sys.argv[1])
app = create_app(Settings(folder, sys.argv[2], "key", "salt"))
with app.app_context(), reaching(EVERYTHING):
    for number in range(int(sys.argv[3]), 10_000):
        save(db.session(), Answer("1.1", None, str(number)), seen=number)
        print(number, flush=True)
"""


def test_an_acknowledged_save_survives_kill_9(app, audit, session, tmp_path, database_url):
    for saves in (1, 12):
        done = load_answer(
            session, getattr(load_head(session, "testshire-now", "housing"), "id", None), "1.1"
        ).version
        session.rollback()
        command = [sys.executable, "-c", SAVING, str(tmp_path), database_url, str(done)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            acknowledged = [int(line) for line in islice(process.stdout, saves)][-1]
            process.send_signal(signal.SIGKILL)

        db.session.expire_all()
        kept = int(
            load_answer(session, load_head(session, "testshire-now", "housing").id, "1.1").value.narrative
        )
        session.rollback()

        assert kept >= acknowledged
