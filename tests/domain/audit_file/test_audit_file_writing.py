"""What is written is what was read, in one order."""

import json
from dataclasses import replace

from s11.domain.audit import Audit, Body, Directorate, FrameworkRef
from s11.domain.audit_file import write_audit


def test_the_slough_file_is_written_as_it_was_published(read, slough):
    assert write_audit(read(slough)) == slough.rstrip(b"\n") + b"\n"


def test_a_file_with_every_key_is_written_with_the_same_content(filled, read):
    assert json.loads(write_audit(read(filled))) == filled


def test_what_is_written_reads_back_as_the_same_audit(filled, read):
    audit = read(filled)

    assert read(write_audit(audit)) == audit


def test_writing_what_was_read_again_gives_the_same_bytes(filled, read):
    filled["actions"].reverse()
    del filled["submissions"][0]["answers"][0]["evidence"]
    once = write_audit(read(filled))

    assert write_audit(read(once)) == once


def test_an_audit_is_kept_in_one_order_whatever_order_it_came_in(filled, read):
    expected = read(filled)
    filled["actions"].reverse()
    filled["submissions"][0]["answers"].reverse()

    assert read(filled) == expected


def test_submissions_stand_in_the_order_of_the_directorates(filled, read):
    filled["submissions"].insert(0, {"directorate": "leisure", "status": "not_started"})

    assert [each.directorate for each in read(filled).submissions] == ["housing", "leisure"]


def test_updates_stand_by_their_days_and_those_of_a_day_as_they_came(filled, read):
    days = ["2024-07-01", "2024-06-01", "2024-07-01"]
    filled["actions"][0]["updates"] = [
        {"on": on, "status": "on_track", "text": str(n)} for n, on in enumerate(days)
    ]

    assert [update.text for update in read(filled).actions[0].updates] == ["1", "0", "2"]


def test_all_keys_of_the_format_are_written_and_those_beyond_it_only_where_they_hold_something(filled, read):
    audit = read(filled)
    answer = replace(audit.submissions[0].answers[0], proposed_action=None, sent_back="", evidence=())
    submission = replace(
        audit.submissions[0],
        answers=(answer,),
        feedback_issued_on=None,
        feedback_contact="",
        signed_off_by=None,
    )

    written = json.loads(write_audit(replace(audit, submissions=(submission,))))["submissions"][0]

    assert list(written) == [
        "directorate",
        "status",
        "signed_off_by",
        "signed_off_on",
        "answers",
        "standards",
    ]
    assert list(written["answers"][0]) == [
        "criterion",
        "rating",
        "narrative",
        "how_known",
        "impact",
        "na_reason",
        "evidence",
    ]


def test_an_audit_with_nothing_in_it_yet_is_written(read, filled):
    empty = Audit(
        Body("Board"),
        Body("Council"),
        FrameworkRef("s11-2015", "1"),
        read(filled).cycle,
        (Directorate("housing", "Housing"),),
    )

    assert read(write_audit(empty)) == empty


def test_text_is_written_readably(filled, put, read):
    put(filled, "board.name", "Bwrdd Môn 👧 <b>")

    assert "Bwrdd Môn 👧 <b>".encode() in write_audit(read(filled))
