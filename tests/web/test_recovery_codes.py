import pytest

from s11.storage.tables import RecoveryCodeRow
from tests.web.factors import CODE, OVERVIEW, RECOVERY, codes_of, shown, sign_in

ANEW = f"{OVERVIEW}/recovery-codes"


def used(browser, code):
    somebody = browser()
    sign_in(somebody, "lead")
    return somebody.post(RECOVERY, {"code": code})


def test_a_recovery_code_signs_in_once(browser, app_of_lead):
    code = app_of_lead[1][3]

    first, second = used(browser, code), used(browser, code)

    assert first.heading != "Use a recovery code"
    assert "used already" in second.text


@pytest.mark.parametrize(
    "written", [str.upper, lambda code: code.replace("-", ""), lambda code: f" {code} ".replace("-", " – ")]
)
def test_it_may_be_typed_in_capitals_without_dashes_or_with_spaces(browser, app_of_lead, written):
    page = used(browser, written(app_of_lead[1][0]))

    assert page.heading != "Use a recovery code"


def test_the_account_says_how_many_are_left(browser, app_of_lead):
    somebody = browser()
    sign_in(somebody, "lead")
    somebody.post(RECOVERY, {"code": app_of_lead[1][0]})

    assert "9 left" in somebody.get(OVERVIEW).text


def test_made_anew_the_old_ones_work_no_more(browser, app_of_lead):
    somebody = browser()
    sign_in(somebody, "lead")
    somebody.post(CODE, {"code": shown(app_of_lead[0])})

    new = codes_of(somebody.post(ANEW))

    assert len(new) == 10 and not set(new) & set(app_of_lead[1])
    assert "used already" in used(browser, app_of_lead[1][0]).text
    assert used(browser, new[0]).heading != "Use a recovery code"


def test_the_code_of_one_person_signs_nobody_else_in(browser, app_of_lead, session, people):
    from tests.web.factors import with_app

    _, of_director = with_app(browser(), "director")

    assert "not right" in used(browser, of_director[0]).text


def test_without_a_second_factor_there_are_no_codes_to_make(browser, passwords):
    somebody = browser()
    sign_in(somebody, "lead")

    page = somebody.post(ANEW)

    assert page.status == 409
    assert "Set one up first" in page.text


def test_a_code_is_nowhere_in_the_database_as_it_is_typed(app_of_lead, session):
    digests = set(session.scalars(session.query(RecoveryCodeRow.digest).statement))

    assert len(digests) == 10
    assert not digests & {code.replace("-", "") for code in app_of_lead[1]} | digests & set(app_of_lead[1])


@pytest.mark.parametrize("typed", ["", "💥", "a" * 40_000, "<script>", "\x00"])
def test_what_is_no_code_is_refused_beside_its_field(browser, app_of_lead, typed):
    page = used(browser, typed)

    assert page.status == 200
    assert page.soup.select_one("#code-error")
