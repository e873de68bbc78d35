"""Looks up whether a package that the program runs with has a known weakness; 1 where one has.

Where no service with advisories can be reached nothing is known: that is said, and is no failure.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LOCK, ACCEPTED = HERE / "run.lock", HERE / "accepted-advisories.txt"
SERVICES = ("pypi", "osv")


def main() -> int:
    """Ask one service after the other, until one knows our packages."""
    for service in SERVICES:
        asked = looked_up(service)
        known = [package for package in asked if "vulns" in package]
        if known:
            return report(known, len(asked))
    print("The services with advisories cannot be reached, or do not know our packages: NOT AUDITED.")
    return 0


def looked_up(service: str) -> list[dict[str, Any]]:
    """Return what a service says of each package of the lock; nothing where it cannot be asked."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--disable-pip",
        "--no-deps",
        "--progress-spinner=off",
        "--format=json",
    ]
    done = subprocess.run(  # noqa: S603  # nosec B603  # the program is ours, and so are the options
        [*command, "--timeout=10", f"--vulnerability-service={service}", f"--requirement={LOCK}"],
        capture_output=True,
        text=True,
    )
    try:
        said: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return []
    return said


def report(known: list[dict[str, Any]], asked: int) -> int:
    """Say what was found, and whether anything of it is not accepted."""
    accepted = accepted_ids(ACCEPTED.read_text())
    found = [*findings(known)]
    for words, ids in found:
        print(f"{'accepted  ' if ids & accepted else 'WEAKNESS  '}{words}")
    open_ones = [ids for _, ids in found if not ids & accepted]
    print(f"Audited {len(known)} of {asked} packages: {len(open_ones)} weaknesses that are not accepted.")
    return 1 if open_ones else 0


def findings(known: list[dict[str, Any]]) -> Iterator[tuple[str, set[str]]]:
    """Yield each weakness in words, with all the names that it has."""
    for package in known:
        for weakness in package["vulns"]:
            fixed = ", ".join(weakness.get("fix_versions") or ()) or "no version yet"
            words = f"{package['name']} {package['version']}: {weakness['id']} (fixed in {fixed})"
            yield words, {weakness["id"], *weakness.get("aliases", ())}


def accepted_ids(text: str) -> set[str]:
    """Return the advisories that are accepted; each must say why."""
    lines = [line.split(None, 1) for line in text.splitlines() if line.strip() and not line.startswith("#")]
    silent = [line[0] for line in lines if len(line) < 2]
    if silent:
        raise SystemExit(f"{ACCEPTED.name}: say why {silent[0]} is accepted, and until when")
    return {line[0] for line in lines}


if __name__ == "__main__":
    sys.exit(main())
