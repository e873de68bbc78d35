"""A directorate's return as sheets: a row a criterion, a piece of evidence, a standard."""

from datetime import datetime

import pytest

from reports.sheets.csv import csv
from reports.sheets.submission import submission
from tests.reports.samples import HOW_KNOWN, IMPACT, NARRATIVE, answer, submission_contents
from tests.reports.sheets.reading import lines, records, rows, workbook
from tests.reports.test_typed_text import one_answer


@pytest.fixture(scope="module")
def made():
    return workbook(submission(submission_contents()))


def test_each_criterion_is_a_row_with_every_text(made):
    first, second, third, fourth, *others = records(made["Criteria"])

    assert len(others) == 7
    assert (first["Criterion"], first["Rating"], first["Pieces of evidence"]) == ("1.1", "Green", 1)
    assert (first["What is in place"], first["How we know it works"]) == (NARRATIVE, HOW_KNOWN)
    assert first["What changed for children, and what they told us"] == IMPACT
    assert (second["Proposed action"], second["Lead officer"]) == (
        "Write the clause into every contract", "Asha Patel",
    )  # fmt: skip
    assert (second["Due date"], second["Due, where it is no date"]) == (None, "31/09/16")
    assert second["Sent back by the board, because"] == "Which contracts?"
    assert third["Why it does not apply"] == "No schools."
    assert (fourth["Rating"], fourth["Due, where it is no date"]) == ("Not answered", None)


def test_the_number_of_a_criterion_is_text_so_that_ten_is_not_one():
    made = workbook(submission(submission_contents(standards=one_answer(answer("1.10")))))

    assert made["Criteria"]["A2"].value == "1.10" and made["Criteria"]["A2"].data_type == "s"


def test_each_piece_of_evidence_is_a_row(made):
    first, *_ = records(made["Evidence"])

    assert first == {
        "Criterion": "1.1",
        "Evidence": "Housing safeguarding policy",
        "Reference": "intranet, policy 14",
        "Dated": datetime(2025, 6, 1),
        "File": "policy.pdf",
    }


def test_each_standard_is_a_row_with_both_ratings(made):
    first, second, *_ = records(made["Standards"])

    assert (first["Criteria answered"], first["Criteria asked"]) == (3, 4)
    assert (first["Own rating"], first["The board's rating"]) == ("Amber", "Not rated")
    assert second["The board's rating"] == "Green"


def test_it_says_who_signed_off_and_when():
    signed = dict(rows(workbook(submission(submission_contents()))["About"]))
    unsigned = submission(submission_contents(signed_off_by=None, signed_off_on=None))

    assert (signed["Directorate"], signed["Signed off by"]) == ("Housing", "Dana Whitfield")
    assert signed["Signed off on"] == datetime(2026, 1, 30)
    assert dict(rows(workbook(unsigned)["About"]))["Signed off on"] == "Not signed off"


def test_the_csv_is_the_criteria():
    head, first, *_ = lines(submission(submission_contents(), csv))

    assert (head[0], first[0], len(head)) == ("Criterion", "1.1", 16)
