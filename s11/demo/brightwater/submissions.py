"""A directorate's submission to one of Brightwater's audits."""

from datetime import date
from typing import Any

from s11.demo.brightwater.answers import Asked, answer
from s11.demo.brightwater.texts import day, read
from s11.domain.audit import Answer, Cycle, StandardRatings, Submission

LETTERS = {"g": "green", "a": "amber", "r": "red", "n": "na"}
WORST_FIRST = "rag"
CONTACT = "Business manager of the Brightwater Safeguarding Children Partnership, manager@example.org"


def submission(
    year: str, framework: str, cycle: Cycle, directorate: dict[str, Any], today: date
) -> Submission:
    """Return a directorate's submission to the audit of a year, as far as it has come."""
    ref = directorate["ref"]
    state = read("submissions")[year][ref]
    letters: dict[str, str] = read("ratings")[year].get(ref, {})
    asked = Asked(year, framework, directorate, state, cycle)
    signed_off = state.get("signed_off_on")
    issued = state.get("feedback_on")
    return Submission(
        directorate=ref,
        status=state["status"],
        signed_off_by=directorate["director"] if signed_off else None,
        signed_off_on=day(signed_off, today) if signed_off else None,
        answers=tuple(each for number, row in letters.items() for each in _answers(asked, number, row)),
        standards=tuple(_ratings(asked, number, row) for number, row in letters.items()),
        feedback_issued_on=day(issued, today) if issued else None,
        feedback_contact=CONTACT if issued else "",
    )


def _answers(asked: Asked, standard: str, letters: str) -> list[Answer]:
    return [
        answer(asked, f"{standard}.{n}", LETTERS[letter])
        for n, letter in enumerate(letters, start=1)
        if letter in LETTERS
    ]


def _ratings(asked: Asked, standard: str, letters: str) -> StandardRatings:
    own, own_reason = asked.state.get("own_rating", {}).get(standard, (_suggested(letters), ""))
    if standard in asked.state.get("without_rating", ()) or "-" in letters:
        own = None
    said = read("reviews")[asked.year].get(asked.directorate["ref"], {}).get(standard, {})
    return StandardRatings(
        standard=standard,
        self_rating=own,
        self_reason=own_reason,
        board_rating=said.get("board", own if asked.state["status"] == "accepted" else None),
        board_reason=said.get("board_reason", ""),
        strengths=said.get("strengths", ""),
        challenge=said.get("challenge", ""),
        reply=said.get("reply", ""),
        evidence_wanted=said.get("evidence_wanted", ""),
    )


def _suggested(letters: str) -> str | None:
    """The worst of the ratings that count; a standard of which nothing applies does not apply."""
    return next((LETTERS[letter] for letter in (*WORST_FIRST, "n") if letter in letters), None)
