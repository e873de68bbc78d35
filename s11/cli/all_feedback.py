"""`s11 report feedback --all`: the feedback to every directorate, one file each."""

import signal
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from s11.cli.files import write_whole
from s11.cli.folder import opened_app
from s11.cli.refusing import CommandRefused, in_words

if TYPE_CHECKING:
    from reports.contents import FeedbackContents

Gathered = list[tuple[str, "FeedbackContents"]]


def write_all_feedback(context: click.Context, cycle: str, day: date | None, folder: Path) -> None:
    """Write one file a directorate; those that cannot be made are named, the others are made."""
    from s11.cli.progress import progress

    gathered = _gathered(context, cycle, day)
    _make_folder(folder)
    written: list[Path] = []
    failed = []
    try:
        with progress(len(gathered), "Writing feedback") as shown:
            for ref, why in _written(cycle, gathered, folder, written):
                shown.step()
                if why:
                    failed.append(f"{ref}: {why}")
                    shown.say(f"Not written: {ref}: {why}")
    except KeyboardInterrupt:
        raise CommandRefused(_stopped(len(written), len(gathered), folder)) from None
    click.echo(f"Wrote {len(written)} of {len(gathered)} to {folder}.")
    if failed:
        raise CommandRefused(f"{cycle}: not written: {'; '.join(failed)}")


def _gathered(context: click.Context, cycle: str, day: date | None) -> "Gathered":
    """Gather what all papers print; the database is closed before the first is made."""
    from s11.services.exporting import no_such_audit
    from s11.services.reporting import all_feedback_contents
    from s11.storage.cycles import load_cycle
    from s11.storage.database import db
    from s11.web.pages import today

    with opened_app(context) as app:
        if load_cycle(db.session(), cycle) is None:
            raise CommandRefused(no_such_audit(db.session(), cycle))
        demonstration = app.extensions["s11"].is_demonstration
        return list(all_feedback_contents(db.session(), cycle, day or today(), demonstration))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandRefused(f"{folder}: this folder cannot be made ({error.strerror})") from error


def _written(
    cycle: str, gathered: "Iterable[tuple[str, FeedbackContents]]", folder: Path, written: list[Path]
) -> Iterator[tuple[str, str]]:
    """Write the papers as they are made, and say of each why it could not be, or nothing; list what was written."""
    from reports.feedback import feedback
    from s11.services.jobs.processes import make_at_once

    with closing(make_at_once(feedback, gathered)) as made:
        for each in made:
            if each is None:
                continue
            why = each.reason
            if each.paper is not None:
                why = _write(folder / f"{cycle}-{each.ref}-feedback.pdf", each.paper, written)
            yield each.ref, why


def _write(path: Path, paper: bytes, written: list[Path]) -> str:
    try:
        with _stopped_later():  # what is there counts as written
            write_whole(path, paper)
            written.append(path)
    except Exception as error:
        return in_words(error)
    return ""


@contextmanager
def _stopped_later() -> Iterator[None]:
    """Let Ctrl-C wait until what is within is done."""
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: asked.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt


def _stopped(written: int, asked: int, folder: Path) -> str:
    return (
        f"Stopped. {written} of {asked} were written to {folder}, each of them whole. "
        "Run the same command again to write them all."
    )
