"""What was measured about an audit itself, a row a number."""

from collections.abc import Mapping

from reports.contents.overview import AuditFacts
from reports.sheets.sheet import Column, Sheet

COLUMNS = (Column("About the audit itself", 70), Column("Number", 12))
WORDS: Mapping[str, str] = {
    "asked": "Directorates asked",
    "signed_off": "Returns signed off",
    "accepted": "Returns accepted by the board",
    "late": "Returns signed off late",
    "signed_again": "Returns signed off again",
    "more_time": "Directorates given more time",
    "open": "Returns not signed off, still open",
    "missing": "Returns not signed off, last day is over",
    "sent_back": "Returns with criteria sent back in the last round",
    "criteria_sent_back": "Criteria sent back in the last round",
    "standards_rated": "Standards rated by both the directorate and the board",
    "ratings_changed": "Of these, the board rated otherwise",
    "board_rated_worse": "Of these, the board rated worse",
    "board_rated_better": "Of these, the board rated better",
    "answers_asked": "Answers asked for",
    "not_answered": "Answers not given",
    "evidence": "Pieces of evidence",
    "evidence_without_date": "Pieces of evidence without a date",
    "challenges": "Challenges by the board",
    "challenges_without_reply": "Challenges without a reply",
}


def audit_facts(facts: AuditFacts) -> Sheet:
    """List the numbers, each with its words."""
    return Sheet(
        "The audit itself", COLUMNS, tuple((words, getattr(facts, name)) for name, words in WORDS.items())
    )
