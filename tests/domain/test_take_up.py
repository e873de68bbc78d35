"""What a board should take up."""

import pytest

from s11.domain.audit import Action
from s11.domain.take_up import Matters, take_up
from s11.domain.themes import Share

SHARES = (Share("3", 4, 6), Share("1", 2, 6), Share("2", 1, 6), Share("8", 1, 5))


def actions(*numbers):
    return [Action(number, "1", None, "action", "Do") for number in numbers]


@pytest.mark.parametrize(
    ("matters", "expected"),
    [
        (Matters(), ()),
        (Matters(missing=["Housing"]), ("Ask for the return not signed off in time: Housing.",)),
        (
            Matters(missing=[f"D{n}" for n in range(9)]),
            ("Ask for the 9 returns not signed off in time: D0, D1, D2, D3, D4, D5 and 3 more.",),
        ),
        (
            Matters(rated_worst=SHARES, worst="Red"),
            (
                "Discuss the standards that the board rated Red most often: standard 3 (4 of 6), "
                "standard 1 (2 of 6), standard 2 (1 of 6), and 1 more standard.",
            ),
        ),
        (
            Matters(without_reply=SHARES[:1]),
            ("Ask for replies to 4 challenges: 4 under standard 3.",),
        ),
        (Matters(without_reply=SHARES[3:]), ("Ask for replies to 1 challenge: 1 under standard 8.",)),
        (
            Matters(evidence_wanted=SHARES[1:3]),
            ("Ask for the evidence that is still wanted in 3 places: 2 under standard 1, 1 under standard 2.",),
        ),
        (Matters(overdue=actions(3, 1, 2)), ("Ask why 3 actions of the plan are overdue (1 to 3).",)),
        (
            Matters(overdue_before=actions(9)),
            ("Ask why 1 action of the last audit's plan is overdue (9).",),
        ),
        (
            Matters(overdue=actions(*range(1, 100, 2))),
            ("Ask why 50 actions of the plan are overdue (1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 38 more).",),
        ),
    ],
)  # fmt: skip
def test_only_what_is_open_is_put_before_the_board_with_who_or_what(matters, expected):
    assert take_up(matters) == expected
