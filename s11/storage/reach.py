"""Who may see what, as conditions in queries: the session puts them into every query, and none can forget.

How far it goes is said once: by the policy for a request, by a command or the worker for itself. Before anybody
said it, nothing is within reach. `reaching(EVERYTHING)` is the one way to more, and stands where it is used.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, event, false, select, true
from sqlalchemy.orm import ORMExecuteState, Session, aliased, with_loader_criteria

from s11.domain.reach import EVERYTHING, NOTHING, Extent, Reach
from s11.storage.database import Model
from s11.storage.tables import AskedRow, BoardRow, CycleRow, SubmissionRow

_reach: ContextVar[Reach] = ContextVar("reach", default=NOTHING)

# Of these a query never finds a row out of reach, however it comes by them. Boards are also what colours are of,
# which everybody sees; a plan names all directorates that its audit asks.
NARROWED: tuple[type[Model], ...] = (CycleRow, SubmissionRow)


def say_reach(reach: Reach) -> None:
    """Say how far whoever acts from here on in this thread or request reaches."""
    _reach.set(reach)


def said_reach() -> Reach:
    """Return how far whoever acts now reaches."""
    return _reach.get()


@contextmanager
def reaching(reach: Reach) -> Iterator[None]:
    """Reach so far for a while, and as far as before afterwards."""
    before = said_reach()
    say_reach(reach)
    try:
        yield
    finally:
        say_reach(before)


def within(reach: Reach, table: type[Model]) -> ColumnElement[bool]:
    """Return the condition for a row of a table to be within reach; what is not named here is out of it."""
    if reach == EVERYTHING:
        return true()
    if reach.extent == Extent.INSTALLATION:
        return true() if table in (CycleRow, BoardRow) else false()
    if reach.extent == Extent.DIRECTORATE:
        return _of_directorate(reach.id, table)
    if reach.extent in (Extent.BOARD, Extent.ORGANISATION):
        return _of_cycles(reach, table)
    return false()


def _of_directorate(directorate_id: int, table: type[Model]) -> ColumnElement[bool]:
    if table is CycleRow:
        asked = aliased(AskedRow)
        own = (asked.cycle_id == CycleRow.id) & (asked.directorate_id == directorate_id)
        return select(asked.id).where(own).exists()
    if table in (SubmissionRow, AskedRow):
        whose: ColumnElement[bool] = table.directorate_id == directorate_id
        return whose
    return false()


def _of_cycles(reach: Reach, table: type[Model]) -> ColumnElement[bool]:
    """Narrow to the cycles of a board or an organisation, and to what is in them."""
    name = f"{reach.extent}_id"
    if table is CycleRow:
        whose: ColumnElement[bool] = getattr(CycleRow, name) == reach.id
        return whose
    if table in (SubmissionRow, AskedRow):
        cycle = aliased(CycleRow)
        its = (cycle.id == table.cycle_id) & (getattr(cycle, name) == reach.id)
        return select(cycle.id).where(its).exists()
    return BoardRow.id == reach.id if table is BoardRow and reach.extent == Extent.BOARD else false()


@lru_cache(maxsize=1024)
def _criteria(reach: Reach) -> tuple[Any, ...]:
    return tuple(
        with_loader_criteria(table, within(reach, table), include_aliases=True) for table in NARROWED
    )


def _narrow(execution: ORMExecuteState) -> None:
    """Put the conditions into a query; what is loaded later on from its rows has them from there."""
    reach = said_reach()
    if reach == EVERYTHING or not execution.is_select:
        return
    if execution.is_column_load or execution.is_relationship_load:
        return
    execution.statement = execution.statement.options(*_criteria(reach))


event.listen(Session, "do_orm_execute", _narrow)
