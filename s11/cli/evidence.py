"""`s11 evidence`: the files that were given as evidence; and what `s11 doctor` says about them."""

from typing import TYPE_CHECKING

import click

from s11.cli.folder import opened_app
from s11.cli.progress import progress
from s11.cli.refusing import CommandRefused

if TYPE_CHECKING:
    from flask import Flask

    from s11.services.checking_files import FileTrouble
    from s11.services.findings import Finding

WORDS = {
    "missing": "is not there",
    "changed": "was changed since it was kept",
    "unexpected": "belongs to no evidence; look at it, and remove it if nobody needs it",
}


@click.group()
def evidence() -> None:
    """The files that were given as evidence."""


@evidence.command("scan")
@click.pass_context
def scan(context: click.Context) -> None:
    """Scan all files anew for viruses; what is found goes into quarantine, what is clean now comes back."""
    from datetime import UTC, datetime

    from s11.services.quarantine import files_to_scan, scan_all
    from s11.storage.database import db
    from s11.storage.trail import note

    with opened_app(context) as app:
        session, keeping = db.session(), app.extensions["s11-keeping"]
        with progress(len(files_to_scan(session)), "Scanning") as shown:
            scanned = scan_all(session, keeping, datetime.now(UTC), shown.step)
        note("evidence.scanned", files=scanned.files, infected=scanned.infected, released=scanned.released)
    click.echo(
        f"Scanned {scanned.files} files: {scanned.infected} went into quarantine, "
        f"{scanned.released} came back from it."
    )
    wrong = [f"{scanned.infected} infected"] * bool(scanned.infected)
    wrong += [f"{scanned.missing} not there (s11 doctor names them)"] * bool(scanned.missing)
    if wrong:
        raise CommandRefused(f"evidence: {', '.join(wrong)}")


def findings_on_evidence(app: "Flask") -> "list[Finding]":
    """Read all evidence files, and say which are not as they were kept."""
    from s11.domain.refusals import Unavailable
    from s11.services.checking_files import check_files, files_to_check
    from s11.services.findings import Finding
    from s11.storage.database import db

    session, keeping = db.session(), app.extensions["s11-keeping"]
    wanted = files_to_check(session)
    try:
        with progress(len(wanted), "Reading evidence") as shown:
            troubles = list(check_files(session, keeping, wanted, shown.step))
    except Unavailable:
        words = f"{keeping.store.where} does not answer; check its address, its credentials and the network"
        return [Finding("missing", "Evidence", words)]
    lacking = sum(trouble.state != "unexpected" for trouble in troubles)
    words = f"{len(wanted) - lacking} of {len(wanted)} files are as they were kept in {keeping.store.where}"
    return [Finding("ok", "Evidence", words), *map(_finding, troubles)]


def _finding(trouble: "FileTrouble") -> "Finding":
    from s11.services.findings import Finding

    places = f" ({'; '.join(trouble.places)})" if trouble.places else ""
    words = f"{trouble.sha256} {WORDS[trouble.state]}{places}"
    if trouble.state == "unexpected":
        return Finding("to do", "Evidence", words)
    return Finding("missing", "Evidence", f"{words}; take it from a backup")
