from datetime import date, timedelta

from s11.domain.audit import Action, ProgressUpdate, Words
from s11.domain.progress import (
    ADDED,
    AS_IT_STOOD,
    DATE_CHANGED,
    DATE_REMOVED,
    MERGED,
    as_at,
    is_report,
    lead_changed,
    say_slips,
    slips,
    with_beginning,
)

JANUARY, MARCH, JUNE = date(2016, 1, 10), date(2016, 3, 10), date(2016, 6, 10)
FIRST_DUE, SECOND_DUE, THIRD_DUE = date(2016, 4, 1), date(2016, 8, 1), date(2016, 12, 1)
BEFORE = timedelta(-1)


def action(*updates, status="on_track", due=THIRD_DUE, lead="Jo"):
    return Action(1, "1", "housing", "action", "Do", lead, due, None, status, (), updates)


def update(on, status="on_track", due=None, text="Going well"):
    return ProgressUpdate(on, status, due, text, "Jo")


def moved_twice():
    return action(
        update(JANUARY, "not_started", FIRST_DUE, ADDED),
        update(MARCH, "on_track", SECOND_DUE),
        update(JUNE, "at_risk", THIRD_DUE),
        status="at_risk",
    )


def test_an_action_stands_as_its_last_update_of_the_day_left_it():
    stood = as_at(moved_twice(), MARCH)

    assert (stood.status, stood.due, len(stood.updates)) == ("on_track", SECOND_DUE, 2)


def test_an_update_counts_from_its_own_day_on():
    assert as_at(moved_twice(), MARCH + BEFORE).status == "not_started"
    assert as_at(moved_twice(), JUNE) == moved_twice()


def test_an_update_that_sets_no_date_leaves_the_earlier_one():
    later = action(
        update(JANUARY, "not_started", FIRST_DUE, ADDED), update(MARCH), update(JUNE, due=THIRD_DUE)
    )

    assert as_at(later, MARCH).due == FIRST_DUE


def test_an_action_did_not_exist_before_it_was_added():
    assert as_at(moved_twice(), JANUARY + BEFORE) is None


def test_an_action_without_history_has_always_stood_as_it_stands():
    assert as_at(action(), JANUARY) == action()


def test_before_its_first_report_an_action_was_not_started_and_due_as_ever():
    stood = as_at(action(update(MARCH, "complete"), status="complete", due=FIRST_DUE), JANUARY)

    assert (stood.status, stood.due) == ("not_started", FIRST_DUE)


def test_a_first_date_that_the_history_does_not_tell_is_not_guessed():
    assert as_at(action(update(MARCH, due=THIRD_DUE)), JANUARY).due is None


def test_what_came_without_history_is_given_its_beginning_and_stood_so_before():
    begun = with_beginning(action(status="on_track", due=Words("tbc")), MARCH)
    changed = action(*begun.updates, update(MARCH, "complete", THIRD_DUE), status="complete")

    stood = as_at(changed, JANUARY)

    assert begun.updates[0].text == AS_IT_STOOD
    assert (stood.status, stood.due) == ("on_track", Words("tbc"))


def test_a_beginning_is_given_once_and_only_where_there_is_something_to_tell():
    bare = action(status="not_started", due=None)

    assert with_beginning(bare, MARCH) is bare
    assert with_beginning(moved_twice(), MARCH) == moved_twice()


def test_a_date_that_was_removed_is_gone_from_that_day_on():
    removed = action(
        update(JANUARY, due=FIRST_DUE, text=ADDED), update(MARCH, text=DATE_REMOVED), update(JUNE), due=None
    )

    assert as_at(removed, MARCH).due is None
    assert as_at(removed, MARCH + BEFORE).due == FIRST_DUE


def test_who_led_an_action_before_is_told_by_its_history():
    history = (
        update(JANUARY, "not_started", FIRST_DUE, ADDED),
        update(MARCH, text=lead_changed(None, "Sam")),
        update(JUNE, text=lead_changed("Sam", "Jo")),
    )

    assert [as_at(action(*history), day).lead for day in (JANUARY, MARCH, JUNE)] == [None, "Sam", "Jo"]


def test_updates_are_taken_by_day_however_they_were_filed():
    out_of_order = action(update(JUNE, "at_risk"), update(JANUARY, "not_started"), status="at_risk")

    assert as_at(out_of_order, MARCH).status == "not_started"


def test_each_move_to_a_later_date_is_a_slip():
    assert slips(moved_twice()) == 2
    assert say_slips(moved_twice()) == "moved 2 times"


def test_a_date_that_stays_or_comes_earlier_is_no_slip():
    steady = action(
        update(JANUARY, due=SECOND_DUE), update(MARCH, due=SECOND_DUE), update(JUNE, due=FIRST_DUE)
    )

    assert slips(steady) == 0
    assert say_slips(steady) == ""


def test_dates_of_merged_actions_are_not_each_others_slips():
    merged = action(
        update(JANUARY, due=FIRST_DUE, text=ADDED),
        update(JANUARY, due=SECOND_DUE, text=ADDED),
        update(MARCH, due=SECOND_DUE, text=MERGED + "1 and 2: ..."),
        update(JUNE, due=THIRD_DUE, text=DATE_CHANGED),
    )

    assert slips(merged) == 1


def test_what_a_person_reported_is_told_from_what_the_plan_wrote():
    own = [
        ADDED,
        AS_IT_STOOD,
        DATE_CHANGED,
        DATE_REMOVED,
        lead_changed(None, "Jo"),
        MERGED + "1 and 2: ...",
        " ",
    ]

    assert is_report("Going well")
    assert not any(is_report(text) for text in own)
