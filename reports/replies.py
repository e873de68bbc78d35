"""Who was asked, who replied and when, who was late and who has not replied."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from reports.contents import OverviewContents, Reply
from reports.lines import Span
from reports.stack import Stack
from reports.style import CELL, CELL_SMALL
from reports.table import Column, Table
from reports.text import Text
from reports.words import count, day, listed, missing

FEW = 6
COLUMNS = (
    Column("Directorate", 74),
    Column("Stands at", 26),
    Column("Signed off", 40),
    Column("Last day", 36),
)


def replies_in_words(contents: OverviewContents) -> Iterator[str]:
    """Say in sentences when the audit ran, who was late and who has not signed off."""
    facts = contents.facts
    ended = contents.closes < contents.heading.as_at
    yield (
        f"The audit opened on {day(contents.opens)} and {'closed' if ended else 'closes'} on "
        f"{day(contents.closes)}. It asked {count(facts.asked, 'directorate')}."
    )
    yield from _who("Signed off late", _names(contents, "late"))
    yield from _who("Not signed off, and past the last day", _names(contents, "missing"))
    yield from _who("Not signed off yet, with time left", _names(contents, "open"))


def _names(contents: OverviewContents, how: str) -> list[str]:
    return [reply.directorate for reply in contents.replies if reply.how == how]


def _who(what: str, names: Sequence[str]) -> Iterator[str]:
    if len(names) > FEW:
        yield f"{what}: {', '.join(names[:FEW])} and {len(names) - FEW} more."
    elif names:
        yield f"{what}: {listed(names)}."


def replies(contents: OverviewContents) -> list[Flowable]:
    """Print a line a directorate, in the order of the audit."""
    if not contents.replies:
        return [Text("The audit asks no directorate.")]
    return [Table(COLUMNS, [_row(reply) for reply in contents.replies])]


def _row(reply: Reply) -> tuple[str, str, Flowable, Flowable]:
    last = [Text(day(reply.last_day), CELL)]
    if reply.more_time:
        last.append(Text("More time was given", CELL_SMALL))
    return reply.directorate, reply.status, Stack(_signed_off(reply)), Stack(last)


def _signed_off(reply: Reply) -> list[Flowable]:
    if reply.signed_off_on is None:
        return [Text(_not_signed(reply), CELL)]
    said: list[Flowable] = [Text(day(reply.signed_off_on), CELL)]
    if reply.how == "late":
        days = (reply.signed_off_on - reply.last_day).days
        said.append(Text(missing(f"{count(days, 'day')} late"), CELL_SMALL))
    if reply.how == "again":
        said.append(Text("Signed off again after the board had sent it back", CELL_SMALL))
    return said


def _not_signed(reply: Reply) -> str | Span:
    if reply.how == "undated":
        return "Yes, on a day that is not known"
    return missing("not signed off") if reply.how == "missing" else "Not yet"
