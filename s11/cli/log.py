"""`s11 log`: the trail of what happened."""

from pathlib import Path

import click

from s11.cli.files import write_whole
from s11.cli.folder import named, opened
from s11.cli.refusing import CommandRefused


@click.group()
def log() -> None:
    """What happened: who did what, and when."""


@log.command("verify")
@click.pass_context
def verify_(context: click.Context) -> None:
    """Check the trail's chain, and say where it breaks."""
    from s11.storage.trail import verify

    with opened(context) as session:
        length, last, broken = verify(session)
    if broken:
        raise CommandRefused(f"{named(context)}: the trail breaks at entry {broken.id}: {broken.why}")
    entries = "entry" if length == 1 else "entries"
    click.echo(f"The trail holds: {length} {entries}. The hash of the last: {last}")


@log.command("export")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to; else standard output."
)
@click.pass_context
def export_(context: click.Context, out: Path | None) -> None:
    """Write the whole trail as JSON, an entry a line, with all that it holds: keep it as you keep the answers."""
    from dataclasses import asdict
    from json import dumps

    from s11.storage.trail import note
    from s11.storage.trail_reading import Sought, all_entries

    with opened(context) as session:
        note("trail.exported")
        lines = [dumps(asdict(entry), ensure_ascii=False) for entry in all_entries(session, Sought())]
    content = "".join(f"{line}\n" for line in lines)
    if out is None:
        click.echo(content, nl=False)
        return
    write_whole(out, content.encode())
    click.echo(f"Wrote {out}.")
