"""Signing in with the council's own account: to the provider and back (OpenID Connect, code flow with PKCE).

It starts with a link, never with a form: Chromium holds `form-action 'self'` against every redirect of a form.
"""

import time
from typing import Any

from flask import Blueprint, Flask, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import user_logged_out
from flask_security import current_user, login_user, logout_user

from s11.config import Settings
from s11.domain.identity import WHY_NOT, Asserted, NotBelieved
from s11.domain.provider import Provider
from s11.services.single_sign_on.attempt import Attempt, begin, finish
from s11.services.single_sign_on.knowing import Known
from s11.services.single_sign_on.people import NotLinked, link_own, who_signs_in
from s11.storage.database import db, say_only_reading
from s11.storage.trail import note
from s11.web.own_pages import own_page
from s11.web.pages import now
from s11.web.policy import EVERYONE, may

bp = Blueprint("single_sign_on", __name__)
BY, KEPT = "signed_in_by", "single_sign_on"
ATTEMPTS = 3  # that one browser may have open at once, in as many windows
IS_DOWN = ("server_error", "temporarily_unavailable")


def init_app(app: Flask, settings: Settings) -> None:
    """Add the routes where a provider is set up; without one there are none."""
    from s11.web.signing_in import ended_there, linking, signed_out, waiting  # noqa: F401  # their routes are this blueprint's

    app.context_processor(lambda: {"provider": settings.provider})
    app.before_request(_forget_who_left)
    user_logged_out.connect(_forget_how, app)
    if settings.provider:
        app.extensions["s11-provider"] = Known(settings.provider)
        app.register_blueprint(bp)


def known() -> Known:
    """Return what this process knows of the provider."""
    found: Known = current_app.extensions["s11-provider"]
    return found


def provider() -> Provider:
    """Return the provider that this installation trusts."""
    return known().provider


@bp.get("/sign-in/council-account")
@may(*EVERYONE)
def start() -> ResponseReturnValue:
    """Send the browser to the provider; only from a page of ours, or from an address that somebody typed."""
    then = own_page(request.args.get("next"))
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        return redirect(url_for("security.login", next=then))
    if current_user.is_authenticated:
        return redirect(then)
    return send_to_provider(then, prompt="select_account" if "other" in request.args else "")


@bp.get("/sign-in/council-account/back")
@may(*EVERYONE)
def arrive() -> ResponseReturnValue:
    """Take up an attempt that comes back from the provider."""
    try:
        attempt = _attempt()
        asserted = _asked(attempt)
        return _linked(attempt, asserted) if attempt.links else _signed_in(attempt, asserted)
    except NotBelieved as refusal:
        return refused(refusal)


def send_to_provider(then: str, links: int | None = None, prompt: str = "") -> ResponseReturnValue:
    """Redirect to the provider, and keep of the attempt what only this browser knows."""
    db.session.commit()  # nobody waits for the database while we wait for the provider
    try:
        address, state, attempt = begin(known(), _comes_back_to(), int(time.time()), then, links, prompt)
    except NotBelieved as refusal:
        return refused(refusal)
    open_attempts = list(session.get(KEPT, {}).items())[1 - ATTEMPTS :]
    session[KEPT] = {**dict(open_attempts), state: attempt.as_kept()}
    return redirect(address)


def refused(refusal: NotBelieved) -> ResponseReturnValue:
    """Say why somebody was not let in, and what to do; the trail has the reason and nothing that was sent."""
    db.session.rollback()
    reference = refusal.reference if isinstance(refusal, NotLinked) else ""
    note("sign_in.refused", reference, by="single sign-on", why=refusal.why.replace("_", " "))
    title, what_to_do = (words.format(name=provider().name) for words in WHY_NOT[refusal.why])
    answers = refusal.why != "provider_down"
    page = render_template(
        "single_sign_on/refused.html",
        title=title,
        what_to_do=what_to_do,
        reference=reference,
        answers=answers,
    )
    return page, 403 if answers else 503


def _attempt() -> Attempt:
    """Return the attempt that this answer is for; each is taken up once, and only by the browser that began it."""
    attempts: dict[str, dict[str, Any]] = session.get(KEPT, {})
    kept = attempts.pop(request.args.get("state", ""), None)
    session[KEPT] = attempts
    if kept is None:
        raise NotBelieved("state")
    return Attempt(**kept)


def _asked(attempt: Attempt) -> Asserted:
    said = request.args.get("error")
    if said or not request.args.get("code"):
        raise NotBelieved("provider_down" if said in IS_DOWN else "provider_refused")
    if request.args.get("iss", provider().issuer) != provider().issuer and not provider().tenants:
        raise NotBelieved("token")
    db.session.commit()  # nobody waits for the database while we wait for the provider
    return finish(known(), _comes_back_to(), attempt, request.args["code"], int(time.time()))


def _signed_in(attempt: Attempt, asserted: Asserted) -> ResponseReturnValue:
    say_only_reading(False)
    person = who_signs_in(db.session(), asserted, now())
    if current_user.is_authenticated:
        logout_user()
    session[BY] = "sso"
    login_user(person, remember=False, authn_via=["sso"])
    return redirect(own_page(attempt.then))


def _linked(attempt: Attempt, asserted: Asserted) -> ResponseReturnValue:
    say_only_reading(False)
    if not current_user.is_authenticated or current_user.id != attempt.links:
        raise NotBelieved("state")
    link_own(db.session(), current_user.id, asserted, now())
    return redirect(own_page(attempt.then))


def _comes_back_to() -> str:
    """Return our own address that is registered at the provider."""
    scheme = "https" if current_app.config["SESSION_COOKIE_SECURE"] else None
    return url_for("single_sign_on.arrive", _external=True, _scheme=scheme)


def _forget_who_left() -> None:
    """Forget how somebody signed in whose session has ended: the next person here may use a password."""
    if BY in session and request.endpoint != "static" and not current_user.is_authenticated:
        session.pop(BY)


def _forget_how(app: Flask, **_: object) -> None:
    for name in (BY, KEPT):
        session.pop(name, None)
