from datetime import date

import pytest

from s11.domain.audit import Body, Cycle, FrameworkRef
from s11.domain.refusals import NotFound
from s11.services.cycles import RefTaken, load_start_page, start_audit
from s11.storage.cycles import load_cycle
from s11.storage.frameworks import load_framework
from tests.board import keep

BOARD, COUNCIL = Body("Testshire Safeguarding Partnership", "TSP"), Body("Testshire Council", "TC")
BUILT_IN = FrameworkRef("s11-2026", "1")


def cycle(ref="next"):
    return Cycle(ref, "Next audit", date(2028, 1, 1), date(2028, 3, 31), 24)


def test_an_audit_can_be_started_with_a_built_in_framework_in_an_empty_database(session):
    start_audit(session, BOARD, COUNCIL, BUILT_IN, cycle(), ["Housing", "Public Health"])

    audit = load_cycle(session, "next")
    assert [each.ref for each in audit.directorates] == ["housing", "public-health"]
    assert load_framework(session, audit.framework).standards


def test_frameworks_that_were_taken_in_are_offered_beside_the_built_in_ones(session):
    keep(session)

    page = load_start_page(session)

    assert {"small", "s11-2015", "s11-2026"} <= {framework.id for framework in page.frameworks}
    assert page.newest.cycle.ref == "testshire-now"


def test_a_reference_belongs_to_one_audit(session):
    keep(session)

    with pytest.raises(RefTaken):
        start_audit(session, BOARD, COUNCIL, BUILT_IN, cycle("testshire-now"), ["Housing"])


def test_a_framework_that_is_nowhere_is_refused(session):
    with pytest.raises(NotFound):
        start_audit(session, BOARD, COUNCIL, FrameworkRef("gone", "1"), cycle(), ["Housing"])

    assert load_cycle(session, "next") is None
