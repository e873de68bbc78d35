"""Rows that are made when they are asked for."""

from reports.each import Each, KeptEach


def test_nothing_is_made_before_it_is_asked_for():
    made = []

    rows = Each(made.append, ["a", "b"])

    assert len(rows) == 2
    assert made == []


def test_parts_and_the_end_are_found_as_in_a_list():
    rows = Each(str.upper, ["a", "b", "c"])

    assert rows[1:] == ["B", "C"]
    assert rows[-1] == "C"
    assert list(rows) == ["A", "B", "C"]


def test_what_is_kept_stays_the_same_until_it_is_let_go():
    rows = KeptEach(list, ["ab"])
    first = rows[0]

    assert rows[0] is first

    rows.let_go(0, 1)

    assert rows[0] is not first
