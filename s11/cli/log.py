"""`s11 log`: the trail of what happened."""

import click

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
        length, broken = verify(session)
    if broken:
        raise CommandRefused(f"{named(context)}: the trail breaks at entry {broken.id}: {broken.why}")
    click.echo(f"The trail holds: {length} {'entry' if length == 1 else 'entries'}.")
