"""What an answer, a standard and a submission still need before a director can sign off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from s11.domain.audit import Answer, ProposedAction, StandardRatings
from standards.framework import Criterion, Framework, Need, Scale, Standard


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: where, in which field of the form, and what to do about it."""

    standard: str
    criterion: str | None
    field: str
    what: str

    def __str__(self) -> str:
        return f"{self.criterion or 'Standard ' + self.standard}: {self.what}"


_ASKED: dict[Need, tuple[str, str]] = {
    "narrative": ("narrative", "say what is in place"),
    "how_known": ("how_known", "say how you know it works"),
    "impact": ("impact", "say what changed for children"),
    "evidence": ("evidence", "add at least one piece of evidence"),
    "na_reason": ("na_reason", "say why this does not apply to you"),
}


def needs_of_action(action: ProposedAction | None) -> list[tuple[str, str]]:
    """Say what a proposed action lacks, as (field, what to do)."""
    action = action or ProposedAction()
    lacks = []
    if not action.text.strip():
        lacks.append(("action_text", "say what you will do about it"))
    if not action.lead.strip():
        lacks.append(("action_lead", "name a lead officer for the action"))
    if not isinstance(action.due, date):
        lacks.append(("action_due", "give the action a due date that is a real date"))
    return lacks


def gaps_of_answer(criterion: Criterion, scale: Scale, answer: Answer | None) -> list[tuple[str, str]]:
    """Say what an answer lacks for its rating, as (field, what to do); a proposed action must be whole."""
    if answer is None or answer.rating is None:
        return [("rating", "select a rating")]
    lacks: list[tuple[str, str]] = []
    needs = scale[answer.rating].needs
    for need in needs:
        if need == "action":
            continue
        value = answer.evidence if need == "evidence" else getattr(answer, need).strip()
        if not value:
            lacks.append(_ASKED[need])
    if "action" in needs or _is_started(answer.proposed_action):
        lacks += needs_of_action(answer.proposed_action)
    return lacks


def gaps_of_standard(
    framework: Framework,
    standard: Standard,
    answers: Mapping[str, Answer],
    ratings: StandardRatings | None,
) -> list[Gap]:
    """Say what keeps a standard from being signed off, in the order of its criteria."""
    gaps = [
        Gap(standard.id, criterion.id, field, what)
        for criterion in standard.criteria
        for field, what in gaps_of_answer(criterion, framework.scale, answers.get(criterion.id))
    ]
    suggested = suggested_rating(framework, standard, answers)
    if ratings is None or ratings.self_rating is None:
        gaps.append(Gap(standard.id, None, "self_rating", "decide the rating of the standard as a whole"))
    elif ratings.self_rating != suggested and suggested and not ratings.self_reason.strip():
        gaps.append(
            Gap(standard.id, None, "self_reason", "say why your rating differs from the suggested one")
        )
    return gaps


def gaps_of_submission(
    framework: Framework, answers: Mapping[str, Answer], ratings: Mapping[str, StandardRatings]
) -> tuple[Gap, ...]:
    """Say everything that keeps a submission from being signed off, standard by standard."""
    return tuple(
        gap
        for standard in framework.standards
        for gap in gaps_of_standard(framework, standard, answers, ratings.get(standard.id))
    )


def suggested_rating(framework: Framework, standard: Standard, answers: Mapping[str, Answer]) -> str | None:
    """Suggest a standard's rating: the worst that counts among its criteria; one shared by all if none counts."""
    given = [answers[c.id].rating for c in standard.criteria if c.id in answers and answers[c.id].rating]
    if worst := framework.scale.worst(given):
        return worst
    all_answered_alike = len(given) == len(standard.criteria) and len(set(given)) == 1
    return given[0] if all_answered_alike else None


def _is_started(action: ProposedAction | None) -> bool:
    return action is not None and action != ProposedAction()
