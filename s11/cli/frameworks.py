"""`s11 frameworks` and `s11 framework`: which standards an audit can ask."""

from pathlib import Path

import click

from s11.cli.folder import opened


@click.command()
@click.pass_context
def frameworks(context: click.Context) -> None:
    """List the frameworks that an audit can ask."""
    from s11.services.frameworks import list_frameworks

    with opened(context) as session:
        for known in list_frameworks(session):
            framework = known.framework
            sizes = f"{len(framework.standards)} standards, {len(framework.criteria)} criteria"
            origin = "built in" if known.is_built_in else "taken in"
            click.echo(f"{framework.name}: {framework.title} ({sizes}; {origin})")


@click.group()
def framework() -> None:
    """Check or take in a framework file."""


@framework.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Say whether FILE is a framework file in which all is well; nothing is taken in."""
    from standards.reading import read_framework_path

    found = read_framework_path(file)
    sizes = f"{len(found.standards)} standards, {len(found.criteria)} criteria, {len(found.scale.ratings)} ratings"
    click.echo(f"{file}: {found.name} is in order ({sizes}).")


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
