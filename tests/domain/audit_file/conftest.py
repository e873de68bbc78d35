"""An audit file with something under every key, as JSON values to break, and how to read it."""

import copy
import json
import re
from pathlib import Path

import pytest

from s11.domain.audit_file import AuditRefused, read_audit
from standards.library import library

SLOUGH = Path(__file__).with_name("slough-2015.audit.json")

FILLED = {
    "format": "s11-audit/1",
    "board": {"name": "Board of Elm", "short_name": "EB"},
    "organisation": {"name": "Elm Council", "short_name": ""},
    "framework": {"id": "s11-2015", "version": "1"},
    "cycle": {
        "ref": "elm-2024",
        "title": "Audit 2024",
        "opens": "2024-01-01",
        "closes": "2024-03-31",
        "repeat_months": None,
    },
    "directorates": [
        {"ref": "housing", "name": "Housing", "more_time_until": "2024-04-14"},
        {"ref": "leisure", "name": "Leisure"},
    ],
    "submissions": [
        {
            "directorate": "housing",
            "status": "accepted",
            "signed_off_by": "Director of Housing",
            "signed_off_on": "2024-03-28",
            "answers": [
                {
                    "criterion": "1.1",
                    "rating": "amber",
                    "narrative": "A lead is named",
                    "how_known": "Asked ten staff",
                    "impact": "Sooner help",
                    "na_reason": "",
                    "evidence": [
                        {
                            "title": "Policy",
                            "reference": "intranet",
                            "dated": "2023-06-01",
                            "file": {
                                "name": "policy.pdf",
                                "media_type": "application/pdf",
                                "size": 1234,
                                "sha256": "ab" * 32,
                            },
                        }
                    ],
                    "proposed_action": {
                        "text": "Name a deputy",
                        "lead": "Head of Housing",
                        "due": "tbc",
                        "success_measure": "A deputy is named",
                    },
                    "sent_back": "Who stands in?",
                },
                {
                    "criterion": "1.5",
                    "rating": "na",
                    "narrative": "",
                    "how_known": "",
                    "impact": "",
                    "na_reason": "Buys nothing",
                    "evidence": [],
                },
            ],
            "standards": [
                {
                    "standard": "1",
                    "self_rating": "amber",
                    "board_rating": "red",
                    "board_reason": "No deputy",
                    "strengths": "Open",
                    "challenge": "When?",
                    "reply": "Soon",
                    "self_reason": "The worst of five",
                    "evidence_wanted": "The role description",
                }
            ],
            "feedback_issued_on": "2024-05-01",
            "feedback_contact": "board@example.org",
        }
    ],
    "actions": [
        {
            "number": 1,
            "standard": "1",
            "directorate": "housing",
            "kind": "action",
            "text": "Name a deputy",
            "lead": None,
            "due": "31/09/16",
            "success_measure": None,
            "status": "on_track",
            "sources": ["housing 1.1"],
            "updates": [
                {"on": "2024-06-01", "status": "on_track", "due": "2024-09-30", "text": "Begun", "by": "Head"}
            ],
        },
        {
            "number": 2,
            "standard": "6",
            "directorate": None,
            "kind": "no_action",
            "text": "Nothing needed",
            "lead": None,
            "due": None,
            "success_measure": None,
            "status": "not_started",
            "sources": [],
            "updates": [],
        },
    ],
}


def framework_of(ref):
    return next((each for each in library() if (each.id, each.version) == (ref.id, ref.version)), None)


@pytest.fixture
def filled():
    return copy.deepcopy(FILLED)


@pytest.fixture
def slough():
    return SLOUGH.read_bytes()


@pytest.fixture
def read():
    """Read bytes, or JSON values, as the file `elm.json`."""

    def read(values):
        text = values if isinstance(values, bytes) else json.dumps(values).encode()
        return read_audit(text, "elm.json", framework_of)

    return read


@pytest.fixture
def refusal(read):
    """Return the one line that refuses bytes, or JSON values."""

    def refusal(values):
        with pytest.raises(AuditRefused) as refused:
            read(values)
        line = str(refused.value)
        assert line.splitlines() == [line]
        return line.removeprefix("elm.json: ")

    return refusal


@pytest.fixture
def put():
    """Put a value at a place, as in `put(values, "actions[0].due", "tbc")`; LEFT OUT takes the key away."""

    def put(values, place, value):
        *way, last = [int(step) if step.isdigit() else step for step in re.findall(r"[^][.]+", place)]
        for step in way:
            values = values[step]
        if value == "LEFT OUT":
            del values[last]
        else:
            values[last] = value

    return put
