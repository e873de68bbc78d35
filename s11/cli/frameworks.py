"""`s11 frameworks` and `s11 framework`: which standards an audit can ask."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from s11.cli.folder import opened

if TYPE_CHECKING:
    from standards.framework import Framework


@click.command()
@click.pass_context
def frameworks(context: click.Context) -> None:
    """List the frameworks that an audit can ask."""
    from s11.services.frameworks import list_frameworks

    with opened(context) as session:
        for known in list_frameworks(session):
            framework = known.framework
            origin = "built in" if known.is_built_in else "taken in"
            click.echo(f"{framework.name}: {framework.title} ({_sizes(framework)}; {origin})")


def _sizes(framework: "Framework") -> str:
    standards, criteria = len(framework.standards), len(framework.criteria)
    said_criteria = "1 criterion" if criteria == 1 else f"{criteria} criteria"
    return f"{standards} standard{'' if standards == 1 else 's'}, {said_criteria}"


@click.group()
def framework() -> None:
    """Check or take in a framework file."""


@framework.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Say whether FILE is a framework file in which all is well; nothing is taken in."""
    from standards.reading import read_framework_path

    found = read_framework_path(file)
    click.echo(f"{file}: {found.name} is in order ({_sizes(found)}, {len(found.scale.ratings)} ratings).")


@framework.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def add(context: click.Context, file: Path) -> None:
    """Take in FILE, so that an audit can ask it."""
    from s11.services.frameworks import take_in_framework_path

    with opened(context) as session:
        taken = take_in_framework_path(session, file)
    name = taken.framework.name
    click.echo(f"{name} is already here; nothing changed." if taken.was_here else f"Took in {name}.")
