"""Ways to make a paper that the processes of the tests find by name."""

import os
import signal
import time
from pathlib import Path

from reports.page import PaperFailed


def paper(contents):
    """Make a paper of a text, but do as the text says where it asks for trouble."""
    if contents == "fails":
        raise PaperFailed("the paper could not be laid out (LayoutError in page.py, line 1)")
    if contents == "quotes":
        raise ValueError("what somebody typed")
    if contents == "kills":
        os.kill(os.getpid(), signal.SIGKILL)
    if contents.startswith("kills unless "):
        _kill_the_first_time(Path(contents.removeprefix("kills unless ")))
    if contents == "slow":
        time.sleep(1)
    return contents.encode()


def _kill_the_first_time(mark):
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def by_directorate(contents):
    return contents.directorate.encode()


def but_leisure(contents):
    if contents.directorate == "Leisure":
        raise PaperFailed("the paper could not be laid out (LayoutError in page.py, line 1)")
    return by_directorate(contents)
