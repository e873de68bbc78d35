"""The framework as a form to fill in by hand, for those who print it and write with a pen."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.platypus import Flowable

from reports.blocks import part, points, title
from reports.chip import rating_chip
from reports.contents import BlankContents
from reports.form import Choices, Field, Fields, TickBox, Ticks, Whole
from reports.form_pages import Question, on_pages
from reports.page import HeadingText, Writer, build
from reports.plan_table import standard_name
from reports.style import CELL, CELL_SMALL, LEAD
from reports.table import Column, Table
from reports.text import Text, Words
from reports.words import day, listed, short
from standards.framework import Criterion, Need, Scale, Standard

NEEDS: dict[Need, str] = {
    "narrative": "what is in place",
    "how_known": "how you know that it works",
    "impact": "what changed for children",
    "evidence": "evidence",
    "action": "an action",
    "na_reason": "the reason",
}
SCALE = (Column("Rating", 26), Column("What it means", 96), Column("What it needs", 40))
NAMED = replace(CELL, weight="bold", before=12, after=3)
LONGEST_NAME, LONGEST_NAMED, LONGEST_TICK = 92, 300, 60  # characters, where the whole stands elsewhere
SIGNING = 26.0  # the distance of lines where a name is signed
ASKED = (Column("Standard", 130), Column("Criteria", 20, number=True))


def blank(contents: BlankContents, write: Writer = build) -> bytes:
    """Print the form as a PDF, or as what `write` makes of it."""
    heading = contents.heading
    name = f"Form to fill in: {heading.cycle}"
    story = [
        *title(name, f"{heading.organisation}, for {heading.board}."),
        Text(f"Answer by {day(contents.closes)}.", LEAD),
        Field("Directorate"),
        *part("How to fill it in", points(_how_to())),
        *part("The scale", [_scale(contents.scale)]),
        *part("What is asked", [Text(f"{heading.framework}."), _asked(contents)]),
    ]
    for standard in contents.standards:
        name_of_it = HeadingText(standard_name(standard.id, standard.title), 1)
        story += on_pages(name_of_it, [_question(each, contents.scale) for each in standard.criteria])
    return write(heading, name, [*story, *_as_a_whole(contents), _signed()])


def _how_to() -> Iterator[Words]:
    yield "Tick one rating for each criterion, and write down what that rating needs."
    yield "Say nothing that could identify a child."
    yield "If you need more room, go on with another sheet and put the number of the criterion on it."
    yield "At the end, rate each standard as a whole; then the director signs."


def _scale(scale: Scale) -> Flowable:
    rows = [
        (rating_chip(rating), Text(rating.meaning, CELL), Text(_needs(rating.needs), CELL))
        for rating in scale.ratings
    ]
    return Table(SCALE, rows)


def _needs(needs: tuple[Need, ...]) -> str:
    said = listed([NEEDS[need] for need in needs])
    return f"{said[0].upper()}{said[1:]}" if said else "Nothing more"


def _asked(contents: BlankContents) -> Flowable:
    rows = [
        (short(standard_name(each.id, each.title), LONGEST_NAME), str(len(each.criteria)))
        for each in contents.standards
    ]
    return Table(ASKED, rows)


def _question(criterion: Criterion, scale: Scale) -> Question:
    heading = HeadingText(f"{criterion.id}  {criterion.statement}", 2, criterion.id)
    hints = [Text(words, CELL_SMALL) for words in _hints(criterion)]
    ticks = Choices([TickBox(rating.label, rating.meaning) for rating in scale.ratings])
    why_not = any("na_reason" in rating.needs for rating in scale.ratings)
    place = Field("What is in place?" + (" If it does not apply to you: why not?" if why_not else ""), 2)
    known = Field("How do you know that it works?", 2)
    impact = Field("What changed for children, and what did they tell you?", 2)
    evidence = Field("Evidence: what it is, where it is, its date")
    action = Field("What will you do, and how will you know that it worked?")
    who, when = Field("Who leads on it?"), Field("When will it be done?")
    fields = (place, known, impact, evidence, action)
    parts = (heading, *hints, ticks, *fields, Fields([(who, 3), (when, 2)]))
    return Question(parts, (*fields, who), (place, known, impact, action, evidence))


def _hints(criterion: Criterion) -> Iterator[str]:
    if criterion.evidence:
        yield f"Usually offered as evidence: {'; '.join(criterion.evidence)}."
    if criterion.impact_prompt:
        yield f"On what changed: {criterion.impact_prompt}"


def _as_a_whole(contents: BlankContents) -> list[Flowable]:
    """Ask for the rating of each standard, which follows from its criteria unless there is a reason."""
    opening = Text("Tick the worst rating that you gave to its criteria. Where you tick another, say why.")
    asked = [Whole(_rating(standard, contents.scale)) for standard in contents.standards]
    return part("The standards as a whole", asked, [opening])


def _rating(standard: Standard, scale: Scale) -> list[Flowable]:
    name = Text(short(standard_name(standard.id, standard.title), LONGEST_NAMED), NAMED)
    labels = [short(rating.label, LONGEST_TICK) for rating in scale.ratings]
    return [name, Ticks(labels), Field("Why?")]


def _signed() -> Flowable:
    fields = [Field(label) for label in ("Name", "Post", "Directorate", "Signature", "Date")]
    for field in fields:
        field.pitch = SIGNING
    return Whole([HeadingText("Signed off by the director", 1), *fields])
