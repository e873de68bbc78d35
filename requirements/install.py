"""Make .venv and put into it what is locked: `install.py run` to serve, `install.py dev` to test as well.

Does nothing when all is in place, so that every make target can call it. Runs on the bare system Python.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": ("run.lock", "build.lock"), "dev": ("dev.lock", "build.lock")}
OLDEST = (3, 11)
ASSETS = ("s11/web/static/govuk/.complete", "reports/fonts/.complete")


def main(purpose: str) -> None:
    """Bring .venv to the state that the locks describe; one process at a time."""
    check_python()
    with alone():
        if is_ready(purpose):
            return
        started = time.monotonic()
        make_environment()
        install_packages(purpose)
        install_project()
        stamp(purpose).write_text(key(purpose))
        say(f"Ready: .venv made up to date in {time.monotonic() - started:.0f} s")


def say(line: str) -> None:
    """Tell what is happening, at once even where the output is a pipe."""
    print(line, flush=True)


def check_python() -> None:
    """Stop with a sentence where this Python is too old."""
    if sys.version_info[:2] < OLDEST:
        found, oldest = sys.version.split()[0], ".".join(map(str, OLDEST))
        sys.exit(
            f"Needs Python {oldest} or later; {sys.executable} is {found}. Try: make PYTHON=python{oldest}"
        )


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process is working on .venv, and keep others out."""
    folder = os.open(ROOT / "requirements", os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def foundation() -> str:
    """Name what a whole .venv stands on: when it moves or Python changes, it is made anew."""
    return f"{sys.version} {ROOT}"


def key(purpose: str) -> str:
    """Hash everything that decides what is installed for a purpose."""
    inputs = [
        ROOT / "requirements" / name for name in (*LOCKS[purpose], "node.lock", "npm.toml", "install.py")
    ]
    inputs += [ROOT / "pyproject.toml", ROOT / "build_assets.py"]
    return hashlib.sha256(foundation().encode() + b"".join(path.read_bytes() for path in inputs)).hexdigest()


def stamp(purpose: str) -> Path:
    """Name the file that remembers the key of the last complete installation."""
    return VENV / f".ready-{purpose}"


def is_ready(purpose: str) -> bool:
    """Say whether nothing is to be done; what is ready to test is ready to run."""
    stamped = any(
        stamp(known).is_file() and stamp(known).read_text() == key(known) for known in {purpose, "dev"}
    )
    return stamped and all((ROOT / asset).is_file() for asset in ASSETS)


def make_environment() -> None:
    """Make .venv, or make it anew where it is broken or stands on another Python or folder."""
    base = VENV / ".made-for"
    if PYTHON.exists() and base.is_file() and base.read_text() == foundation():
        return
    ensure_venv_module()
    say(f"Making .venv with Python {sys.version.split()[0]}")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    base.write_text(foundation())


def ensure_venv_module() -> None:
    """Debian ships Python without its venv module's pip: install that as root, or say what to install."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install {package}")
    say(f"Installing {package}")
    run(["apt-get", "update", "-qq"])
    run(["apt-get", "install", "-qq", "--no-install-recommends", package], DEBIAN_FRONTEND="noninteractive")


def install_packages(purpose: str) -> None:
    """Install exactly the locked files, each checked against its hash; npm from PyPI where there is none."""
    for lock in (*LOCKS[purpose], *(() if shutil.which("npm") else ("node.lock",))):
        path = ROOT / "requirements" / lock
        count = sum(1 for line in path.read_text().splitlines() if "==" in line)
        say(f"Installing from requirements/{lock} ({count} packages)")
        pip("--no-deps", "--require-hashes", "-r", str(path))


def install_project() -> None:
    """Install the project itself in place; its build hook fetches the assets."""
    say("Installing the s11 command, with GOV.UK Frontend and fonts")
    pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))


def pip(*options: str) -> None:
    """Run `pip install`, showing nothing but errors."""
    how = ["-qq", "--no-input", "--disable-pip-version-check", "--progress-bar=off"]
    how += ["--no-compile"]  # a third faster; what is used is compiled when it is first imported
    run([str(PYTHON), "-m", "pip", "install", *how, *options])


def run(command: list[str], **extra: str) -> None:
    """Run a command; when it fails, show what it said and stop."""
    done = subprocess.run(  # noqa: S603  # nosec B603
        command, env={**os.environ, **extra}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\nThis failed: {' '.join(command)}")


if __name__ == "__main__":
    if sys.argv[1:] not in ([name] for name in LOCKS):
        sys.exit(f"Usage: install.py {' | '.join(LOCKS)}")
    main(sys.argv[1])
