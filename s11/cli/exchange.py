"""`s11 import` and `s11 export`: whole audits, in and out."""

import sys
from pathlib import Path

import click

from s11.cli.files import write_whole
from s11.cli.folder import opened


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """Take in the audit file FILE, whole or not at all."""
    from s11.services.importing import import_audit

    with opened(context) as session:
        taken = import_audit(session, file)
    if taken.was_here:
        click.echo(f"{taken.audit.cycle.ref} is already here; nothing changed.")
        return
    audit = taken.audit
    counts = f"{len(audit.submissions)} submissions and {len(audit.actions)} actions"
    click.echo(f"Took in {audit.cycle.ref} of {audit.organisation.name}: {counts}.")


@click.command()
@click.option("--cycle", required=True, metavar="REF", help="The audit to write.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to; else standard output."
)
@click.pass_context
def export(context: click.Context, cycle: str, out: Path | None) -> None:
    """Write an audit as a file that `s11 import` takes."""
    from s11.services.exporting import export_audit
    from s11.storage.trail import note

    with opened(context) as session:
        content = export_audit(session, cycle)
        session.rollback()
        note("audit.exported", cycle)
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    write_whole(out, content)
    click.echo(f"Wrote {out}.")
