"""How an answer came to be as it is, and going back to an earlier text."""

from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.answer import answer_form
from s11.domain.due import say_due
from s11.domain.history import Piece, Version, compared
from s11.domain.people import Role
from s11.services.answering import find_asked
from s11.services.history import HistoryPage, load_history, restore_answer
from s11.services.trail import say_who
from s11.storage.answers import answer_of
from s11.storage.database import db
from s11.web.directorate import bp
from s11.web.pages import now, today
from s11.web.policy import head, may, person
from standards.framework import Scale

PLACE = "/audits/<cycle>/<directorate>/criteria/<criterion>/history"
DUE = ("action_due_on", "action_due_words")


@dataclass(frozen=True, slots=True)
class Change:
    """A field that a change touched, with both texts as one."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Step:
    """A version as the page shows it."""

    at: str
    who: str
    changes: list[Change]
    is_newest: bool


@bp.get(PLACE)
@may(Role.LEAD, Role.DIRECTOR)
def history(cycle: str, directorate: str, criterion: str) -> ResponseReturnValue:
    """Show every version of an answer, the newest first; drafts are its own, so the board sees none."""
    asked = find_asked(db.session(), head(), criterion)
    page = load_history(db.session(), head(), asked, today())
    return render_template(
        "directorate/history.html",
        head=head(),
        asked=asked,
        steps=_steps(page),
        version=page.saved.version,
        before=any(page.before.values()),
        can_restore=page.may_answer,
    )


@bp.post(PLACE)
@may(Role.LEAD, Role.DIRECTOR)
def restore(cycle: str, directorate: str, criterion: str) -> ResponseReturnValue:
    """Save an answer as it was before."""
    asked = find_asked(db.session(), head(), criterion)
    seen = request.form.get("version", "")
    restore_answer(
        db.session(),
        head(),
        asked,
        request.form.get("at", ""),
        int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1,
        person().display_name,
        now(),
        today(),
    )
    return redirect(url_for(".criterion", cycle=cycle, directorate=directorate, criterion=criterion))


def _steps(page: HistoryPage) -> list[Step]:
    labels = _labels(page.asked.framework.scale, page)
    return [
        Step(
            version.told.at,
            say_who(version.told.who, "program", page.names),
            _changes(page, version, labels),
            place == 0,
        )
        for place, version in enumerate(page.versions)
    ]


def _labels(scale: Scale, page: HistoryPage) -> dict[str, str]:
    """Return the questions of the answer's form, by field."""
    form = answer_form(scale, page.asked.criterion)()
    labels = {name: field.label.text for name, field in form._fields.items()}
    return {**labels, **dict.fromkeys(DUE, labels["action_due"])}


def _changes(page: HistoryPage, version: Version, labels: dict[str, str]) -> list[Change]:
    changes, seen = [], set()
    for name, before, after in version.changed:
        if name in DUE and "due" in seen:
            continue
        if name in DUE:
            seen.add("due")
            before, after = _dues(page, version)
        said = compared(_say(page, name, before), _say(page, name, after))
        changes.append(Change(labels.get(name, name), said))
    return changes


def _dues(page: HistoryPage, version: Version) -> tuple[str, str]:
    """Put both columns of a due date together, before and after."""
    before = {**version.values, **{name: was for name, was, _ in version.changed}}
    said = []
    for values in (before, version.values):
        action = answer_of(page.asked.criterion.id, values).proposed_action
        said.append(say_due(action.due) if action else "")
    return said[0], said[1]


def _say(page: HistoryPage, name: str, value: Any) -> str:
    if name == "rating":
        rating = value if value in {each.id for each in page.asked.framework.scale.ratings} else None
        return page.asked.framework.scale[rating].label if rating else "Not answered"
    return str(value or "")
