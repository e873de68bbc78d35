"""Contents of papers to try things with: Slough's published plan, and an invented council."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from reports.contents import (
    ActionPlanContents,
    AnswerEvidence,
    Change,
    CmtContents,
    FeedbackContents,
    FeedbackCriterion,
    FeedbackStandard,
    Heading,
    Issue,
    PlanAction,
    PlanStandard,
    PlanUpdate,
    Position,
    PositionLine,
    Quarter,
    SinceLast,
    Slip,
    StandardPosition,
    SubmissionAnswer,
    SubmissionContents,
    SubmissionStandard,
)
from standards.framework import Rating, Scale

GREEN = Rating("green", "Green", "In place, and known to work", "green", ("how_known", "evidence"))
AMBER = Rating("amber", "Amber", "Partly in place", "amber", ("action",))
RED = Rating("red", "Red", "Not in place", "red", ("action",))
NOT_APPLICABLE = Rating("na", "Not applicable", "Does not apply", "grey", ("na_reason",), counts=False)
SCALE = Scale((GREEN, AMBER, RED, NOT_APPLICABLE))
TITLES = (
    "Senior management commitment to the importance of safeguarding and promoting children's welfare",
    "A clear statement of the agency's responsibilities towards children, available to all staff",
    "A clear line of accountability within the organisation for work on safeguarding",
    "Service development takes account of the need to safeguard, and is informed by children and families",
    "Staff training on safeguarding and promoting the welfare of children",
    "Safer recruitment, vetting and allegations against staff",
    "Effective inter-agency working to safeguard and promote the welfare of children",
    "Information sharing",
)
SLOUGH = json.loads((Path(__file__).parent / "slough-2015.actions.json").read_text(encoding="utf-8"))
HEADING = Heading(
    "Westmere Council",
    "Westmere Safeguarding Children Partnership",
    "Section 11 audit 2025-26",
    "s11-2026 version 1",
    date(2026, 3, 31),
)
STRENGTHS = (
    "Housing officers name the designated lead without prompting, and the night team knows the number.",
    "The complaints leaflet was rewritten with the young people's panel and is used in every reception area.",
    "",
    "The tenancy service changed its inspection visits after young people said that they felt watched.",
    "Induction is completed within six weeks by 96% of new starters, against 71% at the last audit.",
    "",
    "Attendance at the multi-agency risk panel is 100% over twelve months, at the right level of seniority.",
    "The data-sharing agreement with the Trust is current, known to staff, and was tested in two live cases.",
)
CHALLENGE = (
    "The return says that commissioned landlords work to the same standard. The "
    "board saw no contract clause and no "
    "visit report that shows it. Which of the eleven contracts carry the clause, and "
    "what was found on the last visit?"
)
NARRATIVE = (
    "A named strategic lead sits on the directorate's leadership team and reports to it every quarter. "
    "Safeguarding is a standing item of the monthly performance meeting, where open "
    "concerns are read out by age.\n"
    "Team managers take part in the practice week and write down what they learnt."
)
HOW_KNOWN = (
    "Eighteen case files were sampled in November by the quality team; sixteen met the standard in full."
)
IMPACT = (
    "Families with children under five are now visited within two working days. "
    "Young people told us that they "
    "want one person to ring; since June each has one."
)


def heading(**changes):
    return replace(HEADING, **changes)


def action(number, standard="1", **changes):
    plain = PlanAction(
        number, standard, "Housing", False, "Write the safeguarding clause into every contract", "Asha Patel",
        date(2026, 6, 30), "Eleven of eleven contracts carry the clause", "on_track", False,
        (f"Housing, criterion {standard}.3",),
    )  # fmt: skip
    return replace(plain, **changes)


def actions():
    """Return actions in every state, with every kind of date, lead and history."""
    update = PlanUpdate(
        date(2026, 2, 11), "at_risk", date(2026, 5, 1), "Two landlords have not replied.", "A. Patel"
    )
    return (
        action(1, updates=(update,)),
        action(2, "1", lead=None, due=None, success_measure=None, status="not_started", directorate=None),
        action(
            3, "2", text="Rewrite the complaints leaflet with the young people's panel, and hand it out",
            lead="Tom Okafor", due="31/09/16", status="at_risk",
        ),
        action(
            4, "3", text="Give every team manager a written line of escalation, with the out-of-hours number",
            due=date(2026, 1, 31), status="not_started", overdue=True, lead="Director of Housing",
        ),
        action(5, "5", text="Bring induction to 100%", status="complete", due=date(2026, 2, 28)),
        action(
            6, "6", needs_nothing=True, text="All necessary arrangements are in place. Kept under review.",
            lead="HR lead", due=date(2026, 12, 1), success_measure=None, status="not_started",
            directorate=None,
        ),
        action(7, "7", text="Merge with action 1", status="no_longer_needed", due="Ongoing"),
    )  # fmt: skip


def plan():
    return tuple(
        PlanStandard(str(n), title, tuple(a for a in actions() if a.standard == str(n)))
        for n, title in enumerate(TITLES, 1)
    )


def action_plan_contents(**changes):
    return replace(ActionPlanContents(HEADING, plan()), **changes)


def slough_plan():
    """Return the plan that Slough published in July 2016, as it was: no lead officer, no date."""
    standards = tuple(
        PlanStandard(
            str(n), title, tuple(_published(a) for a in SLOUGH["actions"] if a["standard"] == str(n))
        )
        for n, title in enumerate(TITLES, 1)
    )
    council = "Slough Borough Council"
    board = "Slough Local Safeguarding Children Board"
    as_at = date(2016, 7, 19)
    return ActionPlanContents(
        Heading(council, board, "Section 11 audit 2015-16", "s11-2015 version 1", as_at), standards
    )


def _published(entry):
    return PlanAction(
        entry["number"], entry["standard"], entry["directorate"], entry["kind"] == "no_action", entry["text"],
        entry["lead"], entry["due"], entry["success_measure"], entry["status"], overdue=False,
    )  # fmt: skip


def feedback_contents(answers=24, **changes):
    """Return a feedback on so many answers, parted evenly among the eight standards."""
    whole = FeedbackContents(
        HEADING, "Housing", "Dana Whitfield, Director of Housing", date(2026, 1, 30), date(2026, 3, 12),
        "Joan Mirza, business manager of the partnership\n01234 567 890, partnership@example.org",
        date(2027, 11, 1), SCALE, tuple(_feedback_standards(answers)), actions(),
    )  # fmt: skip
    return replace(whole, **changes)


def _feedback_standards(answers):
    own = (GREEN, GREEN, AMBER, AMBER, GREEN, GREEN, AMBER, GREEN)
    board = (AMBER, GREEN, RED, AMBER, GREEN, None, AMBER, GREEN)
    for index, title in enumerate(TITLES):
        differs = board[index] not in (None, own[index])
        reason = "What was sent shows a policy and not yet that it is followed." if differs else ""
        yield FeedbackStandard(
            str(index + 1), title, own[index], NARRATIVE if index == 2 else "", board[index], reason,
            STRENGTHS[index], CHALLENGE if differs else "", "We will send it by May." if index == 0 else "",
            "The contract register, with the clause and the date of the last visit." if differs else "",
            tuple(_feedback_criteria(index + 1, answers // 8 + (index < answers % 8))),
        )  # fmt: skip


def _feedback_criteria(standard, count):
    for number in range(1, count + 1):
        rating = (GREEN, AMBER, RED, NOT_APPLICABLE, None)[(standard + number) % 5]
        statement = "Senior managers can show that safeguarding is considered in every decision on services."
        back = "Say which visits, and when." if (standard, number) == (3, 2) else ""
        yield FeedbackCriterion(f"{standard}.{number}", statement, rating, back)


POLICY = AnswerEvidence("Housing safeguarding policy", "intranet, policy 14", date(2025, 6, 1), "policy.pdf")


def answer(criterion="1.1", **changes):
    plain = SubmissionAnswer(
        criterion, "Safeguarding is considered in every decision on services.", GREEN,
        NARRATIVE, HOW_KNOWN, IMPACT, "", (POLICY,), "", "", None, "", "",
    )  # fmt: skip
    return replace(plain, **changes)


def submission_contents(**changes):
    asked = {"action_text": "Write the clause into every contract", "action_lead": "Asha Patel"}
    answers = (
        answer("1.1"),
        answer("1.2", rating=AMBER, action_due="31/09/16", sent_back="Which contracts?", **asked),
        answer(
            "1.3",
            rating=NOT_APPLICABLE,
            narrative="",
            how_known="",
            impact="",
            na_reason="No schools.",
            evidence=(),
        ),
        answer("1.4", rating=None, narrative="", how_known="", impact="", evidence=()),
    )
    standards = tuple(
        SubmissionStandard(
            str(n), title, AMBER, "", GREEN if n == 2 else None, answers if n == 1 else (answer(f"{n}.1"),)
        )
        for n, title in enumerate(TITLES, 1)
    )
    whole = SubmissionContents(
        HEADING, "Housing", "Signed off", "Dana Whitfield", date(2026, 1, 30), SCALE, standards
    )
    return replace(whole, **changes)


def cmt_contents(**changes):
    seven = actions()
    lines = tuple(
        PositionLine(f"Standard {n}", Position(1, 1, 0, 2, 0, n % 2, 1, 0), None) for n in range(1, 9)
    )
    issues = (
        Issue(seven[3], "Two months overdue, and nobody has reported on it since January."),
        Issue(seven[1], "It has no lead officer and no date, six months after the plan was agreed."),
        Issue(seven[2], "31/09/16 is not a date."),
    )
    counted = ((GREEN, 4), (AMBER, 2), (RED, 0), (NOT_APPLICABLE, 1), (None, 1))
    whole = CmtContents(
        HEADING, date(2025, 12, 31),
        PositionLine("The plan", Position(2, 1, 1, 1, 1, 1, 1, 2), Position(4, 1, 1, 0, 0, 2, 3, 4)),
        lines, (PositionLine("Housing", Position(1, 1, 1, 1, 1, 1, 0, 1), Position(2, 1, 1, 0, 0, 0, 1, 1)),),
        ("Name a lead officer for action 2.", "Agree to move action 4 to 30 June 2026, or stop it."),
        issues, since_last(), plan(),
        tuple(StandardPosition(str(n), title, counted, counted) for n, title in enumerate(TITLES, 1)),
        quarters(),
    )  # fmt: skip
    return replace(whole, **changes)


def since_last(**changes):
    """Return something under every heading."""
    one, two, three, four, five, six, seven = actions()
    told = SinceLast(
        completed=(Change(five, "Reported on 1 March 2026: 96% of new starters"),),
        slipped=(Slip(one, date(2026, 5, 1), 2, "Reported on 11 February 2026: Two have not replied."),),
        new=(Change(six, "New in the plan"),),
        newly_overdue=(Change(four, "Newly overdue, by 59 days, since 31 January 2026"),),
        without_lead=(Change(two, "Already so at the last report"),),
        without_date=(
            Change(two, "Already so at the last report"),
            Change(three, "Not so at the last report"),
        ),
        taken_out=(Change(seven, "Merged into number 1"),),
        other=(Change(three, "On track before, now at risk"),),
    )
    return replace(told, **changes)


def quarters():
    ends = (date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31))
    return tuple(Quarter(end, Position(4 - n, 1, 1, n, 0, 1, 1, 2)) for n, end in enumerate(ends))
