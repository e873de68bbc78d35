"""What was measured about the audit itself, so that the next one can go better."""

from reportlab.platypus import Flowable

from reports.contents import AuditFacts, OverviewContents
from reports.table import Column, Table
from reports.text import Text

COLUMNS = (Column("What was measured", 124), Column("How many", 24, number=True))
OPENING = (
    "Measured in what has been signed off. Whether a return was late is told by its last sign-off; only the last "
    "round of sending back is kept."
)


def lessons(contents: OverviewContents) -> list[Flowable]:
    """Print the facts; what they teach is for the board to say."""
    if not contents.facts.asked:
        return [Text("Nobody was asked, so nothing was measured.")]
    return [Text(OPENING), Table(COLUMNS, _lines(contents.facts))]


def _lines(facts: AuditFacts) -> list[tuple[str, str]]:
    otherwise = _of(facts.ratings_changed, facts.standards_rated)
    waiting = _of(facts.challenges_without_reply, facts.challenges)
    return [
        ("Directorates that had signed off by the day of this paper", _of(facts.signed_off, facts.asked)),
        ("Returns signed off after the last day to answer", _of(facts.late, facts.signed_off)),
        ("Returns signed off again after it, because the board had sent them back", str(facts.signed_again)),
        ("Directorates that were given more time", _of(facts.more_time, facts.asked)),
        ("Returns that were sent back", _of(facts.sent_back, facts.signed_off)),
        ("Criteria in them that were sent back", str(facts.criteria_sent_back)),
        ("Standards that the board rated otherwise, where both gave a rating", otherwise),
        ("Of these, rated worse by the board", str(facts.board_rated_worse)),
        ("Of these, rated better by the board", str(facts.board_rated_better)),
        ("Criteria that were not answered", _of(facts.not_answered, facts.answers_asked)),
        ("Pieces of evidence without a date", _of(facts.evidence_without_date, facts.evidence)),
        ("Challenges without a reply, in feedback that was issued", waiting),
    ]  # fmt: skip


def _of(number: int, whole: int) -> str:
    return f"{number} of {whole}"
