"""Guessing a password: an account that was tried too often waits, from whatever address it is tried.

This is counted in the database, so that a restart forgives nothing; signing in well never counts.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, abort, make_response, request, session
from flask.typing import ResponseReturnValue
from flask_security import current_user, verify_password

from s11.extensions import people
from s11.services.lockouts import count_wrong_password, normal_email, password_account, refuse_while_waiting
from s11.storage.database import db, say_only_reading
from s11.web.gate import SIGNED_IN_BY
from s11.web.pages import now

View = Callable[..., ResponseReturnValue]


def init_app(app: Flask) -> None:
    """Stand before the pages that a password can be guessed with."""
    views: dict[str, Any] = app.view_functions
    views["security.login"] = _signing_in(views["security.login"])
    views["security.change_password"] = _changing(views["security.change_password"])


def _failed(response: Response) -> bool:
    return response.status_code != 302


def _signing_in(view: View) -> View:
    """Refuse an account that waits before its password is looked at, and count a wrong one."""

    def sign_in() -> ResponseReturnValue:
        if request.method != "POST":
            return view()
        if request.is_json:
            abort(400)
        session.pop(SIGNED_IN_BY, None)
        account, person_id = _account()
        refuse_while_waiting(db.session(), account, now())
        response = make_response(view())
        if _failed(response):
            _count(account, person_id)
        return response

    return sign_in


def _changing(view: View) -> View:
    """Do the same for the password that one has, which is asked for when it is changed."""

    def change() -> ResponseReturnValue:
        if request.method != "POST" or not current_user.is_authenticated:
            return view()
        person = current_user._get_current_object()
        account = password_account(person.email)
        refuse_while_waiting(db.session(), account, now())
        response = make_response(view())
        typed = request.form.get("password", "")
        if _failed(response) and typed and person.password and not verify_password(typed, person.password):
            _count(account, person.id)
        return response

    return change


def _account() -> tuple[str, int | str]:
    """Name the account that is tried, however its address is written, and the person where there is one."""
    typed = request.form.get("email", "")
    email = normal_email(typed)
    person = people.find_user(case_insensitive=True, email=email) if email else None
    if person is None:
        return password_account(email or typed), ""
    return password_account(person.email), person.id


def _count(account: str, person_id: int | str) -> None:
    db.session.commit()
    say_only_reading(False)
    count_wrong_password(db.session(), account, person_id, now())
