"""`s11 user`: who may sign in, what is held about them, and erasing an account."""

from pathlib import Path

import click

from s11.cli.files import write_whole
from s11.cli.folder import opened
from s11.cli.refusing import CommandRefused

ROLES = ("lead", "director", "manager", "cmt", "scrutiny", "admin")


@click.group()
def user() -> None:
    """Add, list and disable people; hand out what is held about them; erase accounts."""


@user.command()
@click.argument("email")
@click.option("--role", required=True, type=click.Choice(ROLES), help="What the person does.")
@click.option(
    "--directorate", metavar="REF", help="For a lead or a director: REF, AUDIT/REF or ORGANISATION/REF."
)
@click.option("--name", default="", help="The name that others see; else the e-mail address.")
@click.pass_context
def add(context: click.Context, email: str, role: str, directorate: str | None, name: str) -> None:
    """Add a person and print a password for them, once."""
    from s11.domain.people import Role
    from s11.services.people import NewPerson, add_person
    from s11.storage.people import say_directorate

    with opened(context) as session:
        added = add_person(session, NewPerson(email, Role(role), directorate, name))
        where = f" of {say_directorate(added.person.directorate)}" if added.person.directorate else ""
        click.echo(f"Added {added.person.email} as {role}{where}.")
        click.echo(f"Password, shown this once: {added.password}")


@user.command("list")
@click.pass_context
def list_(context: click.Context) -> None:
    """List everybody: e-mail address, role, directorate, and whether they can sign in."""
    from s11.storage.people import list_people, say_directorate

    with opened(context) as session:
        for person in list_people(session):
            directorate = say_directorate(person.directorate) if person.directorate else "-"
            state = "active" if person.active else "disabled"
            click.echo(f"{person.email}\t{person.role}\t{directorate}\t{state}")


@user.command()
@click.argument("email")
@click.pass_context
def disable(context: click.Context, email: str) -> None:
    """Let a person no longer sign in; what they wrote stays."""
    from s11.services.people import disable_person

    with opened(context) as session:
        person = disable_person(session, email)
        click.echo(f"{person.email} can no longer sign in.")


@user.command()
@click.argument("email")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Where to, a .zip."
)
@click.pass_context
def export(context: click.Context, email: str, out: Path) -> None:
    """Write all that is held about a person, with the texts that name them: read it before you give it on."""
    from s11.services.people import find_account
    from s11.services.subject_access import export_person
    from s11.web.pages import now

    with opened(context) as session:
        held = export_person(session, find_account(session, email).id, True, now())
    write_whole(out, held)
    click.echo(f"Wrote {out}.")


@user.command()
@click.argument("email")
@click.option("--yes", is_flag=True, help="Erase it; without this, only say what would go.")
@click.pass_context
def erase(context: click.Context, email: str, yes: bool) -> None:
    """Erase a person's account; a pseudonym and what they wrote stay. This cannot be undone."""
    from s11.services.erasing_accounts import erase_person, load_erasure
    from s11.services.people import find_account
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
