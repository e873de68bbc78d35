"""Cycles: what an audit is, whom it asks and when."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from s11.domain.audit import Audit, Body, Cycle, Directorate, FrameworkRef
from s11.domain.refusals import NotFound
from s11.storage.frameworks import keep_framework
from s11.storage.reach import said_reach, within
from s11.storage.tables import AskedRow, BoardRow, CycleRow, DirectorateRow, OrganisationRow

BodyRow = TypeVar("BodyRow", BoardRow, OrganisationRow)


def _audit(row: CycleRow, directorates: tuple[Directorate, ...] = ()) -> Audit:
    return Audit(
        board=Body(row.board.name, row.board.short_name),
        organisation=Body(row.organisation.name, row.organisation.short_name),
        framework=FrameworkRef(row.framework.ref, row.framework.version),
        cycle=Cycle(row.ref, row.title, row.opens, row.closes, row.repeat_months),
        directorates=directorates,
    )


def list_cycles(session: Session) -> list[Audit]:
    """Return every cycle within reach, the newest first, without its directorates and what they wrote."""
    rows = session.scalars(select(CycleRow).order_by(CycleRow.opens.desc(), CycleRow.ref))
    return [_audit(row) for row in rows]


def load_cycle(session: Session, ref: str) -> Audit | None:
    """Return a cycle and whom it asks, without what they wrote; None where there is none, or none within reach."""
    row = session.scalar(select(CycleRow).where(CycleRow.ref == ref))
    if row is None:
        return None
    asked = session.scalars(select(AskedRow).filter_by(cycle_id=row.id).order_by(AskedRow.position))
    return _audit(row, tuple(Directorate(a.directorate.ref, a.name, a.more_time_until) for a in asked))


def known_directorates(session: Session, organisation: Body) -> dict[str, str]:
    """Return the ref of each directorate of an organisation by its names over the years, in lower case."""
    query = (
        select(AskedRow.name, DirectorateRow.ref)
        .join(DirectorateRow, DirectorateRow.id == AskedRow.directorate_id)
        .join(OrganisationRow, OrganisationRow.id == DirectorateRow.organisation_id)
        .join(CycleRow, CycleRow.id == AskedRow.cycle_id)
        .where(
            OrganisationRow.name == organisation.name,
            OrganisationRow.short_name == organisation.short_name,
        )
        .order_by(CycleRow.opens, AskedRow.position)
    )
    return {name.casefold(): ref for name, ref in session.execute(query)}


def knows_board(session: Session, board: Body) -> bool:
    """Tell whether a board is here and within reach."""
    named = (BoardRow.name == board.name, BoardRow.short_name == board.short_name)
    return session.scalar(select(BoardRow.id).where(*named, within(said_reach(), BoardRow))) is not None


def is_of_others(session: Session, organisation: Body) -> bool:
    """Tell whether an organisation is here, and no audit of it within reach."""
    cycles = select(CycleRow.organisation_id).where(within(said_reach(), CycleRow))
    query = select(OrganisationRow.id).where(
        OrganisationRow.name == organisation.name,
        OrganisationRow.short_name == organisation.short_name,
        OrganisationRow.id.not_in(cycles),
    )
    return session.scalar(query) is not None


def cycle_id_of(session: Session, ref: str) -> int:
    """Return the id of a cycle that is there."""
    found = session.scalar(select(CycleRow.id).filter_by(ref=ref))
    if found is None:
        raise NotFound("This audit is not here any more.")
    return found


def add_cycle(session: Session, audit: Audit, framework_text: str) -> int:
    """Add a cycle with the directorates that it asks, and return its id."""
    cycle = CycleRow(
        ref=audit.cycle.ref,
        title=audit.cycle.title,
        opens=audit.cycle.opens,
        closes=audit.cycle.closes,
        repeat_months=audit.cycle.repeat_months,
        board_id=_body_id(session, BoardRow, audit.board),
        organisation_id=_body_id(session, OrganisationRow, audit.organisation),
        framework_id=keep_framework(session, audit.framework, framework_text),
    )
    session.add(cycle)
    session.flush()
    ids = _directorate_ids(session, cycle.organisation_id, audit.directorates)
    for position, directorate in enumerate(audit.directorates):
        session.add(
            AskedRow(
                cycle_id=cycle.id,
                directorate_id=ids[directorate.ref],
                position=position,
                name=directorate.name,
                more_time_until=directorate.more_time_until,
            )
        )
    session.flush()
    return cycle.id


def _body_id(session: Session, table: type[BodyRow], body: Body) -> int:
    key = {"name": body.name, "short_name": body.short_name}
    row = session.scalar(select(table).filter_by(**key))
    if row is None:
        row = table(**key)
        session.add(row)
        session.flush()
    return row.id


def _directorate_ids(
    session: Session, organisation_id: int, directorates: tuple[Directorate, ...]
) -> dict[str, int]:
    rows = session.scalars(select(DirectorateRow).filter_by(organisation_id=organisation_id))
    ids = {row.ref: row.id for row in rows}
    new = [
        DirectorateRow(organisation_id=organisation_id, ref=directorate.ref, name=directorate.name)
        for directorate in directorates
        if directorate.ref not in ids
    ]
    session.add_all(new)
    session.flush()
    return ids | {row.ref: row.id for row in new}


def give_more_time(session: Session, cycle: str, directorate: Directorate) -> None:
    """Store a directorate's later closing date in a cycle."""
    row = session.scalars(
        select(AskedRow)
        .join(CycleRow, CycleRow.id == AskedRow.cycle_id)
        .join(DirectorateRow, DirectorateRow.id == AskedRow.directorate_id)
        .where(CycleRow.ref == cycle, DirectorateRow.ref == directorate.ref)
    ).one()
    row.more_time_until = directorate.more_time_until
    session.flush()
