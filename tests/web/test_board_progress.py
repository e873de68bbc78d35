import pytest

from s11.domain.audit import Directorate
from tests.board import counted_queries, keep, many, rated, signed_off
from tests.browser import Browser
from tests.conftest import small_audit

CYCLE = "/audits/testshire-now"


@pytest.fixture
def manager(session, app):
    """Return a browser of the business manager, without an audit being there."""
    from s11.storage.tables import UserRow

    user = UserRow(email="m@example.org", name="Manager", fs_uniquifier="m", role="manager", active=True)
    session.add(user)
    session.commit()
    return Browser(app, user)


def test_the_manager_starts_at_the_audits_newest_first(session, manager):
    from dataclasses import replace
    from datetime import date

    keep(session)
    older = replace(
        small_audit().cycle, ref="older", title="Older audit", opens=date(2015, 1, 1), closes=date(2015, 2, 1)
    )
    keep(session, cycle=older)

    page = manager.get("/board")

    assert page.heading == "Audits"
    assert page.text.index("testshire-now") < page.text.index("older")


def test_a_cycles_page_says_who_is_how_far(session, manager):
    keep(session, signed_off(), signed_off("leisure", "in_progress", signed_off_by=None, signed_off_on=None))

    page = manager.get(CYCLE)

    housing, leisure = [" ".join(row.get_text(" ").split()) for row in page.soup.select("tbody tr")]
    assert "Signed off 4 of 4 answered 1 Green, 1 Amber, 1 Red, 1 Not applicable" in housing
    assert "28 January 2026 by Dee Rector" in housing
    assert "In progress 4 of 4 answered Not yet" in leisure


def test_a_directorate_past_its_closing_day_is_late(session, manager):
    from dataclasses import replace
    from datetime import date

    cycle = replace(small_audit().cycle, opens=date(2020, 1, 1), closes=date(2020, 2, 1))
    keep(session, signed_off(signed_off_on=date(2020, 2, 2)), cycle=cycle)

    rows = [row.get_text(" ") for row in manager.get(CYCLE).soup.select("tbody tr")]

    assert all("Late" in row for row in rows)


def test_the_list_is_filtered_by_state_and_name(session, manager):
    keep(session, signed_off())

    by_state = manager.get(f"{CYCLE}?status=not_started")
    by_name = manager.get(f"{CYCLE}?name=hous")
    by_nothing = manager.get(f"{CYCLE}?name=100%25&status=nonsense")

    assert [th.get_text() for th in by_state.soup.select("tbody th")] == ["Leisure"]
    assert [th.get_text() for th in by_name.soup.select("tbody th")] == ["Housing"]
    assert "No directorate fits" in by_nothing.text


def test_many_directorates_come_in_pages_that_keep_the_filter(session, manager):
    directorates, submissions = many(120)
    keep(session, *submissions, directorates=directorates)

    page = manager.get(f"{CYCLE}?status=signed_off&page=2")

    assert len(page.soup.select("tbody tr")) == 50
    assert page.soup.select_one("tbody th").get_text() == "Directorate 50"
    assert page.soup.select_one(".govuk-pagination__next a")["href"] == "?status=signed_off&page=3"


@pytest.mark.parametrize("page", ["0", "4", "-1", "x", "²", "9" * 30])
def test_a_page_that_is_not_there_is_not_found(session, manager, page):
    keep(session)

    assert manager.get(f"{CYCLE}?page={page}").status == 404
    assert manager.get(f"{CYCLE}/matrix?page={page}").status == 404


@pytest.mark.parametrize("size", [2, 130])
@pytest.mark.parametrize("place", ["", "/matrix"])
def test_the_list_and_the_matrix_take_at_most_twelve_queries_whatever_the_size(session, manager, size, place):
    directorates, submissions = many(size)
    keep(session, *submissions, directorates=directorates)
    session.expunge_all()

    with counted_queries() as queries:
        page = manager.get(CYCLE + place)

    assert page.status == 200
    assert len([query for query in queries if query.startswith("SELECT")]) <= 12


@pytest.fixture
def audit_of_three(session):
    names = tuple(Directorate(ref, ref.upper()) for ref in "abc")
    submissions = (
        signed_off("a", "accepted", standards=rated("red")),
        signed_off("b"),
        signed_off("c", "in_progress"),
    )
    keep(session, *submissions, directorates=names)


def test_a_cell_of_the_matrix_leads_the_manager_to_the_standard_and_says_both_ratings(
    session, manager, audit_of_three
):
    page = manager.get(f"{CYCLE}/matrix")

    cell = page.soup.find("a", href=f"{CYCLE}/a/review/1")
    assert " ".join(cell.get_text(" ").split()) == "A, standard 1: Self Amber Board Red"
    assert page.soup.find("a", href=f"{CYCLE}/c/review/1") is None
