"""The command `s11`: what a person or a script does from a shell."""

import sys

import click

from s11.cli import (
    backups,
    doctor,
    evidence,
    exchange,
    frameworks,
    log,
    people,
    personal,
    reports,
    retention,
    running,
)
from s11.cli.refusing import refusals_in_one_line


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--data", metavar="DIR", help="The folder that everything is kept in; else S11_DATA, else ./data."
)
@click.version_option(package_name="section11", message="%(version)s")
@click.pass_context
def s11(context: click.Context, data: str | None) -> None:
    """Section 11 self-assessment: from a directorate's answers to the feedback and the action plan."""
    context.obj = data


for command in (
    running.demo,
    running.serve,
    exchange.import_,
    exchange.export,
    frameworks.frameworks,
    frameworks.framework,
    reports.report,
    people.user,
    doctor.doctor,
    evidence.evidence,
    backups.backup,
    backups.restore,
    log.log,
    retention.retention,
):
    s11.add_command(command)


people.user.add_command(personal.export)
people.user.add_command(personal.erase)


def run(arguments: list[str]) -> int:
    """Run a command and return its exit status: 0 done, 1 refused, 2 called wrongly."""
    return refusals_in_one_line(lambda: s11.main(arguments, prog_name="s11", standalone_mode=False))


def main() -> None:
    """Run the command that was typed."""
    sys.exit(run(sys.argv[1:]))
