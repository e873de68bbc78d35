"""What a process that makes papers does besides: it leaves the processor to others, and ends with its parent."""

import os
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread


def start(niceness: int) -> None:
    """Begin a process that makes papers; a higher niceness lets other work go first."""
    os.nice(niceness)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed tells nobody: without this its processes would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
