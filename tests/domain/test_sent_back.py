"""Once sent back, only what was sent back can be missing."""

from s11.domain.audit import Answer
from s11.domain.completeness import gaps_of_submission
from s11.domain.sent_back import any_sent_back, gaps_to_close
from standards.reading import read_framework
from tests.conftest import FRAMEWORK

SMALL = read_framework(FRAMEWORK, "small.yaml")
ANSWERS = {"1.1": Answer("1.1", sent_back="Which audit?"), "2.1": Answer("2.1")}
GAPS = gaps_of_submission(SMALL, ANSWERS, {})


def test_a_criterion_that_was_sent_back_opens_its_standards_rating_too():
    assert [any_sent_back(standard, ANSWERS) for standard in SMALL.standards] == [True, False]


def test_once_sent_back_the_rest_keeps_nobody_from_signing():
    left = gaps_to_close(SMALL, "returned", GAPS, ANSWERS)

    assert [(gap.standard, gap.criterion) for gap in left] == [("1", "1.1"), ("1", None)]


def test_before_that_everything_counts():
    assert gaps_to_close(SMALL, "in_progress", GAPS, ANSWERS) == GAPS
