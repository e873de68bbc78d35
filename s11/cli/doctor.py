"""`s11 doctor`: what is set up, what is missing, and what to do about it."""

import click

from s11.cli.folder import named, opened_app
from s11.cli.refusing import CommandRefused

MARKS = {"ok": "ok      ", "to do": "to do   ", "missing": "MISSING "}


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say what is set up, what is missing, and what to do about it."""
    from s11.services.health import Finding, findings_on_folder, findings_on_program

    folder = named(context)
    findings = findings_on_program()
    if not folder.is_dir() or not any(folder.iterdir()):
        start = "load the demonstration with s11 demo, or take in an audit with s11 import FILE"
        findings.append(Finding("to do", "Data folder", f"{folder} is empty; {start}"))
    else:
        with opened_app(context) as app:
            findings += findings_on_folder(app.extensions["s11"])
    for finding in findings:
        click.echo(f"{MARKS[finding.state]}{finding.what}: {finding.words}")
    missing = [finding.what for finding in findings if finding.state == "missing"]
    if missing:
        raise CommandRefused(f"{folder}: not all is well: {', '.join(missing)}")
