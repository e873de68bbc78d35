"""The rules that hold across an audit and against its framework."""

import re
from collections.abc import Container, Hashable, Iterable

from s11.domain.audit import Action, Answer, Audit, Cycle, Evidence, StandardRatings, StoredFile, Submission
from s11.domain.audit_file.refusal import Misplaced, quoted
from standards.framework import Framework

LONGEST_REF = 60

_REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def check(audit: Audit, framework: Framework) -> None:
    """Refuse, with its place, the first value that does not fit the rest of the audit or its framework."""
    _check_cycle(audit.cycle)
    for n, directorate in enumerate(audit.directorates):
        _check_ref(f"directorates[{n}].ref", directorate.ref)
    _refuse_twice((f"directorates[{n}].ref", each.ref) for n, each in enumerate(audit.directorates))
    _refuse_twice(
        (f"submissions[{n}].directorate", each.directorate) for n, each in enumerate(audit.submissions)
    )
    _refuse_twice((f"actions[{n}].number", each.number) for n, each in enumerate(audit.actions))

    asked = {directorate.ref for directorate in audit.directorates}
    for n, submission in enumerate(audit.submissions):
        _check_asked(f"submissions[{n}].directorate", submission.directorate, asked)
        _check_submission(f"submissions[{n}]", submission, framework)
    for n, action in enumerate(audit.actions):
        _check_action(f"actions[{n}]", action, asked, framework)


def _check_cycle(cycle: Cycle) -> None:
    _check_ref("cycle.ref", cycle.ref)
    if cycle.closes < cycle.opens:
        raise Misplaced(
            "cycle.closes", f"{cycle.closes} is before the day that the cycle opens, {cycle.opens}"
        )
    if cycle.repeat_months is not None and cycle.repeat_months < 1:
        raise Misplaced("cycle.repeat_months", "must be 1 or more, or null where the audit does not repeat")


def _check_ref(place: str, ref: str) -> None:
    if len(ref) > LONGEST_REF:
        raise Misplaced(place, f"is {len(ref):,} characters long; the limit is {LONGEST_REF}")
    if not _REF.fullmatch(ref):
        use = "start with a letter or digit, then use those and . - _ without accents"
        raise Misplaced(place, f"{quoted(ref)} cannot stand in an address; {use}")


def _refuse_twice(placed: Iterable[tuple[str, Hashable]]) -> None:
    first: dict[Hashable, str] = {}
    for place, value in placed:
        if value in first:
            raise Misplaced(place, f"{quoted(value)} stands twice, first at {first[value]}")
        first[value] = place


def _check_asked(place: str, ref: str, asked: Container[str]) -> None:
    if ref not in asked:
        raise Misplaced(place, f"{quoted(ref)} is not one of the directorates that this audit lists")


def _check_submission(place: str, submission: Submission, framework: Framework) -> None:
    answers = [(f"{place}.answers[{n}]", each) for n, each in enumerate(submission.answers)]
    standards = [(f"{place}.standards[{n}]", each) for n, each in enumerate(submission.standards)]
    _refuse_twice((f"{at}.criterion", answer.criterion) for at, answer in answers)
    _refuse_twice((f"{at}.standard", ratings.standard) for at, ratings in standards)
    for at, answer in answers:
        _check_answer(at, answer, framework)
    for at, ratings in standards:
        _check_ratings(at, ratings, framework)


def _check_answer(place: str, answer: Answer, framework: Framework) -> None:
    if answer.criterion not in {criterion.id for criterion in framework.criteria}:
        raise Misplaced(
            f"{place}.criterion", f"{quoted(answer.criterion)} is not a criterion of {framework.name}"
        )
    _check_rating(f"{place}.rating", answer.rating, framework)
    if answer.rating and "na_reason" in framework.scale[answer.rating].needs and not answer.na_reason.strip():
        raise Misplaced(f"{place}.na_reason", f"is empty; the rating {quoted(answer.rating)} needs a reason")
    _check_rating(f"{place}.unfinished_rating", answer.unfinished_rating or None, framework)
    if answer.rating and answer.unfinished_rating:
        raise Misplaced(f"{place}.unfinished_rating", "stands beside a rating; leave out one of them")
    for n, evidence in enumerate(answer.evidence):
        _check_file(f"{place}.evidence[{n}].file", evidence)


def _check_ratings(place: str, ratings: StandardRatings, framework: Framework) -> None:
    _check_standard(f"{place}.standard", ratings.standard, framework)
    _check_rating(f"{place}.self_rating", ratings.self_rating, framework)
    _check_rating(f"{place}.board_rating", ratings.board_rating, framework)


def _check_rating(place: str, rating: str | None, framework: Framework) -> None:
    if rating is not None and rating not in framework.scale.ids:
        listed = ", ".join(each.id for each in framework.scale.worst_first)
        raise Misplaced(place, f"{quoted(rating)} is not in the scale ({listed})")


def _check_standard(place: str, standard: str, framework: Framework) -> None:
    if standard not in {each.id for each in framework.standards}:
        raise Misplaced(place, f"{quoted(standard)} is not a standard of {framework.name}")


def _check_file(place: str, evidence: Evidence) -> None:
    file: StoredFile | None = evidence.file
    if file is None:
        return
    if not _MEDIA_TYPE.fullmatch(file.media_type):
        raise Misplaced(
            f"{place}.media_type", f"{quoted(file.media_type)} is not a type such as application/pdf"
        )
    if not _SHA256.fullmatch(file.sha256):
        raise Misplaced(f"{place}.sha256", "must be 64 of the characters 0-9 and a-f")


def _check_action(place: str, action: Action, asked: Container[str], framework: Framework) -> None:
    if action.number < 1:
        raise Misplaced(f"{place}.number", f"{action.number} is too small; numbers start at 1")
    _check_standard(f"{place}.standard", action.standard, framework)
    if action.directorate is not None:
        _check_asked(f"{place}.directorate", action.directorate, asked)
