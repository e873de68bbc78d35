"""`s11 user`: who may sign in."""

import click

from s11.cli.folder import opened

ROLES = ("lead", "director", "manager", "cmt", "scrutiny", "admin")


@click.group()
def user() -> None:
    """Add, list and disable people."""


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


@user.command("reset-factors")
@click.argument("email")
@click.pass_context
def reset_factors(context: click.Context, email: str) -> None:
    """Take away a person's second factors and let them try again: for a lost phone, or the last administrator."""
    from s11.services.second_factors import reset_factors

    with opened(context) as session:
        person = reset_factors(session, email)
        click.echo(f"{person.email} signs in with the password only, and is signed out everywhere.")
