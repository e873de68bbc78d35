"""What a directorate has to do: its submissions, and in each the standards with what is left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from s11.domain.audit import Answer, StandardRatings
from s11.domain.completeness import gaps_of_standard
from s11.domain.sent_back import gaps_to_close
from s11.domain.submission import SubmissionHead
from s11.services.asking import load_asked
from s11.storage.answers import load_answers
from s11.storage.heads import list_heads_of_directorate
from s11.storage.standards import load_standards
from standards.framework import Framework, Standard


@dataclass(frozen=True, slots=True)
class Task:
    """A standard: how many of its criteria are answered, what is missing, what was sent back."""

    standard: Standard
    answered: int
    missing: int
    sent_back: int

    @property
    def asked(self) -> int:
        return len(self.standard.criteria)


@dataclass(frozen=True, slots=True)
class TaskList:
    """All tasks of a submission, and whether anything can be written in it today."""

    head: SubmissionHead
    framework: Framework
    tasks: list[Task]
    may_answer: bool

    @property
    def answered(self) -> int:
        return sum(task.answered for task in self.tasks)

    @property
    def asked(self) -> int:
        return sum(task.asked for task in self.tasks)

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing is missing, so that a director can sign off."""
        return not any(task.missing for task in self.tasks)


def load_submissions(session: Session, directorate_id: int | None) -> list[SubmissionHead]:
    """Return a directorate's submissions, the newest cycle first; none where a person has no directorate."""
    return list_heads_of_directorate(session, directorate_id) if directorate_id is not None else []


def load_task_list(session: Session, head: SubmissionHead, today: date) -> TaskList:
    """Load the task list of a submission."""
    framework = load_asked(session, head.framework)
    answers = {key: saved.value for key, saved in load_answers(session, head.id).items()}
    ratings = {key: saved.value for key, saved in load_standards(session, head.id).items()}
    tasks = [_task(framework, standard, head, answers, ratings) for standard in framework.standards]
    return TaskList(
        head, framework, tasks, head.may_answer(today, sent_back=any(task.sent_back for task in tasks))
    )


def _task(
    framework: Framework,
    standard: Standard,
    head: SubmissionHead,
    answers: Mapping[str, Answer],
    ratings: Mapping[str, StandardRatings],
) -> Task:
    given = [answers[criterion.id] for criterion in standard.criteria if criterion.id in answers]
    gaps = gaps_of_standard(framework, standard, answers, ratings.get(standard.id))
    return Task(
        standard,
        answered=sum(answer.rating is not None for answer in given),
        missing=len(gaps_to_close(framework, head.status, gaps, answers)),
        sent_back=sum(bool(answer.sent_back) for answer in given) if head.status == "returned" else 0,
    )
