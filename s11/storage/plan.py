"""The action plan of a cycle."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, delete, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.exc import StaleDataError

from s11.domain.audit import Action, ProgressUpdate
from s11.domain.refusals import ChangedMeanwhile, NotFound
from s11.domain.saved import Saved
from s11.storage.dues import due_columns, due_of
from s11.storage.tables import ActionRow, CycleRow, DirectorateRow, SourceRow, UpdateRow
from s11.storage.trail import TOLD, tell


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action and the id that it keeps whatever its number."""

    id: int
    saved: Saved[Action]

    @property
    def action(self) -> Action:
        return self.saved.value


def list_actions(session: Session, cycle: str) -> list[PlannedAction]:
    """Return a cycle's action plan, by number."""
    query = select(ActionRow).join(CycleRow, CycleRow.id == ActionRow.cycle_id).where(CycleRow.ref == cycle)
    rows = session.scalars(query.options(joinedload(ActionRow.directorate)).order_by(ActionRow.number))
    return [_planned(row) for row in rows]


def list_action_ids(session: Session, cycle: str) -> list[int]:
    """Return the ids of a cycle's actions, by number."""
    query = select(ActionRow.id).join(CycleRow, CycleRow.id == ActionRow.cycle_id)
    return list(session.scalars(query.where(CycleRow.ref == cycle).order_by(ActionRow.number)))


def find_action(session: Session, cycle: str, action_id: int) -> PlannedAction | None:
    """Return an action of a cycle's plan, or None."""
    query = select(ActionRow).join(CycleRow, CycleRow.id == ActionRow.cycle_id)
    row = session.scalar(query.where(CycleRow.ref == cycle, ActionRow.id == action_id))
    return _planned(row) if row else None


def _planned(row: ActionRow) -> PlannedAction:
    action = Action(
        number=row.number,
        standard=row.standard,
        directorate=row.directorate.ref if row.directorate else None,
        kind=row.kind,
        text=row.text,
        lead=row.lead,
        due=due_of(row.due_on, row.due_words),
        success_measure=row.success_measure,
        status=row.status,
        sources=tuple(source.source for source in row.sources),
        updates=tuple(
            ProgressUpdate(u.on, u.status, due_of(u.due_on, u.due_words), u.text, u.by) for u in row.updates
        ),
    )
    return PlannedAction(row.id, Saved(action, row.version, row.saved_at, row.saved_by))


def add_actions(
    session: Session, cycle_id: int, actions: tuple[Action, ...], by: str = "", at: datetime | None = None
) -> list[int]:
    """Add actions to a cycle's plan under their own numbers and return their ids."""
    organisation = select(CycleRow.organisation_id).filter_by(id=cycle_id).scalar_subquery()
    query = select(DirectorateRow.ref, DirectorateRow.id).where(
        DirectorateRow.organisation_id == organisation
    )
    directorate_ids = {ref: key for ref, key in session.execute(query)}
    rows = []
    for action in actions:
        row = ActionRow(cycle_id=cycle_id, number=action.number, saved_by=by, saved_at=at)
        _fill(row, action, directorate_ids)
        row.updates = [_update_row(place, update) for place, update in enumerate(action.updates)]
        rows.append(row)
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def write_action(
    session: Session, action_id: int, action: Action, seen: int, by: str, at: datetime
) -> PlannedAction:
    """Save an action (but for its number), with updates that came on top, else ChangedMeanwhile."""
    row = session.get_one(ActionRow, action_id)
    theirs = _planned(row)
    if row.version != seen:
        raise ChangedMeanwhile(theirs.action, action, row.version, row.saved_by)
    query = select(DirectorateRow.ref, DirectorateRow.id).join(
        CycleRow, CycleRow.organisation_id == DirectorateRow.organisation_id
    )
    directorate_ids = {ref: key for ref, key in session.execute(query.where(CycleRow.id == row.cycle_id))}
    _fill(row, action, directorate_ids)
    for place, update_ in enumerate(action.updates[len(row.updates) :], start=len(row.updates)):
        row.updates.append(_update_row(place, update_))
    row.saved_by, row.saved_at = by, at
    try:
        session.flush()
    except StaleDataError as clash:
        session.rollback()
        raise ChangedMeanwhile(theirs.action, action, theirs.saved.version, theirs.saved.by) from clash
    return _planned(row)


def _fill(row: ActionRow, action: Action, directorate_ids: dict[str, int]) -> None:
    row.standard, row.kind, row.text = action.standard, action.kind, action.text
    row.lead, row.success_measure, row.status = action.lead, action.success_measure, action.status
    row.directorate_id = directorate_ids[action.directorate] if action.directorate else None
    for name, value in due_columns(action.due).items():
        setattr(row, name, value)
    if [source.source for source in row.sources] != list(action.sources):
        row.sources = [
            SourceRow(position=place, source=source) for place, source in enumerate(action.sources)
        ]


def _update_row(place: int, update_: ProgressUpdate) -> UpdateRow:
    return UpdateRow(
        position=place,
        on=update_.on,
        status=update_.status,
        text=update_.text,
        by=update_.by,
        **due_columns(update_.due),
    )


def remove_actions(session: Session, action_ids: list[int]) -> None:
    """Take actions out of the plan, with their sources and history."""
    rows = session.scalars(select(ActionRow).where(ActionRow.id.in_(action_ids)))
    for planned in [_planned(row) for row in rows]:
        tell(session, "action.removed", planned.id, **asdict(planned.action))
    for table in (SourceRow, UpdateRow):
        session.execute(delete(table).where(table.action_id.in_(action_ids)), execution_options=TOLD)
    session.execute(delete(ActionRow).where(ActionRow.id.in_(action_ids)), execution_options=TOLD)
    session.expire_all()


def renumber(session: Session, numbers: dict[int, int]) -> None:
    """Give actions (by id) their new numbers; through negative ones, as numbers are unique."""
    if not numbers:
        return
    table = cast(Table, ActionRow.__table__)
    held = table.update().where(table.c.id.in_(numbers)).values(number=-table.c.number)
    session.execute(held, execution_options=TOLD)
    given = table.update().where(table.c.id == bindparam("which")).values(number=bindparam("new"))
    session.connection().execute(
        given, [{"which": action_id, "new": number} for action_id, number in numbers.items()]
    )
    session.expire_all()


def lock_plan(session: Session, cycle: str) -> int:
    """Return a cycle's id, and let nobody else change its plan until this is committed.

    Numbers run through the whole plan, so that whoever changes it must do so alone. SQLite has one writer anyway.
    What was loaded before is loaded anew: somebody may have changed it while this waited.
    """
    query = select(CycleRow.id).where(CycleRow.ref == cycle).with_for_update()
    cycle_id = session.scalar(query)
    if cycle_id is None:
        raise NotFound("This audit is not here any more.")
    session.expire_all()
    return cycle_id


def list_sources(session: Session, cycle_id: int) -> set[str]:
    """Return where all actions of a plan came from."""
    query = select(SourceRow.source).join(ActionRow, ActionRow.id == SourceRow.action_id)
    return set(session.scalars(query.where(ActionRow.cycle_id == cycle_id)))
