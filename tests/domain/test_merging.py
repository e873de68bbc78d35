from dataclasses import replace
from datetime import date

import pytest

from s11.domain.audit import Action, ProgressUpdate, Words
from s11.domain.merging import merge, merged_status
from s11.domain.progress import ADDED, AS_IT_STOOD

DAY, MARCH, APRIL, MAY = (date(2016, month, 1) for month in (7, 3, 4, 5))
ONE = Action(
    3, "1", "housing", "action", "Train the <b>staff</b>", "Jo", Words("tbc"), "90% trained", "on_track",
    ("housing:1.1",),
    (ProgressUpdate(MARCH, "not_started", Words("tbc"), ADDED, "Board"), ProgressUpdate(MAY, "on_track", None, "Half done", "Jo")),
)  # fmt: skip
OTHER = Action(
    5, "1", "leisure", "action", "Train all coaches", None, None, None, "not_started", ("leisure:1.2",),
    (ProgressUpdate(APRIL, "not_started", None, ADDED, "Board"),),
)  # fmt: skip
WANTED = Action(0, "", None, "action", "Train everybody", "Sam", date(2017, 1, 1))


def test_the_merged_action_keeps_sources_and_histories_in_the_order_of_their_days():
    merged = merge([ONE, OTHER], WANTED, "Manager", DAY)

    assert merged.sources == ("housing:1.1", "leisure:1.2")
    assert [update.on for update in merged.updates] == [MARCH, APRIL, MAY, DAY]
    assert (merged.number, merged.standard, merged.status) == (3, "1", "on_track")


def test_no_word_of_the_originals_is_lost():
    told = merge([ONE, OTHER], WANTED, "Manager", DAY).updates[-1].text

    assert told == (
        "Merged from numbers 3 and 5:\n\n"
        "Number 3 (Jo, due tbc (not a date)): Train the <b>staff</b>\nSuccess measure: 90% trained\n\n"
        "Number 5 (no lead officer, no date): Train all coaches"
    )


def test_three_are_listed_as_people_do():
    third = replace(OTHER, number=9)

    told = merge([ONE, OTHER, third], WANTED, "Manager", DAY).updates[-1].text

    assert told.startswith("Merged from numbers 3, 5 and 9:")


def test_endless_texts_are_told_in_parts_that_an_audit_file_takes():
    endless = [replace(action, text="x" * 80_000) for action in (ONE, OTHER)]

    told = merge(endless, WANTED, "Manager", DAY).updates[3:]

    assert "".join(update.text for update in told).count("x" * 1000) == 160
    assert max(len(update.text) for update in told) < 100_000
    assert [update.due for update in told] == [WANTED.due, None]


def test_an_original_without_history_brings_how_it_stood():
    bare = replace(ONE, updates=())

    merged = merge([bare, OTHER], WANTED, "Manager", DAY)

    assert [update.text for update in merged.updates][:2] == [ADDED, AS_IT_STOOD]


@pytest.mark.parametrize(
    ("statuses", "together"),
    [
        (["complete", "complete"], "complete"),
        (["complete", "no_longer_needed"], "complete"),
        (["no_longer_needed"], "no_longer_needed"),
        (["complete", "not_started"], "on_track"),
        (["on_track", "at_risk"], "at_risk"),
        (["not_started", "no_longer_needed"], "not_started"),
    ],
)
def test_several_are_complete_only_when_all_are_done(statuses, together):
    assert merged_status(statuses) == together
