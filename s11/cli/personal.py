"""`s11 user export` and `s11 user erase`: what is held about a person, and erasing an account."""

from pathlib import Path

import click

from s11.cli.files import write_whole
from s11.cli.folder import opened
from s11.cli.refusing import CommandRefused


@click.command()
@click.argument("email")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Where to, a .zip."
)
@click.pass_context
def export(context: click.Context, email: str, out: Path) -> None:
    """Write all that is held about a person, with the texts that name them: read it before you give it on."""
    from s11.services.belonging import find_account
    from s11.services.subject_access import export_person
    from s11.web.pages import now

    with opened(context) as session:
        held = export_person(session, find_account(session, email).id, True, now())
    write_whole(out, held)
    click.echo(f"Wrote {out}.")


@click.command()
@click.argument("email")
@click.option("--yes", is_flag=True, help="Erase it; without this, only say what would go.")
@click.pass_context
def erase(context: click.Context, email: str, yes: bool) -> None:
    """Erase a person's account; a pseudonym and what they wrote stay. This cannot be undone."""
    from s11.services.belonging import find_account
    from s11.services.erasing_accounts import erase_person, load_erasure
    from s11.web.pages import now

    with opened(context) as session:
        person_id = find_account(session, email).id
        if not yes:
            would = load_erasure(session, person_id, None)
            click.echo(f"{email} would become “{would.pseudonym}”.")
            for words, count in would.rows:
                click.echo(f"{count}\t{words} go")
            click.echo(f"{would.entries}\tentries of the trail lose their details")
            click.echo(f"{would.replaced}\tnames beside what they saved become the pseudonym")
            click.echo(f"{would.signed}\tsign-offs stay under their name")
            click.echo(f"{would.named}\tsentences that name them stay")
            raise CommandRefused(would.refusal or f"{email}: nothing is erased yet; say --yes to erase it")
        done = erase_person(session, person_id, email, None, now())
    click.echo(f"Erased. The account is now called “{done.pseudonym}”. Backups hold it until they expire.")
