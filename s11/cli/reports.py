"""`s11 report`: papers, as files."""

from datetime import date, datetime
from pathlib import Path

import click

from s11.cli.all_feedback import write_all_feedback
from s11.cli.files import write_whole
from s11.cli.folder import opened_app
from s11.cli.refusing import CommandRefused

KINDS = ("feedback", "cmt", "action-plan", "submission", "overview", "scrutiny", "blank")
OF_ONE_DIRECTORATE = ("feedback", "submission")


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--cycle", required=True, metavar="REF", help="The audit.")
@click.option("--directorate", metavar="REF", help="The directorate, for feedback and submission.")
@click.option(
    "--as-at",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The actions as they stood that day; answers and ratings are printed as they stand now. "
    "A CMT report that was issued that day is printed as it was issued.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to. The ending of the name chooses the format: .pdf, .docx, .xlsx or .csv, where the kind has it.",
)
@click.option("--all", "all_", is_flag=True, help="Feedback for every directorate.")
@click.option(
    "--out-dir", type=click.Path(path_type=Path), metavar="DIR", help="With --all: the folder for them."
)
@click.pass_context
def report(
    context: click.Context,
    kind: str,
    cycle: str,
    directorate: str | None,
    as_at: datetime | None,
    out: Path | None,
    all_: bool,
    out_dir: Path | None,
) -> None:
    """Write a report as a file.

    A PDF is to be read. A workbook (.xlsx) and its first sheet (.csv) are to be sorted and counted.
    """
    day = as_at.date() if as_at else None
    if all_:
        _check_usage_of_all(kind, directorate, out, out_dir)
        assert out_dir is not None
        write_all_feedback(context, cycle, day, out_dir)
        return
    if out is None or out_dir is not None:
        raise click.UsageError("Name the file to write with --out; --out-dir goes with --all.")
    if kind in OF_ONE_DIRECTORATE and directorate is None:
        raise click.UsageError(f"{kind} is about one directorate; name it with --directorate.")
    if kind not in OF_ONE_DIRECTORATE and directorate is not None:
        raise click.UsageError(f"{kind} is about the whole audit; leave out --directorate.")
    ending = _ending_of(out, kind)
    with opened_app(context):
        write_whole(out, make(kind, cycle, directorate, day, ending))
    click.echo(f"Wrote {out}.")


def _check_usage_of_all(kind: str, directorate: str | None, out: Path | None, out_dir: Path | None) -> None:
    if kind != "feedback":
        raise click.UsageError("--all is for feedback.")
    if directorate or out or out_dir is None:
        raise click.UsageError("--all goes with --out-dir, without --directorate and --out.")


def _ending_of(out: Path, kind: str) -> str:
    """Return the ending of a file's name, or refuse one that this kind of paper is not made as."""
    from s11.services.reporting import REPORTS, say_endings

    ending = out.suffix.lower().removeprefix(".")
    if ending not in REPORTS[kind].endings:
        refused = f"is not made as .{ending}" if ending else "needs a file whose name has an ending"
        raise CommandRefused(f"{out}: the {kind} report {refused}. {say_endings(kind)}")
    return ending


def make(kind: str, cycle: str, directorate: str | None, day: date | None, ending: str = "pdf") -> bytes:
    """Make a paper in an opened application, as at a day or today."""
    from flask import current_app

    from s11.services.reporting import make_report
    from s11.storage.database import db
    from s11.web.pages import today

    demonstration = current_app.extensions["s11"].is_demonstration
    return make_report(db.session(), kind, cycle, directorate, day or today(), demonstration, ending)
