from contextlib import closing

import pytest

from s11.services.jobs.processes import make_at_once
from tests.services.jobs.papers import paper


def made_of(*texts, workers=2):
    """Return what became of each text, by its place."""
    asked = ((str(place), text) for place, text in enumerate(texts))
    return {made.ref: made for made in make_at_once(paper, asked, workers) if made}


def test_every_paper_is_made_and_told_whose_it_is():
    made = made_of(*map(str, range(20)))

    assert {ref: each.paper for ref, each in made.items()} == {str(n): str(n).encode() for n in range(20)}


def test_nothing_to_make_ends_at_once():
    assert made_of() == {}


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("fails", "The paper could not be laid out (LayoutError in page.py, line 1)."),
        ("quotes", "Something went wrong while it was made (ValueError)."),
        ("kills", "The program that made it was stopped twice"),
    ],
)
def test_a_paper_that_cannot_be_made_has_a_reason_that_quotes_nobody_and_the_others_are_made(trouble, words):
    made = made_of("a", "b", trouble, "c", "d", "e", "f", "g")

    assert [ref for ref, each in made.items() if each.paper is None] == ["2"]
    assert made["2"].reason.startswith(words) and "typed" not in made["2"].reason
    assert len(made) == 8


def test_a_process_that_was_killed_is_tried_once_more(tmp_path):
    made = made_of("a", f"kills unless {tmp_path / 'mark'}", "b")

    assert all(each.paper for each in made.values()) and len(made) == 3


def test_when_every_process_is_killed_the_rest_is_not_tried_but_named():
    made = made_of(*["kills"] * 20)

    reasons = [each.reason[:13] for each in made.values()]
    assert (reasons.count("The program t"), reasons.count("It was not tr")) == (6, 14)


def test_many_that_kill_their_process_one_now_and_then_leave_the_others_to_be_made():
    made = made_of(*(["kills", *"abcdefgh"] * 7))

    assert sum(each.paper is None for each in made.values()) == 7
    assert not any("not tried" in each.reason for each in made.values())


def test_whoever_waits_is_heard_of_meanwhile():
    assert None in list(make_at_once(paper, iter([("slow", "slow")]), 1))


def test_closing_ends_the_processes_without_making_the_rest():
    taken = []

    def asked():
        for number in range(1000):
            taken.append(number)
            yield str(number), "text"

    with closing(make_at_once(paper, asked(), 2)) as made:
        while next(made) is None:
            pass

    assert len(taken) < 20
