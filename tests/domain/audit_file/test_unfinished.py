from dataclasses import replace

import pytest

from s11.domain.audit import Answer, Submission
from s11.domain.audit_file import AuditRefused, in_order, read_audit, write_audit
from standards.reading import read_framework
from tests.conftest import FRAMEWORK, small_audit

SMALL = read_framework(FRAMEWORK, "small")


def file_with(answer):
    audit = small_audit(submissions=(Submission("housing", "in_progress", answers=(answer,)),))
    return write_audit(in_order(audit, SMALL))


def read(text):
    return read_audit(text, "audit.json", lambda _: SMALL).submissions[0].answers[0]


def test_a_rating_whose_reason_is_still_to_be_written_travels_and_is_not_an_answer():
    answer = read(file_with(Answer("1.1", "na", "Half written")))

    assert answer == replace(Answer("1.1", None, "Half written"), unfinished_rating="na")


def test_a_rating_with_its_reason_travels_as_it_is():
    answer = read(file_with(Answer("1.1", "na", na_reason="We have no children's services")))

    assert (answer.rating, answer.unfinished_rating) == ("na", "")


def test_an_unfinished_rating_beside_a_rating_is_refused():
    text = file_with(Answer("1.1", "na")).replace(b'"rating": null', b'"rating": "red"')

    with pytest.raises(AuditRefused, match=r"answers\[0\]\.unfinished_rating: stands beside a rating"):
        read(text)
