"""What a page that saves itself and a plain form have in common: one address, two kinds of answer.

A script asks for JSON: 200 with the new version, 409 where somebody came first or it is too late, 422 where
something must be changed before it can be saved.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from wtforms import Form

from s11.domain.refusals import ChangedMeanwhile
from s11.domain.saved import Saved
from s11.web.pages import say_moment


def wants_json() -> bool:
    """Tell whether a script saves, rather than a person who pressed the button."""
    return request.accept_mimetypes.best == "application/json"


def say_saved(saved: Saved[Any]) -> str:
    """Say when and by whom something was last saved; nothing where it never was."""
    if not saved.version or saved.at is None:
        return ""
    return f"Last saved {say_moment(saved.at)}" + (f" by {saved.by}" if saved.by else "")


def json_saved(
    saved: Saved[Any], gaps: Sequence[tuple[str, str]], looks: Mapping[str, str]
) -> ResponseReturnValue:
    """Tell a script that it is saved, what is still missing before sign-off, and what each field looks like."""
    at = say_saved(saved).replace("Last saved", "Saved", 1)
    missing = [{"field": field, "what": what} for field, what in gaps]
    return jsonify(version=saved.version, saved=at, gaps=missing, looks=looks)


def json_invalid(form: Form) -> ResponseReturnValue:
    """Tell a script what must be changed before it can be saved."""
    return jsonify(errors={name: str(errors[0]) for name, errors in form.errors.items()}), 422


def json_clash(clash: ChangedMeanwhile) -> ResponseReturnValue:
    """Tell a script that somebody else saved first; the page's own button leads to both texts."""
    return jsonify(clash=True, message=f"{clash.by or 'Somebody'} changed this while you were writing."), 409


def json_too_late(message: str) -> ResponseReturnValue:
    """Tell a script that this cannot be changed any more."""
    return jsonify(clash=False, message=message), 409


def saved_before(known: Iterable[str | None]) -> str | None:
    """Return what a button on the page before has saved, if it is one of these."""
    named = request.args.get("saved")
    return named if named in known else None
