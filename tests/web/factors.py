"""Somebody with an authenticator app, and what the app shows."""

import re
import time

from passlib.totp import TOTP
from sqlalchemy import update

from s11.storage.database import db
from s11.storage.tables import AuthenticatorRow
from s11.storage.trail import TOLD

PASSWORD = "a long pass phrase"
OVERVIEW = "/account/second-factors"
APP, CODE, RECOVERY = f"{OVERVIEW}/app", "/sign-in/code", "/sign-in/recovery-code"
STEP = 30


def shown(key, steps=0):
    """Return what an app shows, or showed and will show some steps from now."""
    return TOTP(key, format="base32").generate(time=time.time() + steps * STEP).token


def key_of(page):
    return page.soup.select_one(".s11-password code").get_text().replace("-", "")


def codes_of(page):
    return re.findall(r"\b[a-z2-9]{4}(?:-[a-z2-9]{4}){5}\b", page.text)


def sign_in(browser, who, password=PASSWORD, path="/sign-in"):
    return browser.post(path, {"email": f"{who}@example.org", "password": password})


def with_app(browser, who):
    """Sign in as somebody without a factor and set up an app; return its key and the recovery codes."""
    sign_in(browser, who)
    key = key_of(browser.get(APP))
    page = browser.post(APP, {"code": shown(key)})
    no_code_was_used()
    return key, codes_of(page)


def no_code_was_used():
    """Let it be a while since the app was set up: what it shows now was not used yet."""
    unused = update(AuthenticatorRow).values(last_counter=-1)
    db.session.execute(unused, execution_options={**TOLD, "synchronize_session": False})
    db.session.commit()
    db.session.expire_all()
