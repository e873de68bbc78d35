"""A directorate's whole return as sheets: a row a criterion, then its evidence, then its standards."""

from collections.abc import Iterator

from reports.contents import SubmissionAnswer, SubmissionContents, SubmissionStandard
from reports.sheets.about import about
from reports.sheets.cells import due, rating
from reports.sheets.sheet import Cell, Column, Missing, Sheet, SheetWriter
from reports.sheets.xlsx import xlsx

CRITERIA = (
    Column("Criterion", 10),
    Column("Standard", 10),
    Column("Standard title", 26),
    Column("What is asked", 36),
    Column("Rating", 16),
    Column("What is in place", 50),
    Column("How we know it works", 40),
    Column("What changed for children, and what they told us", 40),
    Column("Why it does not apply", 26),
    Column("Pieces of evidence", 11),
    Column("Proposed action", 36),
    Column("Lead officer", 20),
    Column("Due date", 18),
    Column("Due, where it is no date", 16),
    Column("Success measure", 30),
    Column("Sent back by the board, because", 30),
)
EVIDENCE = (
    Column("Criterion", 10),
    Column("Evidence", 50),
    Column("Reference", 50),
    Column("Dated", 18),
    Column("File", 36),
)
STANDARDS = (
    Column("Standard", 10),
    Column("Standard title", 60),
    Column("Criteria answered", 12),
    Column("Criteria asked", 12),
    Column("Own rating", 18),
    Column("Reason", 50),
    Column("The board's rating", 18),
)


def submission(contents: SubmissionContents, write: SheetWriter = xlsx) -> bytes:
    """Write the return as a workbook, or as what `write` makes of it."""
    title = f"Return of {contents.directorate}: {contents.heading.cycle}"
    sheets = (
        Sheet("Criteria", CRITERIA, tuple(_criteria(contents)), "No criterion was asked."),
        Sheet("Evidence", EVIDENCE, tuple(_evidence(contents)), "No evidence is listed."),
        Sheet("Standards", STANDARDS, tuple(map(_standard, contents.standards)), "No standard was asked."),
        about(contents.heading, title, _state(contents)),
    )
    return write(contents.heading, title, sheets)


def _criteria(contents: SubmissionContents) -> Iterator[tuple[Cell, ...]]:
    for standard in contents.standards:
        for answer in standard.answers:
            yield (answer.criterion, standard.id, standard.title, answer.statement, *_answer(answer))


def _answer(answer: SubmissionAnswer) -> tuple[Cell, ...]:
    return (
        rating(answer.rating, "Not answered"),
        answer.narrative,
        answer.how_known,
        answer.impact,
        answer.na_reason,
        len(answer.evidence),
        answer.action_text,
        answer.action_lead,
        *((None, None) if answer.action_due is None else due(answer.action_due)),
        answer.action_success_measure,
        answer.sent_back,
    )


def _evidence(contents: SubmissionContents) -> Iterator[tuple[Cell, ...]]:
    for standard in contents.standards:
        for answer in standard.answers:
            for piece in answer.evidence:
                dated = piece.dated or Missing("No date")
                yield (answer.criterion, piece.title, piece.reference, dated, piece.file)


def _standard(standard: SubmissionStandard) -> tuple[Cell, ...]:
    return (
        standard.id,
        standard.title,
        sum(answer.rating is not None for answer in standard.answers),
        len(standard.answers),
        rating(standard.self_rating),
        standard.self_reason,
        rating(standard.board_rating),
    )


def _state(contents: SubmissionContents) -> tuple[tuple[str, Cell], ...]:
    return (
        ("Directorate", contents.directorate),
        ("Status", contents.status),
        ("Signed off by", contents.signed_off_by or Missing("Nobody named")),
        ("Signed off on", contents.signed_off_on or Missing("Not signed off")),
    )
