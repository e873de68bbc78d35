"""A feedback of 60 answers: ten standards of six criteria, with twelve actions."""

from datetime import date

from reports.contents import FeedbackContents, FeedbackCriterion, FeedbackStandard, Heading, PlanAction
from standards.framework import Rating, Scale

DAY = date(2026, 11, 22)
GREEN = Rating("green", "Green", "In place and known to work", "green")
AMBER = Rating("amber", "Amber", "Partly in place", "amber")
SCALE = Scale((GREEN, AMBER))
TEXT = (
    "The policy is current and staff know it; the samples of March show that half the records lack a date. "
    * 3
)


def _standard(number: int) -> FeedbackStandard:
    criteria = tuple(
        FeedbackCriterion(f"{number}.{n}", f"Criterion {number}.{n}: {TEXT[:90]}", (GREEN, AMBER)[n % 2])
        for n in range(1, 7)
    )
    return FeedbackStandard(
        str(number), f"Standard {number}", GREEN, "", AMBER, TEXT, TEXT, TEXT, "", "Minutes of May", criteria
    )


def _action(number: int) -> PlanAction:
    return PlanAction(
        number, str(1 + number % 10), "Housing", False, TEXT, "Head of Housing", DAY, None, "on_track", False
    )


def sixty_answers() -> FeedbackContents:
    """Return the feedback."""
    heading = Heading("Council", "Board", "Section 11 audit 2026", "s11-2026 version 1", DAY)
    standards = tuple(_standard(number) for number in range(1, 11))
    actions = tuple(_action(number) for number in range(1, 13))
    return FeedbackContents(
        heading, "Housing", "Director", DAY, DAY, "The board's office", DAY, SCALE, standards, actions
    )
