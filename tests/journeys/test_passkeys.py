"""Second factors in a real browser, with the keyboard only; a passkey is that of Chromium's virtual authenticator."""

import re
import time

import pytest
from passlib.totp import TOTP

from tests.journeys.conftest import Served

PERSON = "cmt@example.org"
OVERVIEW = "/account/second-factors"


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    """A demonstration of its own: second factors change how people sign in."""
    served = Served(tmp_path_factory.mktemp("factors") / "data")
    yield served
    served.stop()


@pytest.fixture
def opened(chromium, council):
    """Open a page with an authenticator in it, where the browser lets passkeys be used: at a name, no number."""
    contexts = []

    def opened(authenticator=True, width=320):
        address = f"http://localhost:{council.port}"
        context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=address)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
        if authenticator:
            page.authenticator = Authenticator(context, page)
        return page

    yield opened
    for context in contexts:
        context.close()
    for person in (PERSON, "admin@example.org", "scrutiny@example.org"):
        council.run("user", "reset-factors", person)


class Authenticator:
    """A device that has checked its owner, as DevTools makes one up."""

    def __init__(self, context, page):
        self.devtools = context.new_cdp_session(page)
        self.devtools.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
        }  # fmt: skip
        made = self.devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self.id = made["authenticatorId"]

    def passkeys(self):
        found = self.devtools.send("WebAuthn.getCredentials", {"authenticatorId": self.id})
        return found["credentials"]

    def owner_is(self, known):
        self.devtools.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": known})

    def lose_all(self):
        self.devtools.send("WebAuthn.clearCredentials", {"authenticatorId": self.id})


def press(page, name, role="button"):
    """Use what has this name with the keyboard: go to it with Tab, then press Enter."""
    wanted = page.get_by_role(role, name=name).first
    wanted.wait_for()
    for _ in range(60):
        if wanted.evaluate("it => it === document.activeElement"):
            return page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} is not reached with Tab")


def write(page, label, text):
    """Go to a field with Tab and type."""
    wanted = page.get_by_label(label, exact=True)
    wanted.wait_for()
    for _ in range(60):
        if wanted.evaluate("it => it === document.activeElement"):
            return page.keyboard.type(text)
        page.keyboard.press("Tab")
    raise AssertionError(f"{label} is not reached with Tab")


def heading(page, words):
    page.get_by_role("heading", level=1, name=words).wait_for()


def sign_in(page, council, email=PERSON):
    page.goto("/sign-in")
    write(page, "Email address", email)
    write(page, "Password", council.passwords[email])
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: not address.endswith("/sign-in"))


def sign_out(page):
    press(page, "Sign out")
    heading(page, "Sign in")


def make_passkey(page, name="Work laptop"):
    page.goto(OVERVIEW)
    press(page, re.compile("Make a(nother)? passkey"), "link")
    heading(page, "Make a passkey")
    write(page, "What do you want to call this passkey?", name)
    press(page, "Make the passkey")


def code_of(key, steps=0):
    return TOTP(key, format="base32").generate(time=time.time() + steps * 30).token


def test_a_passkey_is_made_and_signs_in_after_the_password_and_instead_of_it(opened, council, holds, picture):
    page = opened()
    sign_in(page, council)
    page.goto(OVERVIEW)
    wrong = {"overview": holds(page)}
    picture(page, "second-factors-none")
    make_passkey(page)
    heading(page, "Keep your recovery codes")
    wrong["codes"] = holds(page)
    picture(page, "second-factors-codes")
    page.goto(OVERVIEW)
    wrong["set up"] = holds(page)
    picture(page, "second-factors-some")
    assert page.get_by_text("Passkey: Work laptop").is_visible()

    sign_out(page)
    sign_in(page, council)
    heading(page, "Use your passkey")
    wrong["second"] = holds(page)
    picture(page, "passkey-second")
    press(page, "Use a passkey")
    page.wait_for_url(re.compile("/council"))

    sign_out(page)
    press(page, "Sign in with a passkey", "link")
    heading(page, "Sign in with a passkey")
    wrong["first"] = holds(page)
    picture(page, "passkey-first")
    press(page, "Use a passkey")
    page.wait_for_url(re.compile("/council"))
    page.goto("/account")
    assert page.get_by_text(PERSON).first.is_visible()
    assert {name: said for name, said in wrong.items() if said} == {}


def test_without_a_checked_owner_a_passkey_does_not_stand_for_the_password(opened, council):
    page = opened()
    sign_in(page, council)
    make_passkey(page)
    heading(page, "Keep your recovery codes")
    sign_out(page)
    page.authenticator.owner_is(False)

    page.goto("/sign-in/passkey")
    press(page, "Use a passkey")

    page.get_by_role("alert").filter(has_text="The passkey was not used").wait_for()
    assert page.url.endswith("/sign-in/passkey")


def test_a_device_without_the_passkey_is_told_what_to_do(opened, council, holds, picture):
    page = opened()
    sign_in(page, council)
    make_passkey(page)
    heading(page, "Keep your recovery codes")
    sign_out(page)
    page.authenticator.lose_all()
    sign_in(page, council)

    press(page, "Use a passkey")

    page.get_by_role("alert").filter(has_text="The passkey was not used").wait_for()
    picture(page, "passkey-not-used")
    assert holds(page) == []
    press(page, "Use a recovery code", "link")
    heading(page, "Use a recovery code")
    assert holds(page) == []


def test_a_passkey_that_was_taken_away_signs_nobody_in(opened, council, holds, picture):
    page = opened()
    sign_in(page, council)
    make_passkey(page)
    heading(page, "Keep your recovery codes")
    page.goto(OVERVIEW)
    press(page, "Take away the passkey Work laptop", "link")
    heading(page, "Take away this passkey")
    wrong = holds(page)
    picture(page, "passkey-take-away")
    press(page, "Take it away")
    heading(page, "Your second factors")
    sign_out(page)

    page.goto("/sign-in/passkey")
    press(page, "Use a passkey")

    page.get_by_text("The passkey was not accepted").first.wait_for()
    assert len(page.authenticator.passkeys()) == 1
    assert wrong + holds(page) == []


def test_one_device_has_one_passkey_for_an_account(opened, council):
    page = opened()
    sign_in(page, council)
    make_passkey(page)
    heading(page, "Keep your recovery codes")

    make_passkey(page, "The same again")

    page.get_by_role("alert").filter(has_text="has a passkey for your account already").wait_for()


def test_a_passkey_without_a_name_is_not_made(opened, council, holds, picture):
    page = opened()
    sign_in(page, council)
    page.goto(f"{OVERVIEW}/passkeys/new")

    press(page, "Make the passkey")

    page.get_by_role("link", name="Enter a name for this passkey").wait_for()
    picture(page, "passkey-without-name")
    assert holds(page) == []
    assert page.authenticator.passkeys() == []


def test_an_app_is_set_up_where_the_role_needs_it_and_then_asked_for(opened, council, holds, picture):
    admin = opened(authenticator=False)
    sign_in(admin, council, "admin@example.org")
    admin.goto("/admin/security")
    admin.get_by_label("Scrutiny panel").focus()
    admin.keyboard.press("Space")
    press(admin, "Save")
    admin.get_by_text("Saved.").wait_for()
    wrong = {"admin": holds(admin)}
    picture(admin, "who-needs-two-factors")

    page = opened(authenticator=False)
    sign_in(page, council, "scrutiny@example.org")
    heading(page, "Set up a second factor")
    wrong["must"] = holds(page)
    picture(page, "must-set-up")
    page.goto("/council")
    heading(page, "Set up a second factor")
    press(page, "Set up an authenticator app", "link")
    heading(page, "Set up an authenticator app")
    wrong["app"] = holds(page)
    picture(page, "app-set-up")
    key = page.locator(".s11-password code").inner_text().replace("-", "")
    write(page, "Code", code_of(key))
    page.keyboard.press("Enter")
    heading(page, "Keep your recovery codes")
    code = page.locator(".s11-codes code").first.inner_text()
    press(page, "I have kept them, go on", "link")
    heading(page, "Your second factors")
    wrong["one"] = holds(page)
    sign_out(page)

    sign_in(page, council, "scrutiny@example.org")
    heading(page, "Enter a code")
    wrong["code"] = holds(page)
    write(page, "Code", "000000")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="The code is not right").wait_for()
    wrong["wrong code"] = holds(page)
    picture(page, "code-wrong")
    write(page, "Code", code_of(key, 1))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/council"))
    sign_out(page)

    sign_in(page, council, "scrutiny@example.org")
    for _ in range(5):
        write(page, "Code", "000000")
        with page.expect_navigation():  # the page of before says the same
            page.keyboard.press("Enter")
        page.get_by_role("link", name="The code is not right").wait_for()
    write(page, "Code", "000000")
    page.keyboard.press("Enter")
    heading(page, "Too many tries")
    wrong["locked"] = holds(page)
    picture(page, "too-many-tries")

    admin.goto("/admin/people")
    admin.get_by_role("link", name="Scrutiny panel member", exact=True).press("Enter")
    admin.get_by_role("heading", name="This account waits").wait_for()
    wrong["person"] = holds(admin)
    picture(admin, "how-somebody-signs-in")
    press(admin, "Let them try again at once")
    admin.get_by_role("heading", name="This account waits").wait_for(state="detached")
    page.goto("/sign-in/recovery-code")
    write(page, "Recovery code", code.upper())
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/council"))
    page.goto(f"{OVERVIEW}/recovery-codes")
    wrong["anew"] = holds(page)
    page.goto(f"{OVERVIEW}/confirm")
    wrong["confirm"] = holds(page)
    picture(page, "password-again")
    assert {name: said for name, said in wrong.items() if said} == {}
