"""What the board sees of a whole audit: who is how far, and the matrix of all ratings."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from s11.domain import matrix
from s11.domain.audit import Audit, SubmissionStatus
from s11.domain.states import BOARD_READS, board_may_read
from s11.domain.submission import SubmissionHead
from s11.services.asking import load_asked
from s11.storage.overview import (
    count_answers,
    count_board_ratings,
    count_by_status,
    count_ratings,
    ratings_of,
    search_heads,
)
from standards.framework import Framework, Rating

ROWS_A_PAGE = 50
COLUMNS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a directorate is; `by_rating` stays empty until the board may read its answers."""

    head: SubmissionHead
    answered: int
    by_rating: tuple[tuple[Rating, int], ...]
    rated_by_board: int


@dataclass(frozen=True, slots=True)
class CyclePage:
    """A stretch of the directorates that an audit asks, and how many stand where."""

    audit: Audit
    framework: Framework
    by_status: Counter[str]
    found: int
    progress: tuple[Progress, ...]
    page: int

    @property
    def pages(self) -> int:
        return pages_for(self.found, ROWS_A_PAGE)


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """A stretch of the matrix' columns; `board_only` where nothing but accepted board ratings is shown."""

    audit: Audit
    framework: Framework
    columns: tuple[SubmissionHead, ...]
    rows: tuple[matrix.Row, ...]
    asked: int
    shown: int
    found: int
    page: int
    board_only: bool

    @property
    def pages(self) -> int:
        return pages_for(self.found, COLUMNS_A_PAGE)


def pages_for(count: int, a_page: int) -> int:
    """Return how many pages so many take; nothing takes one."""
    return max(1, -(-count // a_page))


def load_cycle_page(
    session: Session, audit: Audit, statuses: Collection[SubmissionStatus], name: str, page: int
) -> CyclePage:
    """Load who is how far in an audit: a page of those in one of the states with this in their name."""
    framework = load_asked(session, audit.framework)
    first = (page - 1) * ROWS_A_PAGE
    found, heads = search_heads(session, audit.cycle.ref, statuses, name.strip(), first, ROWS_A_PAGE)
    ids = [head.id for head in heads if head.id is not None]
    answers, rated = count_answers(session, ids), count_board_ratings(session, ids)
    progress = tuple(
        _progress(framework, head, answers.get(head.id or 0, Counter()), rated.get(head.id or 0, 0))
        for head in heads
    )
    by_status = count_by_status(session, audit.cycle.ref)
    return CyclePage(audit, framework, by_status, found, progress, page)


def _progress(framework: Framework, head: SubmissionHead, answers: Counter[str], rated: int) -> Progress:
    by_rating = tuple((rating, answers[rating.id]) for rating in framework.scale.ratings)
    told = by_rating if board_may_read(head.status) else ()
    return Progress(head, answers.total(), told, rated)


def load_matrix(session: Session, audit: Audit, board_only: bool, page: int) -> MatrixPage:
    """Load a page of an audit's matrix; with `board_only` of accepted submissions and without self ratings."""
    framework = load_asked(session, audit.framework)
    ref = audit.cycle.ref
    statuses: tuple[SubmissionStatus, ...] = ("accepted",) if board_only else BOARD_READS
    by_status = count_by_status(session, ref)
    shown = sum(by_status[status] for status in statuses)
    first = (page - 1) * COLUMNS_A_PAGE
    found, columns = search_heads(session, ref, statuses if board_only else (), "", first, COLUMNS_A_PAGE)
    ratings = ratings_of(session, [head.id for head in columns if head.id is not None])
    rows = matrix.rows(framework, columns, ratings, count_ratings(session, ref, statuses), found, statuses)
    return MatrixPage(
        audit, framework, tuple(columns), rows, by_status.total(), shown, found, page, board_only
    )
