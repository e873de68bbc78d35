"""Who is signed in: the cookie holds a random word, the database says what it is worth.

Every way of signing in ends in Flask-Login, whose signals begin and end a sign-in here. The person and the sign-in
are loaded with one query. When it was last seen is written after the page is made, at most once a minute.
"""

from typing import cast

from flask import Flask, Response, current_app, g, request, session
from flask_login import user_logged_in, user_logged_out
from flask_security import password_changed
from flask_security.utils import set_request_attr
from sqlalchemy.exc import SQLAlchemyError

from s11.config import Settings
from s11.domain.sign_ins import WRITTEN_EVERY, Limits, SignIn, say_browser, why_ended
from s11.domain.trail import Circumstances
from s11.services.people import after_new_password
from s11.services.sign_ins import begin_sign_in, mark_seen, renew_word, sign_out
from s11.storage.database import db, say_only_reading, writing
from s11.storage.sign_ins import find_signed_in, remove_sign_in
from s11.storage.tables import UserRow
from s11.storage.trail import say_circumstances
from s11.web.pages import now

COOKIE = "sign_in"
# What a page asks by itself, or for itself: nobody need sit before it.
BY_ITSELF = frozenset({"static", "account.time_left", "board.all_feedback_progress"})


def init_app(app: Flask) -> None:
    """Take over from Flask-Security who a cookie belongs to; nothing but a cookie signs in."""
    app.login_manager.user_loader(_load)  # type: ignore[attr-defined]
    app.login_manager.request_loader(lambda request: None)  # type: ignore[attr-defined]
    user_logged_in.connect(_begin, app)
    user_logged_out.connect(_end, app)
    password_changed.connect(_end_others, app)
    app.after_request(_mark_seen)


def limits() -> Limits:
    """Return how long a sign-in lasts here."""
    settings: Settings = current_app.extensions["s11"]
    return Limits(settings.idle, settings.longest_sign_in)


def this_sign_in() -> SignIn:
    """Return the sign-in of this request; only for routes that ask for a role."""
    return cast(SignIn, g.sign_in)


def _load(uniquifier: str) -> UserRow | None:
    """Return the person whom the cookie signs in: it must be of them, not ended, and they active."""
    found = find_signed_in(db.session(), str(session.get(COOKIE, "")))
    if found is None:
        return None
    person, sign_in, standing = found
    g.why_ended = why_ended(sign_in, limits(), now()) or None
    if person.fs_uniquifier != uniquifier or not person.active or g.why_ended:
        return None
    g.sign_in, g.factor_standing = sign_in, standing
    set_request_attr("fs_authn_via", "session")
    set_request_attr("fs_paa", session.get("fs_paa", 0))
    return person


def _begin(app: Flask, user: UserRow) -> None:
    """Begin a sign-in: with a new word, a new token for forms, and nothing of who was here before."""
    _write_from_here_as(user)
    if COOKIE in session:
        remove_sign_in(db.session(), str(session.pop(COOKIE)))
    for holder in (session, g):
        holder.pop("csrf_token", None)
    browser = say_browser(request.user_agent.string)
    origin = request.remote_addr or ""
    by = "single sign-on" if session.get("signed_in_by") == "sso" else ""
    session[COOKIE] = word = begin_sign_in(db.session(), user.id, now(), limits(), origin, browser, by)
    begun = find_signed_in(db.session(), word)
    g.sign_in = begun[1] if begun else None


def renew() -> None:
    """Give this sign-in another word, now that its person has proved anew who they are."""
    with writing():
        session[COOKIE] = renew_word(db.session(), this_sign_in().id)


def _end(app: Flask, user: UserRow) -> None:
    word = session.pop(COOKIE, None)
    g.pop("sign_in", None)
    if word and hasattr(user, "role"):
        _write_from_here_as(user)
        sign_out(db.session(), user.id, str(word))


def _end_others(app: Flask, user: UserRow, **_: object) -> None:
    """After a change of password only the browser that it was made on stays signed in, and links are worthless."""
    here = find_signed_in(db.session(), str(session.get(COOKIE, "")))
    after_new_password(db.session(), user, now(), but=here[1].id if here else None)


def _write_from_here_as(user: UserRow) -> None:
    """Let go of what was read, since SQLite has one writer, and say who acts."""
    db.session.commit()
    say_only_reading(False)
    say_circumstances(Circumstances(user.id, user.role, request.remote_addr or ""))


def _mark_seen(response: Response) -> Response:
    """Keep that somebody was here; a page never fails because that could not be written."""
    sign_in: SignIn | None = g.get("sign_in")
    moment = now()
    if sign_in is None or request.endpoint in BY_ITSELF or abs(moment - sign_in.last_seen) < WRITTEN_EVERY:
        return response
    try:
        db.session.rollback()
        with writing():
            mark_seen(db.session(), sign_in.id, moment)
    except SQLAlchemyError as error:
        current_app.logger.error("%s when a sign-in was last seen", type(error).__name__)
    return response
