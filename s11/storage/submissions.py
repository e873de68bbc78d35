"""Submissions: their heads, answers and ratings. A save names the version that it has seen."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from s11.domain.audit import (
    Answer,
    Body,
    Cycle,
    Directorate,
    Evidence,
    FrameworkRef,
    ProposedAction,
    StandardRatings,
    SubmissionStatus,
)
from s11.domain.refusals import ChangedMeanwhile
from s11.domain.saved import Saved
from s11.domain.submission import SubmissionHead
from s11.storage.dues import due_columns, due_of
from s11.storage.evidence import evidence_by_criterion
from s11.storage.tables import (
    AnswerRow,
    AskedRow,
    BoardRow,
    CycleRow,
    DirectorateRow,
    FrameworkRow,
    OrganisationRow,
    StandardRow,
    SubmissionRow,
)

# Columns and not rows, and built once: every page asks for a head.
SELECT_HEADS = (
    select(
        SubmissionRow.id,
        BoardRow.name.label("board"),
        BoardRow.short_name.label("board_short"),
        OrganisationRow.name.label("organisation"),
        OrganisationRow.short_name.label("organisation_short"),
        CycleRow.ref.label("cycle"),
        CycleRow.title,
        CycleRow.opens,
        CycleRow.closes,
        CycleRow.repeat_months,
        FrameworkRow.ref.label("framework"),
        FrameworkRow.version,
        DirectorateRow.ref.label("directorate"),
        AskedRow.name,
        AskedRow.more_time_until,
        SubmissionRow.status,
        SubmissionRow.signed_off_by,
        SubmissionRow.signed_off_on,
        SubmissionRow.feedback_issued_on,
        SubmissionRow.feedback_contact,
    )
    .select_from(AskedRow)
    .join(DirectorateRow, DirectorateRow.id == AskedRow.directorate_id)
    .join(CycleRow, CycleRow.id == AskedRow.cycle_id)
    .join(BoardRow, BoardRow.id == CycleRow.board_id)
    .join(OrganisationRow, OrganisationRow.id == CycleRow.organisation_id)
    .join(FrameworkRow, FrameworkRow.id == CycleRow.framework_id)
    .outerjoin(
        SubmissionRow,
        (SubmissionRow.cycle_id == AskedRow.cycle_id)
        & (SubmissionRow.directorate_id == AskedRow.directorate_id),
    )
    .order_by(AskedRow.position)
)
_HEAD = SELECT_HEADS.where(
    CycleRow.ref == bindparam("of_cycle"), DirectorateRow.ref == bindparam("of_directorate")
)
_OWN_HEAD = _HEAD.where(AskedRow.directorate_id == bindparam("own"))


def head_of(row: Row[*tuple[Any, ...]]) -> SubmissionHead:
    """Return the head that a row of `SELECT_HEADS` makes."""
    return SubmissionHead(
        id=row.id,
        board=Body(row.board, row.board_short),
        organisation=Body(row.organisation, row.organisation_short),
        cycle=Cycle(row.cycle, row.title, row.opens, row.closes, row.repeat_months),
        framework=FrameworkRef(row.framework, row.version),
        directorate=Directorate(row.directorate, row.name, row.more_time_until),
        status=row.status or "not_started",
        signed_off_by=row.signed_off_by,
        signed_off_on=row.signed_off_on,
        feedback_issued_on=row.feedback_issued_on,
        feedback_contact=row.feedback_contact or "",
    )


def load_head(
    session: Session, cycle: str, directorate: str, of_directorate: int | None = None
) -> SubmissionHead | None:
    """Return the head of a directorate's submission in a cycle, or None where the cycle does not ask it.

    With `of_directorate`, the id of a directorate, another's is not found.
    """
    asked = {"of_cycle": cycle, "of_directorate": directorate}
    if of_directorate is None:
        found = session.execute(_HEAD, asked).first()
    else:
        found = session.execute(_OWN_HEAD, {**asked, "own": of_directorate}).first()
    return head_of(found) if found else None


def list_heads(session: Session, cycle: str) -> list[SubmissionHead]:
    """Return the heads of all directorates that a cycle asks, in its order."""
    return [head_of(found) for found in session.execute(SELECT_HEADS.where(CycleRow.ref == cycle))]


def list_heads_of_directorate(session: Session, directorate_id: int) -> list[SubmissionHead]:
    """Return the heads of a directorate's submissions, the newest cycle first."""
    query = SELECT_HEADS.where(AskedRow.directorate_id == directorate_id)
    return [head_of(found) for found in session.execute(query.order_by(None).order_by(CycleRow.opens.desc()))]


def ensure_submission(session: Session, head: SubmissionHead) -> int:
    """Return the id of a submission, made now where nothing was saved in it yet; two at once make one."""
    if head.id is not None:
        return head.id
    asked = session.execute(
        select(AskedRow.cycle_id, AskedRow.directorate_id)
        .join(CycleRow, CycleRow.id == AskedRow.cycle_id)
        .join(DirectorateRow, DirectorateRow.id == AskedRow.directorate_id)
        .where(CycleRow.ref == head.cycle.ref, DirectorateRow.ref == head.directorate.ref)
    ).one()
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    key = {"cycle_id": asked.cycle_id, "directorate_id": asked.directorate_id}
    new = insert(SubmissionRow).values(**key, status="not_started", feedback_contact="")
    session.execute(new.on_conflict_do_nothing(index_elements=["cycle_id", "directorate_id"]))
    return session.scalars(select(SubmissionRow.id).filter_by(**key)).one()


def hold_submission(session: Session, submission_id: int) -> SubmissionStatus:
    """Return a submission's status as it is now, and keep others from changing it until the commit."""
    query = select(SubmissionRow.status).filter_by(id=submission_id).with_for_update()
    return session.scalars(query).one()


@dataclass(frozen=True, slots=True)
class HeldAnswer:
    """A submission's status as it is now, why the board sent an answer back, and the answer's row for a save."""

    status: SubmissionStatus
    sent_back: str
    row: AnswerRow | None


_HELD_ANSWER = (
    select(SubmissionRow.status, AnswerRow)
    .outerjoin(
        AnswerRow,
        (AnswerRow.submission_id == SubmissionRow.id) & (AnswerRow.criterion == bindparam("criterion")),
    )
    .where(SubmissionRow.id == bindparam("submission"))
    .with_for_update(of=SubmissionRow)
    .execution_options(populate_existing=True)
)


def hold_answer(session: Session, submission_id: int, criterion: str) -> HeldAnswer:
    """Return an answer to be saved, and keep others from changing the submission's status until the commit."""
    asked = {"submission": submission_id, "criterion": criterion}
    status, row = session.execute(_HELD_ANSWER, asked).one()
    return HeldAnswer(status, row.sent_back if row else "", row)


def update_submission(session: Session, submission_id: int, **columns: Any) -> None:
    """Change a submission's status, sign-off or feedback."""
    row = session.get_one(SubmissionRow, submission_id)
    for name, value in columns.items():
        setattr(row, name, value)
    session.flush()


_ANSWER_TEXTS = ("rating", "narrative", "how_known", "impact", "na_reason", "sent_back")
_RATING_TEXTS = tuple(StandardRatings.__dataclass_fields__)[1:]


def answer_columns(answer: Answer) -> dict[str, Any]:
    """Return the columns of an answer; its evidence is kept apart."""
    action = answer.proposed_action or ProposedAction()
    return {
        **{name: getattr(answer, name) for name in _ANSWER_TEXTS},
        "rating": answer.rating or answer.unfinished_rating or None,
        "action_text": action.text,
        "action_lead": action.lead,
        "action_success_measure": action.success_measure,
        **due_columns(action.due, "action_"),
    }


def _answer(row: AnswerRow, evidence: Mapping[str, Any]) -> Saved[Answer]:
    due = due_of(row.action_due_on, row.action_due_words)
    action = ProposedAction(row.action_text, row.action_lead, due, row.action_success_measure)
    value = Answer(
        criterion=row.criterion,
        evidence=evidence.get(row.criterion, ()),
        proposed_action=None if action == ProposedAction() else action,
        **{name: getattr(row, name) for name in _ANSWER_TEXTS},
    )
    return Saved(value, row.version, row.saved_at, row.saved_by)


def load_answers(session: Session, submission_id: int | None) -> dict[str, Saved[Answer]]:
    """Return the answers of a submission by criterion, evidence included."""
    evidence = evidence_by_criterion(session, submission_id)
    rows = session.scalars(select(AnswerRow).filter_by(submission_id=submission_id).order_by(AnswerRow.id))
    answers = {row.criterion: _answer(row, evidence) for row in rows}
    without_answer = {c: Saved(Answer(c, evidence=e)) for c, e in evidence.items() if c not in answers}
    return {**answers, **without_answer}


def load_answer(
    session: Session,
    submission_id: int | None,
    criterion: str,
    evidence: Mapping[str, tuple[Evidence, ...]] | None = None,
) -> Saved[Answer]:
    """Return the answer to a criterion; version 0 where there is none. `evidence` spares asking for it again."""
    if evidence is None:
        evidence = evidence_by_criterion(session, submission_id, criterion)
    row = session.scalar(select(AnswerRow).filter_by(submission_id=submission_id, criterion=criterion))
    return _answer(row, evidence) if row else Saved(Answer(criterion, evidence=evidence.get(criterion, ())))


def write_answer(
    session: Session,
    submission_id: int,
    answer: Answer,
    seen: int,
    by: str,
    at: datetime,
    held: HeldAnswer | None = None,
) -> Saved[Answer]:
    """Save an answer (but for its evidence) if nobody saved it since version `seen`, else ChangedMeanwhile."""
    row = (held or hold_answer(session, submission_id, answer.criterion)).row
    columns = answer_columns(answer)
    if row is not None and all(getattr(row, name) == value for name, value in columns.items()):
        return Saved(answer, row.version, row.saved_at, row.saved_by)
    if (row.version if row else 0) != seen:
        raise _changed(load_answer(session, submission_id, answer.criterion), answer)
    row = row or AnswerRow(submission_id=submission_id, criterion=answer.criterion)
    _save(
        session, row, columns, by, at, lambda: load_answer(session, submission_id, answer.criterion), answer
    )
    return Saved(answer, row.version, at, by)


def load_standards(session: Session, submission_id: int | None) -> dict[str, Saved[StandardRatings]]:
    """Return the ratings of a submission's standards, by standard."""
    rows = session.scalars(
        select(StandardRow).filter_by(submission_id=submission_id).order_by(StandardRow.id)
    )
    return {row.standard: _ratings(row) for row in rows}


def load_standard(session: Session, submission_id: int | None, standard: str) -> Saved[StandardRatings]:
    """Return the ratings of a standard; version 0 where there are none."""
    row = session.scalar(select(StandardRow).filter_by(submission_id=submission_id, standard=standard))
    return _ratings(row) if row else Saved(StandardRatings(standard))


def _ratings(row: StandardRow) -> Saved[StandardRatings]:
    value = StandardRatings(row.standard, **{name: getattr(row, name) for name in _RATING_TEXTS})
    return Saved(value, row.version, row.saved_at, row.saved_by)


def write_standard(
    session: Session, submission_id: int, ratings: StandardRatings, seen: int, by: str, at: datetime
) -> Saved[StandardRatings]:
    """Save the ratings of a standard if nobody saved them since version `seen`, else ChangedMeanwhile."""
    key = {"submission_id": submission_id, "standard": ratings.standard}
    columns = {name: value for name, value in asdict(ratings).items() if name != "standard"}
    row = session.scalar(select(StandardRow).filter_by(**key))
    if row is not None and all(getattr(row, name) == value for name, value in columns.items()):
        return Saved(ratings, row.version, row.saved_at, row.saved_by)
    if (row.version if row else 0) != seen:
        raise _changed(load_standard(session, submission_id, ratings.standard), ratings)
    row = row or StandardRow(**key)
    _save(
        session,
        row,
        columns,
        by,
        at,
        lambda: load_standard(session, submission_id, ratings.standard),
        ratings,
    )
    return Saved(ratings, row.version, at, by)


def _changed(theirs: Saved[Any], yours: object) -> ChangedMeanwhile:
    return ChangedMeanwhile(theirs.value, yours, theirs.version, theirs.by)


def _save(
    session: Session,
    row: AnswerRow | StandardRow,
    columns: Mapping[str, Any],
    by: str,
    at: datetime,
    reload: Any,
    yours: object,
) -> None:
    """Write a row; where another writer came first in this very moment, undo and say so."""
    for name, value in columns.items():
        setattr(row, name, value)
    row.saved_at, row.saved_by = at, by
    session.add(row)
    try:
        session.flush()
    except (StaleDataError, IntegrityError) as clash:
        session.rollback()
        raise _changed(reload(), yours) from clash
