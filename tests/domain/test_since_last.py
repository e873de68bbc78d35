from dataclasses import replace
from datetime import date

import pytest

from reports.contents import STATUS_WORDS
from s11.domain import since_last
from s11.domain.audit import Action, ProgressUpdate, Words
from s11.domain.comparing import compare
from s11.domain.merging import merge
from s11.domain.progress import ADDED, DATE_CHANGED, DATE_REMOVED, lead_changed

THEN, DAY = date(2026, 3, 31), date(2026, 6, 30)
APRIL, MAY, AUGUST, OCTOBER = date(2026, 4, 30), date(2026, 5, 31), date(2026, 8, 31), date(2026, 10, 31)
PLAIN = Action(1, "1", None, "action", "Name a lead", "Jo", AUGUST, None, "on_track")
HEADINGS = (
    "completed", "slipped", "new", "newly_overdue", "still_overdue", "without_lead", "without_date",
    "taken_out", "other",
)  # fmt: skip


def told(before, now):
    """Say under which headings the actions stand, with what is said of each, by key."""
    plan = compare(before, now, THEN, DAY, "at the last report", STATUS_WORDS)
    found = {heading: getattr(since_last, heading)(plan) for heading in HEADINGS}
    return {heading: {each.key: each.what for each in told} for heading, told in found.items() if told}


def one(before, now):
    """Say it of one action that is in both."""
    return {heading: what[7] for heading, what in told({7: before}, {7: now}).items()}


def changed(text="", **values):
    update = ProgressUpdate(MAY, values.get("status", PLAIN.status), values.get("due"), text, "Jo")
    return replace(PLAIN, updates=(update,), **values)


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (PLAIN, PLAIN, {}),
        (PLAIN, changed(status="complete"), {"completed": "Marked as complete"}),
        (PLAIN, changed("Done", status="complete"), {"completed": "Reported on 31 May 2026: Done"}),
        (PLAIN, changed("Late", due=OCTOBER), {"slipped": "Reported on 31 May 2026: Late"}),
        (replace(PLAIN, due=APRIL), replace(PLAIN, due=MAY), {"slipped": "", "newly_overdue": "Newly overdue, by 30 days, since 31 May 2026"}),
        (PLAIN, replace(PLAIN, due=MAY), {"newly_overdue": "Newly overdue, by 30 days, since 31 May 2026",
                                          "other": "Due date moved from 31 August 2026 to 31 May 2026"}),
        (replace(PLAIN, due=MAY), replace(PLAIN, due=MAY), {"newly_overdue": "Newly overdue, by 30 days, since 31 May 2026"}),
        (replace(PLAIN, due=date(2026, 3, 30)), replace(PLAIN, due=date(2026, 3, 30)), {"still_overdue": "Still overdue, by 92 days, since 30 March 2026"}),
        (replace(PLAIN, due=MAY, status="complete"), replace(PLAIN, due=MAY, status="complete"), {}),
        (PLAIN, replace(PLAIN, due=OCTOBER, status="complete"), {"completed": "Marked as complete"}),
        (PLAIN, replace(PLAIN, lead=None), {"without_lead": "Not so at the last report", "other": "No longer has a lead officer"}),
        (replace(PLAIN, lead=None), replace(PLAIN, lead=" "), {"without_lead": "Already so at the last report"}),
        (replace(PLAIN, lead=None), replace(PLAIN, lead="Sam"), {"other": "Lead officer is now Sam"}),
        (replace(PLAIN, due=None), replace(PLAIN, due=None), {"without_date": "Already so at the last report"}),
        (PLAIN, replace(PLAIN, due=Words("tbc")), {"without_date": "Not so at the last report",
                                                   "other": "Due date moved from 31 August 2026 to tbc (not a date)"}),
        (PLAIN, changed(DATE_REMOVED, due=None), {"without_date": "Not so at the last report",
                                                  "other": "Due date removed; it was 31 August 2026"}),
        (replace(PLAIN, due=None), PLAIN, {"other": "Due date set: 31 August 2026"}),
        (replace(PLAIN, lead=None, due=None, status="complete"), replace(PLAIN, lead=None, due=None, status="complete"), {}),
        (PLAIN, changed("Nobody asks", status="no_longer_needed"), {"taken_out": "No longer needed. Reported on 31 May 2026: Nobody asks"}),
        (replace(PLAIN, status="no_longer_needed"), replace(PLAIN, status="no_longer_needed"), {}),
        (PLAIN, changed(status="at_risk"), {"other": "On track before, now at risk"}),
        (replace(PLAIN, status="complete"), PLAIN, {"other": "Complete before, now on track"}),
        (PLAIN, replace(PLAIN, text="Name two"), {"other": "The activity was reworded"}),
        (PLAIN, changed("Half way"), {"other": "Reported on 31 May 2026: Half way"}),
        (PLAIN, changed(lead_changed("Jo", "Sam"), lead="Sam"), {"other": "Lead officer is now Sam"}),
        (PLAIN, replace(PLAIN, number=30), {}),
    ],
)  # fmt: skip
def test_an_action_stands_under_every_heading_that_is_true_of_it(before, now, found):
    assert one(before, now) == found


def test_what_came_since_is_new_and_its_gaps_are_told_too():
    added = replace(
        PLAIN, lead=None, due=APRIL, updates=(ProgressUpdate(APRIL, "not_started", APRIL, ADDED),)
    )

    assert told({}, {7: added}) == {
        "new": {7: "New in the plan"},
        "newly_overdue": {7: "Newly overdue, by 61 days, since 30 April 2026"},
        "without_lead": {7: "New in the plan"},
    }


def test_what_came_and_was_completed_since_is_both():
    assert told({}, {7: replace(PLAIN, status="complete")}) == {
        "new": {7: "New in the plan"},
        "completed": {7: "Marked as complete"},
    }


def test_a_slip_says_from_which_date_to_which_and_how_often_in_all():
    history = (
        ProgressUpdate(date(2026, 1, 1), "on_track", APRIL, ADDED),
        ProgressUpdate(date(2026, 2, 1), "on_track", AUGUST, DATE_CHANGED),
        ProgressUpdate(MAY, "on_track", OCTOBER, DATE_CHANGED),
    )
    now = replace(PLAIN, due=OCTOBER, updates=history)
    plan = compare({7: replace(PLAIN, updates=history[:2])}, {7: now}, THEN, DAY, "", STATUS_WORDS)

    [slip] = since_last.slipped(plan)

    assert (slip.before, now.due, slip.times) == (AUGUST, OCTOBER, 2)


def test_a_slip_that_the_history_does_not_know_has_happened_once_at_least():
    plan = compare({7: PLAIN}, {7: replace(PLAIN, due=OCTOBER)}, THEN, DAY, "", STATUS_WORDS)

    assert [slip.times for slip in since_last.slipped(plan)] == [1]


def test_what_was_merged_is_taken_out_and_what_it_became_is_new():
    other = replace(PLAIN, number=2, text="Train everybody")
    merged = replace(merge([PLAIN, other], replace(PLAIN, text="Both"), "Manager", MAY), number=4)

    found = told({7: PLAIN, 8: other}, {9: merged})

    assert found == {
        "taken_out": {7: "Merged into number 4", 8: "Merged into number 4"},
        "new": {9: "Merged from what were numbers 1, 2 at the last report"},
    }


def test_what_is_gone_without_a_trace_is_said_so():
    assert told({7: PLAIN}, {}) == {"taken_out": {7: "No longer in the plan"}}


def test_the_longest_overdue_comes_first_and_the_others_by_number():
    now = {
        1: replace(PLAIN, number=3, due=MAY),
        2: replace(PLAIN, number=2, due=APRIL),
        3: replace(PLAIN, lead=None),
    }
    now[4] = replace(now[3], number=9)
    now[5] = replace(now[3], number=4)

    found = told({}, now)

    assert list(found["newly_overdue"]) == [2, 1]
    assert list(found["without_lead"]) == [3, 5, 4]


def test_an_update_of_the_very_day_of_the_report_is_news_if_the_report_did_not_know_it():
    late = replace(PLAIN, updates=(ProgressUpdate(THEN, "on_track", None, "Said after the meeting", "Jo"),))

    assert one(PLAIN, late) == {"other": "Reported on 31 March 2026: Said after the meeting"}
    assert one(late, late) == {}
