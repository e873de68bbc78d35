"""`s11 retention`: how long audits are kept, and removing one."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from s11.cli.folder import opened, opened_app
from s11.cli.refusing import CommandRefused

if TYPE_CHECKING:
    from s11.services.retention import Preview

DAY = click.DateTime(["%Y-%m-%d"])
CYCLE = click.option("--cycle", required=True, metavar="REF", help="The audit.")
AS_AT = click.option("--as-at", type=DAY, metavar="DATE", help="As it will be on that day; else today.")


def _day(moment: datetime | None) -> date:
    from s11.web.pages import today

    return moment.date() if moment else today()


@click.group(invoke_without_command=True)
@AS_AT
@click.pass_context
def retention(context: click.Context, as_at: datetime | None) -> None:
    """List until when each audit is kept, and what can be removed. Nothing is removed by itself."""
    if context.invoked_subcommand is not None:
        return
    from s11.services.retention import list_audits

    with opened(context) as session:
        for each in list_audits(session, _day(as_at)):
            kept = each.kept
            until = f"kept until {kept.keep_until}" if kept.keep_until else "not decided"
            proposed = f"proposed {each.proposed}" if each.proposed else "nothing proposed"
            click.echo(f"{kept.ref}\t{until}\t{proposed}\t{each.refusal or 'Can be removed.'}")


@retention.command()
@CYCLE
@AS_AT
@click.pass_context
def preview(context: click.Context, cycle: str, as_at: datetime | None) -> None:
    """Say what would go with an audit, and what would stay."""
    from s11.services.retention import load_preview

    with opened(context) as session:
        _print(load_preview(session, cycle, _day(as_at)))


@retention.command()
@CYCLE
@click.option("--until", required=True, type=DAY, metavar="DATE", help="The last day on which it is kept.")
@click.pass_context
def keep(context: click.Context, cycle: str, until: datetime) -> None:
    """Say until when an audit is kept."""
    from s11.services.retention import keep_until

    with opened(context) as session:
        keep_until(session, cycle, until.date(), _day(None))
    click.echo(f"{cycle} is kept until {until.date()}. Nothing is removed by this.")


@retention.command()
@CYCLE
@click.option("--yes", is_flag=True, help="Remove it; without this, only say what would go.")
@click.pass_context
def remove(context: click.Context, cycle: str, yes: bool) -> None:
    """Remove an audit that is past the day until which it is kept. This cannot be undone."""
    from s11.services.retention import load_preview, remove_audit
    from s11.storage.database import db
    from s11.storage.files import open_store

    with opened_app(context) as app:
        session, settings = db.session(), app.extensions["s11"]
        if not yes:
            _print(load_preview(session, cycle, _day(None)))
            raise CommandRefused(f"{cycle}: nothing is removed yet; say --yes to remove it")
        _print(remove_audit(session, cycle, cycle, settings.folder, open_store(settings), _day(None)))
    click.echo(f"Removed {cycle}. Backups hold it until they expire.")


def _print(preview: "Preview") -> None:
    listed = preview.listed
    click.echo(f"{listed.kept.ref}: {listed.refusal or 'It can be removed.'}")
    for words in preview.cautions:
        click.echo(f"! {words}")
    for words, count in preview.counts:
        if count:
            click.echo(f"{count}\t{words}")
    click.echo("{}\tevidence files, {} bytes".format(*preview.going))
    click.echo("{}\tevidence files stay, {} bytes: another audit has them".format(*preview.shared))
    click.echo(f"{preview.details}\tentries of the trail lose what was written, and stay")
