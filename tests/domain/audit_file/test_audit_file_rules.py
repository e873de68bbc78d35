"""What must hold across an audit file and against its framework."""

import pytest

REF = "cannot stand in an address; start with a letter or digit, then use those and . - _ without accents"
SUBMISSION = {"directorate": "housing", "status": "in_progress"}
NOT_ASKED = "'parks' is not one of the directorates that this audit lists"


@pytest.mark.parametrize(
    ("place", "value", "line"),
    [
        ("cycle.ref", "a/b", f"'a/b' {REF}"),
        ("cycle.ref", "..", f"'..' {REF}"),
        ("cycle.ref", "x" * 61, "is 61 characters long; the limit is 60"),
        ("cycle.closes", "2023-12-31", "2023-12-31 is before the day that the cycle opens, 2024-01-01"),
        ("cycle.repeat_months", 0, "must be 1 or more, or null where the audit does not repeat"),
        ("directorates[1].ref", "Café", f"'Café' {REF}"),
        ("directorates[1].ref", "housing", "'housing' stands twice, first at directorates[0].ref"),
        ("submissions[0].directorate", "parks", f"{NOT_ASKED}"),
        (
            "submissions[0].answers[1].criterion",
            "1.1",
            "'1.1' stands twice, first at submissions[0].answers[0].criterion",
        ),
        (
            "submissions[0].answers[1].criterion",
            "9.9",
            "'9.9' is not a criterion of s11-2015 version 1",
        ),
        (
            "submissions[0].answers[0].rating",
            "blue",
            "'blue' is not in the scale (red, amber, green, na)",
        ),
        (
            "submissions[0].answers[0].rating",
            "",
            "'' is not in the scale (red, amber, green, na)",
        ),
        (
            "submissions[0].answers[1].na_reason",
            " ",
            "is empty; the rating 'na' needs a reason",
        ),
        (
            "submissions[0].answers[0].evidence[0].file.media_type",
            "<script>",
            "'<script>' is not a type such as application/pdf",
        ),
        (
            "submissions[0].answers[0].evidence[0].file.sha256",
            "../../etc/passwd",
            "must be 64 of the characters 0-9 and a-f",
        ),
        (
            "submissions[0].standards[0].standard",
            "9",
            "'9' is not a standard of s11-2015 version 1",
        ),
        (
            "submissions[0].standards[0].self_rating",
            "Amber",
            "'Amber' is not in the scale (red, amber, green, na)",
        ),
        (
            "submissions[0].standards[0].board_rating",
            "blue",
            "'blue' is not in the scale (red, amber, green, na)",
        ),
        ("actions[1].number", 1, "1 stands twice, first at actions[0].number"),
        ("actions[1].number", 0, "0 is too small; numbers start at 1"),
        ("actions[1].standard", "9", "'9' is not a standard of s11-2015 version 1"),
        ("actions[1].directorate", "parks", f"{NOT_ASKED}"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(filled, put, refusal, place, value, line):
    put(filled, place, value)

    assert refusal(filled) == f"{place}: {line}"


def test_a_framework_that_is_not_here_is_refused_with_what_to_do(filled, put, refusal):
    put(filled, "framework.version", "9")

    assert refusal(filled) == (
        "framework: 's11-2015' version '9' is not here; add it with s11 framework add FILE"
    )


def test_two_submissions_of_a_directorate_are_refused(filled, refusal):
    filled["submissions"] = [SUBMISSION, SUBMISSION]

    assert refusal(filled) == (
        "submissions[1].directorate: 'housing' stands twice, first at submissions[0].directorate"
    )


def test_a_standard_rated_twice_in_a_submission_is_refused(filled, refusal):
    filled["submissions"][0]["standards"] *= 2

    assert refusal(filled) == (
        "submissions[0].standards[1].standard: '1' stands twice, first at "
        "submissions[0].standards[0].standard"
    )


@pytest.mark.parametrize("status", ["signed_off", "accepted"])
def test_history_may_lack_answers_actions_and_evidence(filled, read, status):
    filled["submissions"] = [
        {"directorate": "housing", "status": status, "answers": [{"criterion": "1.1", "rating": "green"}]}
    ]

    assert read(filled).submissions[0].answers[0].evidence == ()
