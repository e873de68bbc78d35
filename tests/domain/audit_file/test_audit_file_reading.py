"""What an audit file may hold under its keys, and the one line that refuses the rest."""

from datetime import date

import pytest

from s11.domain.audit import Words
from s11.domain.audit_file import LARGEST, AuditRefused, read_audit_path

NOT_A_DATE = "is not a date; write it as year-month-day, as in 2016-01-31"
ANSWER = "submissions[0].answers[0]"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n", "the file is empty"),
        (b'{"format":\n "\xff"}', "line 2: this is not UTF-8 text; save the file as UTF-8"),
        (b"hello", "line 1, column 1: this is not JSON: expecting value"),
        (b'{"format": "s11', "line 1, column 12: this is not JSON: unterminated string starting"),
        (b"[]", 'this is not an audit file; it must start with {"format": "s11-audit/1"'),
        (b'{"format": "s11-audit/2"}', "format: must be 's11-audit/1', not 's11-audit/2'"),
        (b'{"format": "s11-audit/1", "format": 2}', "format: this key stands twice"),
        (b'{"format": "s11-audit/1"}', "board: is missing"),
        (b"[" * 200_000, "lists or objects are nested too deeply"),
        (b'{"a":' * 200_000, "lists or objects are nested too deeply"),
        (b" " * (LARGEST + 1), "the file is too large; the limit is 50 MB"),
    ],
)
def test_what_is_no_audit_file_is_refused(refusal, text, line):
    assert refusal(text) == line


@pytest.mark.parametrize(
    ("place", "value", "line"),
    [
        ("board", None, "must be an object in braces, not null"),
        ("board", [], "must be an object in braces, not a list"),
        ("board.name", 7, "must be a text in quotes, not 7"),
        ("board.name", "", "is empty"),
        ("board.name", "LEFT OUT", "is missing"),
        ("board.nmae", "x", "is not a key that can stand here; those are name, short_name"),
        ("board.name", "a\0b", "holds U+0000, which is no character; take it out"),
        ("board.name", "a\ud800b", "holds U+D800, which is no character; take it out"),
        ("board.name", "x" * 100_001, "is 100,001 characters long; the limit is 100,000"),
        ("directorates", {}, "must be a list in brackets, not an object"),
        (
            "cycle.opens",
            "01/01/2024",
            f"'01/01/2024' {NOT_A_DATE}",
        ),
        (
            "cycle.opens",
            "2024-02-30",
            f"'2024-02-30' {NOT_A_DATE}",
        ),
        ("cycle.opens", None, "must be a text in quotes, not null"),
        ("cycle.repeat_months", "24", "must be a whole number without quotes, not '24'"),
        ("cycle.repeat_months", True, "must be a whole number without quotes, not true"),
        ("cycle.repeat_months", 1.5, "must be a whole number without quotes, not 1.5"),
        ("cycle.repeat_months", float("nan"), "must be a whole number without quotes, not NaN"),
        ("cycle.repeat_months", 10**4000, "must be a whole number without quotes, not 1" + 59 * "0"),
        ("cycle.repeat_months", 2**31, "2147483648 is out of range; the largest number is 2,147,483,647"),
        ("submissions[0].signed_off_on", "soon", f"'soon' {NOT_A_DATE}"),
        ("submissions[0].standards[0].self_rating", False, "must be a text in quotes, not false"),
        (f"{ANSWER}.rating", ["red"], "must be a text in quotes, not a list"),
        (f"{ANSWER}.evidence[0].dated", "2015", f"'2015' {NOT_A_DATE}"),
        (f"{ANSWER}.evidence[0].title", " ", "is empty"),
        (f"{ANSWER}.evidence[0].file.size", -1, "-1 is out of range; the largest number is 2,147,483,647"),
        (f"{ANSWER}.proposed_action.due", 31, "must be a text in quotes, not 31"),
        ("actions[0].number", "LEFT OUT", "is missing"),
        ("actions[0].kind", "task", "'task' is not known here; write one of action, no_action"),
        ("actions[0].sources[0]", 1, "must be a text in quotes, not 1"),
        ("actions[0].updates[0].on", "1 June", f"'1 June' {NOT_A_DATE}"),
        ("actions[0].text", "LEFT OUT", "is missing"),
    ],
)
def test_a_broken_value_is_refused_with_its_place(filled, put, refusal, place, value, line):
    put(filled, place, value)

    assert refusal(filled) == f"{place}: {line}"


@pytest.mark.parametrize(
    ("place", "known"),
    [
        (
            "submissions[0].status",
            "not_started, in_progress, signed_off, returned, under_review, accepted",
        ),
        ("actions[0].status", "not_started, on_track, at_risk, complete, no_longer_needed"),
        ("actions[0].updates[0].status", "not_started, on_track, at_risk, complete, no_longer_needed"),
    ],
)
def test_an_unknown_status_is_refused_with_those_there_are(filled, put, refusal, place, known):
    put(filled, place, "overdue")

    assert refusal(filled) == f"{place}: 'overdue' is not known here; write one of {known}"


def test_an_unknown_key_is_quoted_on_one_line(filled, refusal):
    filled["board"]["a\nb"] = "x"

    assert refusal(filled) == r"board.'a\nb': is not a key that can stand here; those are name, short_name"


def test_a_key_that_stands_twice_is_refused_with_its_place(filled, refusal):
    text = b'{"format": "s11-audit/1", "board": {"name": "a", "short_name": "b", "name": "c"}}'

    assert refusal(text) == "board.name: this key stands twice"


def test_a_long_wrong_value_is_quoted_in_part(filled, put, refusal):
    put(filled, "actions[0].kind", "=cmd|' /C calc'!A0\n" * 2000)

    assert len(refusal(filled)) < 150


def test_a_byte_order_mark_is_taken(filled, read, slough):
    assert read(b"\xef\xbb\xbf" + slough) == read(slough)


@pytest.mark.parametrize("typed", ["31/09/16", "2016-09-31", "Ongoing", "tbc", " 2016-09-30", "2016-9-30"])
def test_a_due_that_is_no_date_is_kept_to_the_letter(filled, put, read, typed):
    put(filled, "actions[0].due", typed)

    assert read(filled).actions[0].due == Words(typed)


def test_a_due_that_is_a_date_is_one(filled, put, read):
    put(filled, "actions[0].due", "2016-09-30")

    assert read(filled).actions[0].due == date(2016, 9, 30)


@pytest.mark.parametrize("typed", [None, "", "  ", "LEFT OUT"])
def test_a_due_with_nothing_in_it_is_none(filled, put, read, typed):
    put(filled, "actions[0].due", typed)

    assert read(filled).actions[0].due is None


@pytest.mark.parametrize("place", ["board.short_name", "submissions[0].answers[0].evidence", "actions"])
def test_a_key_that_may_be_left_out_may_be_null_too(filled, put, read, place):
    put(filled, place, None)
    as_null = read(filled)
    put(filled, place, "LEFT OUT")

    assert read(filled) == as_null


def test_keys_that_may_be_left_out_read_as_nothing(filled, read):
    filled["submissions"] = [{"directorate": "housing", "status": "accepted"}]
    filled["actions"] = [{"number": 1, "standard": "1", "kind": "action", "text": "t", "status": "at_risk"}]

    audit = read(filled)

    assert (audit.submissions[0].signed_off_on, audit.submissions[0].answers) == (None, ())
    assert (audit.actions[0].directorate, audit.actions[0].due, audit.actions[0].updates) == (None, None, ())


@pytest.mark.parametrize(
    "typed",
    [
        "<img src=x onerror=alert(1)>",
        "=cmd|' /C calc'!A0",
        "👩‍👧 \u202eשלום",
        "line\nline\ttab",
        "x" * 40_000,
        " ",
    ],
)
def test_typed_text_is_kept_to_the_letter(filled, put, read, typed):
    put(filled, f"{ANSWER}.narrative", typed)

    assert read(filled).submissions[0].answers[0].narrative == typed


def test_a_path_is_refused_before_it_is_read_where_there_is_no_fitting_file(tmp_path):
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(200_000_000)

    for path, why in [
        (tmp_path, "this is a folder, not a file"),
        (tmp_path / "no.json", "there is no such file"),
        (huge, "the file is too large; the limit is 50 MB"),
    ]:
        with pytest.raises(AuditRefused) as refused:
            read_audit_path(path, lambda ref: None)
        assert str(refused.value) == f"{path}: {why}"
