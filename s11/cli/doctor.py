"""`s11 doctor`: what is set up, what is missing, and what to do about it."""

from typing import TYPE_CHECKING

import click

from s11.cli.evidence import findings_on_evidence
from s11.cli.folder import named, opened_app
from s11.cli.refusing import CommandRefused, in_words

if TYPE_CHECKING:
    from s11.services.findings import Finding

MARKS = {"ok": "ok      ", "to do": "to do   ", "missing": "MISSING "}


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say what is set up, what is missing, and what to do about it."""
    from s11.services.findings import Finding
    from s11.services.health import findings_on_program

    folder = named(context)
    findings = findings_on_program()
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        start = "load the demonstration with s11 demo, or take in an audit with s11 import FILE"
        findings.append(Finding("to do", "Data folder", f"{folder} is empty; {start}"))
    else:
        findings += _findings_on_what_is_there(context)
    for finding in findings:
        click.echo(f"{MARKS[finding.state]}{finding.what}: {finding.words}")
    missing = [finding.what for finding in findings if finding.state == "missing"]
    if missing:
        raise CommandRefused(f"{folder}: not all is well: {', '.join(missing)}")


def _findings_on_what_is_there(context: click.Context) -> "list[Finding]":
    """Look into a data folder; one that cannot be opened is what there is to be found."""
    from s11.services.findings import Finding
    from s11.services.health import findings_on_folder

    try:
        with opened_app(context) as app:
            return [*findings_on_folder(app.extensions["s11"]), *findings_on_evidence(app)]
    except Exception as error:
        return [Finding("missing", "Data folder", in_words(error))]
