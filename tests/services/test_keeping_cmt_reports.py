import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from traceback import format_exception

import pytest

from reports.contents import CmtContents
from s11.domain.refusals import Refused
from s11.services.reporting.keeping import BYTES, DATE, FORMAT, read, written
from tests.reports.samples import HEADING, action, cmt_contents, plan

DAY = date(2026, 3, 31)
HOSTILE = (
    "2026-01-01", "2026-01-01T00:00:00", "0", "-1", "1735689600", "true", "null", "None", "NaN", "", " ", "\n",
    f'{{"{DATE}": "2026-01-01"}}', f'{{"{BYTES}": ""}}', DATE, '"', "\\", "\\u0000", "\x00\x07\x7f", "\u2028\u2029",
    "\ufeff\u200f", "سلام", "ਸਤ", "😀", "a < b <b>x", "{{ 7 * 7 }}", "%s {0}", "=1+1", "'; --", "x" * 40_000,
)  # fmt: skip


def with_words(words):
    """Contents with these words wherever somebody types."""
    lines = tuple(
        replace(line, text=words, lead=words, due=words, success_measure=words, sources=(words, words))
        for line in (action(1, key=7), action(2, key=8, directorate=words))
    )
    standards = (replace(plan()[0], title=words, actions=lines), *plan()[1:])
    return cmt_contents(heading=replace(HEADING, cycle=words), plan=standards, decisions=(words, ""))


@pytest.mark.parametrize("words", HOSTILE)
def test_contents_come_back_exactly_as_they_were_whatever_was_typed(words):
    contents = with_words(words)

    back = read(written(contents), DAY)

    assert back == contents
    assert same_kinds(back, contents)


@pytest.mark.parametrize("due", [DAY, str(DAY), DAY.isoformat() + " ", None, ""])
def test_a_date_stays_a_date_and_words_stay_words(due):
    line = action(1, due=due)
    contents = cmt_contents(plan=(replace(plan()[0], actions=(line,)),))

    [back] = read(written(contents), DAY).plan[0].actions

    assert (back.due, type(back.due)) == (due, type(due))


def test_ratings_keep_their_place_and_what_was_not_rated_its_none():
    contents = cmt_contents()

    [first, *_] = read(written(contents), DAY).ratings

    assert first.self_ratings == contents.ratings[0].self_ratings
    assert first.self_ratings[-1][0] is None


def test_the_same_contents_are_written_the_same():
    assert written(cmt_contents()) == written(read(written(cmt_contents()), DAY))


def test_what_a_later_release_added_has_its_default_in_an_older_report():
    kept = json.loads(written(cmt_contents()))
    del kept["contents"]["quarters"]
    kept["contents"]["not_known_any_more"] = 1

    assert read(json.dumps(kept), DAY) == cmt_contents(quarters=())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"format": "s11-cmt-contents/9", "contents": {}}', f"does not know .*{FORMAT} is known"),
        ('{"format": "s11-cmt-contents/1", "contents": {"heading": "SECRET"}}', "cannot be read any more"),
        ('{"format": "s11-cmt-contents/1"}', "cannot be read any more"),
        ('{"contents": {"$date": "SECRET"}}', "cannot be read any more"),
        ("{}", "cannot be read any more"),
        ("[]", "cannot be read any more"),
        ("SECRET", "cannot be read any more"),
        ("", "cannot be read any more"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_that_quote_nothing(text, why):
    with pytest.raises(Refused, match=why) as refusal:
        read(text, DAY)

    assert "SECRET" not in str(refusal.value)
    assert "SECRET" not in "".join(format_exception(refusal.value))


def test_what_has_no_place_in_a_report_is_not_kept_by_halves():
    with pytest.raises(TypeError, match="cannot keep a timedelta"):
        written(cmt_contents(decisions=(timedelta(1),)))


def same_kinds(one, other):
    """Tell whether two values are alike down to the kind of each part: a date and its words are not."""
    if type(one) is not type(other):
        return False
    if is_dataclass(one):
        return all(same_kinds(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same_kinds, one, other))
    return one == other


def test_the_sample_has_something_in_every_field():
    contents = cmt_contents()

    assert all(getattr(contents, f.name) for f in fields(CmtContents) if f.name != "is_first")
