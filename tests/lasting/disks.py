"""A small disk of a test's own, that can be filled and emptied; only root may mount one."""

import subprocess
from contextlib import contextmanager

import pytest

BLOCK = b"\0" * 4096


class Disk:
    def __init__(self, folder):
        self.folder = folder
        self.filling = folder / "filling"

    def fill(self):
        """Leave no room at all."""
        with self.filling.open("ab", buffering=0) as file:
            try:
                while file.write(BLOCK):
                    pass
            except OSError:
                return

    def make_room(self):
        self.filling.unlink()


@contextmanager
def small_disk(folder, megabytes=80):
    """Mount a disk of so many megabytes at a folder that is made for it."""
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={megabytes}m,mode=700", "tmpfs", folder)
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@contextmanager
def read_only(folder):
    """Let nobody, root included, write to a folder."""
    _mount("--bind", folder, folder)
    _mount("-o", "remount,bind,ro", folder)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def _mount(*arguments):
    try:
        subprocess.run(["mount", *arguments], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip(
            "no disk of its own can be mounted here: what a full and a read-only disk do was not tried"
        )
