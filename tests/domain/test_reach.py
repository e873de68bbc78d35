import pytest

from s11.domain.people import Role
from s11.domain.reach import EVERYTHING, INSTALLATION, NOTHING, Extent, Reach, reach_of


@pytest.mark.parametrize(
    ("role", "whose", "reach"),
    [
        ("lead", (7, None, None), Reach(Extent.DIRECTORATE, 7)),
        ("director", (7, None, None), Reach(Extent.DIRECTORATE, 7)),
        ("manager", (None, 8, None), Reach(Extent.BOARD, 8)),
        ("manager", (None, None, None), EVERYTHING),
        ("cmt", (None, None, 9), Reach(Extent.ORGANISATION, 9)),
        ("cmt", (None, None, None), EVERYTHING),
        ("scrutiny", (None, None, 9), Reach(Extent.ORGANISATION, 9)),
        ("scrutiny", (None, None, None), EVERYTHING),
        ("admin", (None, None, None), INSTALLATION),
    ],
)
def test_a_role_reaches_what_it_belongs_to_or_all_of_it(role, whose, reach):
    assert reach_of(Role(role), *whose) == reach


@pytest.mark.parametrize(
    ("role", "whose"),
    [
        ("lead", (None, None, None)),
        ("lead", (7, 8, None)),
        ("director", (None, None, 9)),
        ("manager", (7, None, None)),
        ("manager", (None, 8, 9)),
        ("cmt", (None, 8, None)),
        ("scrutiny", (7, None, 9)),
    ],
)
def test_what_does_not_fit_together_reaches_nothing(role, whose):
    assert reach_of(Role(role), *whose) == NOTHING
