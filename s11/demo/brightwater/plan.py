"""An action of one of Brightwater's plans."""

from datetime import date
from typing import Any

from s11.demo.brightwater.answers import month_end
from s11.demo.brightwater.texts import day
from s11.domain.audit import Action, Due, ProgressUpdate, Words


def action(number: int, written: dict[str, Any], today: date) -> Action:
    """Return an action as its file has it."""
    return Action(
        number=number,
        standard=written["standard"],
        directorate=written["directorate"],
        kind=written.get("kind", "action"),
        text=written["text"],
        lead=written.get("lead"),
        due=_due(written.get("due"), today),
        success_measure=written.get("measure"),
        status=written["status"],
        sources=tuple(written.get("sources", ())),
        updates=tuple(_update(each, written.get("lead"), today) for each in written.get("updates", ())),
    )


def _due(when: date | int | str | None, today: date) -> Due:
    if isinstance(when, str):
        return Words(when)
    if isinstance(when, int):
        return month_end(day(when, today))
    return when


def _update(written: dict[str, Any], lead: str | None, today: date) -> ProgressUpdate:
    return ProgressUpdate(
        on=day(written["on"], today),
        status=written["status"],
        due=_due(written.get("due"), today),
        text=written["text"],
        by=lead or "Board business manager",
    )
