"""A directorate's whole return: every answer in full, in the order of the criteria."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from reports.blocks import both_ratings, headed, labelled, part, points, section, title
from reports.chip import rating_chip
from reports.contents import AnswerEvidence, SubmissionAnswer, SubmissionContents, SubmissionStandard
from reports.contents_list import contents_list
from reports.lines import Span
from reports.page import Writer, build
from reports.plan_table import standard_name
from reports.stack import Headed, Stack
from reports.style import LABEL, LEAD, SMALL
from reports.table import Column, Table
from reports.text import Text, Words
from reports.words import count, day, due, lead, missing

GLANCE = (
    Column("Standard", 88),
    Column("Answered", 20),
    Column("Own rating", 31),
    Column("The board's rating", 31),
)
MOST_WITHOUT_A_LIST = 16  # answers: two or so on a page
NOTHING = missing("nothing was written")


def submission(contents: SubmissionContents, write: Writer = build) -> bytes:
    """Print the return as a PDF, or as what `write` makes of it."""
    heading = contents.heading
    name = f"Return of {contents.directorate}: {heading.cycle}"
    below = f"{heading.organisation}, for {heading.board}. As at {day(heading.as_at)}."
    opening, body = [*title(name, below), Text(_state(contents), LEAD)], _at_a_glance(contents)
    if not any(map(_is_begun, contents.standards)):
        return write(heading, name, [*opening, *body, Text("Nothing is written in this return yet.")])
    for standard in contents.standards:
        body += _standard(standard)
    listed = contents_list(body) if _is_long(contents) else []
    return write(heading, name, [*opening, *listed, *body])


def _is_long(contents: SubmissionContents) -> bool:
    return sum(len(standard.answers) for standard in contents.standards) > MOST_WITHOUT_A_LIST


def _state(contents: SubmissionContents) -> list[str | Span]:
    answers = [answer for standard in contents.standards for answer in standard.answers]
    done = sum(answer.rating is not None for answer in answers)
    opening = f"{contents.status}. {done} of {count(len(answers), 'criterion', 'criteria')} "
    opening += f"of {contents.heading.framework} answered. "
    if not contents.signed_off_by and not contents.signed_off_on:
        return [opening, missing("Not signed off.")]
    by = contents.signed_off_by or missing("nobody named")
    on = day(contents.signed_off_on) if contents.signed_off_on else missing("no date")
    return [opening, "Signed off by ", by, " on ", on, "."]


def _at_a_glance(contents: SubmissionContents) -> list[Flowable]:
    if not contents.standards:
        return part("At a glance", [Text("No standard was asked.")])
    return part("At a glance", [Table(GLANCE, [_glance(standard) for standard in contents.standards])])


def _glance(standard: SubmissionStandard) -> tuple[str, str, Flowable, Flowable]:
    done = sum(answer.rating is not None for answer in standard.answers)
    answered = f"{done} of {len(standard.answers)}"
    chips = rating_chip(standard.self_rating), rating_chip(standard.board_rating)
    return (standard_name(standard.id, standard.title), answered, *chips)


def _standard(standard: SubmissionStandard) -> list[Flowable]:
    ratings = both_ratings("Own rating", standard.self_rating, standard.board_rating)
    if not _is_begun(standard):
        asked = count(len(standard.answers), "criterion", "criteria")
        sentence = f"Nothing is answered yet of the {asked} of this standard."
        return part(standard_name(standard.id, standard.title), [Text(sentence)])
    story = labelled("Reason", standard.self_reason)
    for answer in standard.answers:
        story += section(f"{answer.criterion}  {answer.statement}", _answer(answer), answer.criterion)
    told = story or [Text("No criterion was asked under this standard.")]
    return part(standard_name(standard.id, standard.title), told, opening=[ratings])


def _is_begun(standard: SubmissionStandard) -> bool:
    """Say whether anything stands under a standard, or there was nothing to ask."""
    rated = standard.self_rating or standard.board_rating or standard.self_reason.strip()
    return bool(rated) or not standard.answers or any(a.rating or any(_told(a)) for a in standard.answers)


def _answer(answer: SubmissionAnswer) -> list[Flowable]:
    chip = rating_chip(answer.rating, "Not answered")
    told = list(_told(answer))
    return headed([chip], told) if told else [chip]


def _told(answer: SubmissionAnswer) -> Iterator[Flowable]:
    yield from labelled("Sent back by the board, because", answer.sent_back)
    yield from labelled("Why it does not apply", answer.na_reason)
    if answer.rating or _anything_written(answer):
        absent = "" if answer.na_reason.strip() else [NOTHING]
        yield from labelled("What is in place", answer.narrative, absent)
        yield from labelled("How we know it works", answer.how_known, absent)
        yield from labelled("What changed for children, and what they told us", answer.impact, absent)
        if answer.evidence or absent:
            yield from _evidence(answer.evidence)
        yield from _action(answer)


def _anything_written(answer: SubmissionAnswer) -> bool:
    texts = (answer.narrative, answer.how_known, answer.impact)
    return bool(answer.evidence) or _is_proposed(answer) or any(text.strip() for text in texts)


def _is_proposed(answer: SubmissionAnswer) -> bool:
    texts = (answer.action_text, answer.action_lead, answer.action_success_measure)
    return answer.action_due is not None or any(text.strip() for text in texts)


def _evidence(evidence: tuple[AnswerEvidence, ...]) -> Iterator[Flowable]:
    listed = points(_piece(piece) for piece in evidence) or [Text("No evidence is listed.")]
    yield Headed([Text("Evidence", LABEL), listed[0]])
    yield from listed[1:]


def _piece(piece: AnswerEvidence) -> Words:
    reference = [f", {piece.reference}"] if piece.reference.strip() else []
    file = [f", file {piece.file}"] if piece.file.strip() else []
    dated = [f", {day(piece.dated)}"] if piece.dated else [", ", missing("no date")]
    return [piece.title or missing("no title"), *reference, *file, *dated]


def _action(answer: SubmissionAnswer) -> Iterator[Flowable]:
    if not _is_proposed(answer):
        return
    words = answer.action_text if answer.action_text.strip() else missing("not described yet")
    yield Headed([Text("Proposed action", LABEL), Text(words)])
    measure = answer.action_success_measure.strip() or missing("none given")
    yield Stack(
        [
            Text([Span("Lead officer: ", "bold"), lead(answer.action_lead)], SMALL),
            Text([Span("Due: ", "bold"), *due(answer.action_due)], SMALL),
            Text([Span("Success measure: ", "bold"), measure], SMALL),
        ]
    )
