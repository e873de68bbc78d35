"""Where a whole return has what could identify a child: for the director, before it is signed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from s11.domain.audit import Answer, ProposedAction, StandardRatings
from s11.domain.case_data import Sign, signs_in, warning
from s11.domain.submission import FiledEvidence
from standards.framework import Framework


@dataclass(frozen=True, slots=True)
class Place:
    """A text that is worth a second look: where it is, its field on that page, and what it looks as if it held."""

    standard: str
    criterion: str | None
    field: str
    what: str
    signs: tuple[Sign, ...]

    @property
    def words(self) -> str:
        return warning(self.signs)

    def __str__(self) -> str:
        return f"{self.criterion or 'Standard ' + self.standard}, {self.what}"


_OF_ANSWER = {
    "narrative": "what is in place",
    "how_known": "how you know",
    "impact": "what changed for children",
    "na_reason": "why it does not apply",
}
_OF_ACTION = {
    "text": "proposed action",
    "lead": "lead officer",
    "success_measure": "measure of success",
}


def places_to_look_at(
    framework: Framework,
    answers: Mapping[str, Answer],
    ratings: Mapping[str, StandardRatings],
    evidence: Iterable[FiledEvidence],
) -> tuple[Place, ...]:
    """Return every text of a return that has a sign of a child's case, in the order of the standards."""
    filed = list(evidence)
    return tuple(
        place
        for standard in framework.standards
        for place in (
            *(
                found
                for criterion in standard.criteria
                for found in (
                    *_of_answer(standard.id, criterion.id, answers.get(criterion.id)),
                    *_of_evidence(standard.id, criterion.id, filed),
                )
            ),
            *_of_standard(standard.id, ratings.get(standard.id)),
        )
    )


def _of_answer(standard: str, criterion: str, answer: Answer | None) -> Iterator[Place]:
    if answer is None:
        return
    action = answer.proposed_action or ProposedAction()
    texts = [(field, what, getattr(answer, field)) for field, what in _OF_ANSWER.items()]
    texts += [(f"action_{field}", what, getattr(action, field)) for field, what in _OF_ACTION.items()]
    for field, what, text in texts:
        if signs := signs_in(text):
            yield Place(standard, criterion, field, what, signs)


def _of_evidence(standard: str, criterion: str, filed: Iterable[FiledEvidence]) -> Iterator[Place]:
    for piece in filed:
        given = piece.evidence
        texts = (given.title, given.reference, given.file.name if given.file else "")
        signs = signs_in("\n".join(filter(None, texts)))
        if signs and criterion in piece.criteria:
            yield Place(standard, criterion, "evidence", "evidence", signs)


def _of_standard(standard: str, ratings: StandardRatings | None) -> Iterator[Place]:
    if ratings and (signs := signs_in(ratings.self_reason)):
        yield Place(standard, None, "self_reason", "why it differs", signs)
