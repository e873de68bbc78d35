import os
import signal
import subprocess
import sys
import time

PARENT = """
import multiprocessing
from s11.services.jobs.processes import make_at_once
from tests.services.jobs.papers import paper

texts = ((str(n), "slow" if n else "quick") for n in range(100))
for made in make_at_once(paper, texts, 2):
    if made:
        print(*[child.pid for child in multiprocessing.active_children()], flush=True)
"""


def test_when_the_server_is_killed_the_processes_that_made_papers_end_too():
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        children = [int(pid) for pid in parent.stdout.readline().split()]
        parent.send_signal(signal.SIGKILL)

    for _ in range(100):
        if not any(map(is_running, children)):
            break
        time.sleep(0.1)

    assert len(children) == 2
    assert not any(map(is_running, children))


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().rpartition(")")[2].split()[0] != "Z"
