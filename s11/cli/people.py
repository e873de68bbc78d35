"""`s11 user`: who may sign in."""

from typing import TYPE_CHECKING

import click

from s11.cli.folder import opened

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from s11.services.people import NewPerson
    from s11.storage.tables import UserRow

ROLES = ("lead", "director", "manager", "cmt", "scrutiny", "admin")
BOARD = "For a manager: the one board whose audits they see, by name or short name; else all boards."
ORGANISATION = "For cmt and scrutiny: the one organisation whose audits they see; else all organisations."


@click.group()
def user() -> None:
    """Add, list and disable people; hand out what is held about them; erase accounts."""


@user.command()
@click.argument("email")
@click.option("--role", required=True, type=click.Choice(ROLES), help="What the person does.")
@click.option(
    "--directorate", metavar="REF", help="For a lead or a director: REF, AUDIT/REF or ORGANISATION/REF."
)
@click.option("--board", metavar="NAME", help=BOARD)
@click.option("--organisation", metavar="NAME", help=ORGANISATION)
@click.option("--name", default="", help="The name that others see; else the e-mail address.")
@click.option("--single-sign-on", is_flag=True, help="They sign in with their council account: no password.")
@click.option(
    "--invite", is_flag=True, help="Send a link to choose a password; printed where no mail is set up."
)
@click.pass_context
def add(
    context: click.Context,
    email: str,
    role: str,
    directorate: str | None,
    board: str | None,
    organisation: str | None,
    name: str,
    single_sign_on: bool,
    invite: bool,
) -> None:
    """Add a person and print a password for them, once; or invite them to choose one."""
    if invite and single_sign_on:
        raise click.UsageError(
            "Who signs in with the council account needs no invitation: leave out --invite."
        )
    from s11.domain.people import Role
    from s11.services.people import NewPerson, add_person

    with opened(context) as session:
        new = NewPerson(
            email,
            Role(role),
            directorate,
            name,
            *_whose(role, board, organisation),
            by_single_sign_on=single_sign_on,
        )
        if invite:
            _invite(session, new)
            return
        added = add_person(session, new)
        _say_added(added.person)
        if added.password:
            click.echo(f"Password, shown this once: {added.password}")


@user.command()
@click.argument("email")
@click.pass_context
def password(context: click.Context, email: str) -> None:
    """Give a person a new password and print it, once; whoever is signed in as them is signed out."""
    from s11.services.people import give_new_password_by_email

    with opened(context) as session:
        told = give_new_password_by_email(session, email)
        click.echo(f"New password for {told.person.email}, shown this once: {told.password}")


def _invite(session: "Session", new: "NewPerson") -> None:
    from s11.services.links import invite_person
    from s11.web.pages import now, say_moment

    invited = invite_person(session, new, now())
    _say_added(invited.person)
    if not invited.link:
        click.echo(f"Sent them a link; it works once, until {say_moment(invited.expires)}.")
        return
    click.echo(f"They were not told yet: {invited.why}.")
    click.echo(f"Link, shown this once; it works once, until {say_moment(invited.expires)}: {invited.link}")


def _say_added(person: "UserRow") -> None:
    click.echo(f"Added {person.email} as {person.role}{_of(person)}.")


@user.command("list")
@click.pass_context
def list_(context: click.Context) -> None:
    """List everybody: e-mail address, role, whose audits they work with, and whether they can sign in."""
    from s11.services.belonging import say_belonging
    from s11.storage.people import list_people, say_directorate

    with opened(context) as session:
        for person in list_people(session):
            whose = say_directorate(person.directorate) if person.directorate else say_belonging(person)
            state = "active" if person.active else "disabled"
            click.echo(f"{person.email}\t{person.role}\t{whose}\t{state}")


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


@user.command()
@click.argument("email")
@click.option("--board", metavar="NAME", help=f"{BOARD[:-1]} (all).")
@click.option("--organisation", metavar="NAME", help=f"{ORGANISATION[:-1]} (all).")
@click.pass_context
def whose(context: click.Context, email: str, board: str | None, organisation: str | None) -> None:
    """Choose whose audits a manager, CMT or the scrutiny panel sees: of one board or organisation, or all."""
    from s11.services.belonging import change_belonging, find_account, say_belonging

    with opened(context) as session:
        person = find_account(session, email)
        person = change_belonging(session, person.id, *_whose(person.role, board, organisation))
        click.echo(f"{person.email} now sees the audits of: {say_belonging(person)}.")


def _whose(role: str, board: str | None, organisation: str | None) -> tuple[str | None, str | None]:
    """Take what is not named as all of them, as scripts of before there was a choice mean it."""
    from s11.domain.people import OF_A_BOARD, OF_AN_ORGANISATION
    from s11.services.belonging import ALL

    return board or (ALL if role in OF_A_BOARD else None), organisation or (
        ALL if role in OF_AN_ORGANISATION else None
    )


def _of(person: "UserRow") -> str:
    from s11.domain.people import OF_A_BOARD, OF_AN_ORGANISATION
    from s11.services.belonging import say_belonging
    from s11.storage.people import say_directorate

    if person.directorate:
        return f" of {say_directorate(person.directorate)}"
    if person.role in (*OF_A_BOARD, *OF_AN_ORGANISATION):
        said = say_belonging(person)
        return f" of {said[:1].lower() + said[1:] if said.startswith('All ') else said}"
    return ""
