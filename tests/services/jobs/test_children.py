"""The processes that make papers: deaf to Ctrl-C, and gone with whoever started them."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import closing

from s11.services.jobs.processes import make_at_once
from tests.services.jobs.papers import paper

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


def test_a_terminals_ctrl_c_does_not_reach_them():
    with closing(make_at_once(paper, ((str(n), "slow") for n in range(9)), 2)) as made:
        next(made)
        children = [child.pid for child in multiprocessing.active_children()]
        blocked = [blocked_signals(pid) for pid in children]

    assert len(blocked) == 2
    assert all(mask & 1 << signal.SIGINT - 1 for mask in blocked)
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def blocked_signals(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1], 16) for line in status if line.startswith("SigBlk"))


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().rpartition(")")[2].split()[0] != "Z"
