"""The board's feedback to one directorate: page one says it all, then comes a part a standard."""

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable

from reports.blocks import both_ratings, labelled, part, points, section, title
from reports.chip import rating_chip
from reports.contents import FeedbackContents, FeedbackCriterion, FeedbackStandard, PlanAction
from reports.lines import Span
from reports.page import Writer, build
from reports.plan_table import actions_or_sentence, standard_name
from reports.stack import Headed
from reports.style import CELL, CELL_SMALL, LEAD
from reports.table import Column, Table
from reports.text import Text, Words
from reports.words import count, day, due, listed, missing, short
from standards.framework import Rating

GLANCE = (Column("Standard", 96), Column("Your rating", 32), Column("The board's rating", 32))
CRITERIA = (Column("No.", 9), Column("Criterion", 120), Column("Your rating", 32))
NO_REPLY = missing("no reply yet")
FEW = 3


def feedback(contents: FeedbackContents, write: Writer = build) -> bytes:
    """Print the feedback as a PDF, or as what `write` makes of it."""
    heading = contents.heading
    draft = contents.issued_on is None
    name = f"{'Draft feedback' if draft else 'Feedback'} to {contents.directorate}: {heading.cycle}"
    story = [*_opening(contents, name), *_at_a_glance(contents)]
    for standard in contents.standards if _was_sent(contents) else ():
        story += _standard(standard, draft)
    story += part("Actions", [actions_or_sentence(contents.actions, "No action is asked of you.")])
    return write(heading, name, [*story, *_next_steps(contents)])


def _opening(contents: FeedbackContents, name: str) -> list[Flowable]:
    heading = contents.heading
    if contents.issued_on:
        below = f"From {heading.board}. Issued on {day(contents.issued_on)}."
        return [*title(name, below), Text(_thanks(contents), LEAD)]
    draft = Text(missing("Draft, not yet issued."), LEAD)
    return [*title(name, f"From {heading.board}."), draft, Text(_thanks(contents), LEAD)]


def _thanks(contents: FeedbackContents) -> list[str | Span]:
    criteria = sum(len(standard.criteria) for standard in contents.standards)
    asked = f"{count(criteria, 'criterion', 'criteria')} under {count(len(contents.standards), 'standard')}"
    asked += f" of {contents.heading.framework}"
    if not _was_sent(contents):
        unsent = missing(f"{contents.directorate} has not sent its return.")
        return [unsent, f" It asks for answers to {asked}; the board has nothing to review yet."]
    reviewed = "The board reviewed" if _was_reviewed(contents) else "The board has not yet reviewed"
    return [
        f"Thank you for the section 11 return of {contents.directorate}. ",
        *_signed_off(contents),
        f" {reviewed} your answers to {asked}.",
    ]


def _was_sent(contents: FeedbackContents) -> bool:
    """Say whether there is a return: history may lack its sign-off, but not also every answer and review."""
    answered = any(criterion.rating for standard in contents.standards for criterion in standard.criteria)
    return bool(contents.signed_off_by or contents.signed_off_on or answered or _was_reviewed(contents))


def _was_reviewed(contents: FeedbackContents) -> bool:
    return contents.issued_on is not None or any(map(_says_anything, contents.standards))


def _says_anything(standard: FeedbackStandard) -> bool:
    """Say whether the board has rated a standard or written about it."""
    said = (standard.board_reason, standard.strengths, standard.challenge, standard.evidence_wanted)
    sent_back = any(criterion.sent_back.strip() for criterion in standard.criteria)
    return standard.board_rating is not None or sent_back or any(text.strip() for text in said)


def _signed_off(contents: FeedbackContents) -> list[str | Span]:
    if not contents.signed_off_by and not contents.signed_off_on:
        return [missing("It was not signed off.")]
    by = contents.signed_off_by or missing("nobody named")
    on = day(contents.signed_off_on) if contents.signed_off_on else missing("no date")
    return ["It was signed off by ", by, " on ", on, "."]


def _at_a_glance(contents: FeedbackContents) -> list[Flowable]:
    if not contents.standards:
        return part("At a glance", [Text("No standard was reviewed.")])
    if not _was_sent(contents):
        return []
    rows = [
        (standard_name(s.id, s.title), rating_chip(s.self_rating), rating_chip(s.board_rating))
        for s in contents.standards
    ]
    glance = part("At a glance", [Text(_differences(contents.standards)), Table(GLANCE, rows)])
    strengths = points(_strengths(contents)) or [Text("The board has named no strength yet.")]
    return [
        *glance,
        *part("What is strong", strengths),
        *part("What is asked, and by when", _asked(contents.actions)),
    ]


def _differences(standards: Sequence[FeedbackStandard]) -> str:
    differing = [s.id for s in standards if s.board_rating and s.board_rating != s.self_rating]
    unrated = [s.id for s in standards if not s.board_rating]
    if len(unrated) == len(standards):
        return "The board has not rated any standard yet."
    if not differing:
        said = "Where the board has given a rating, it is the same as yours."
    else:
        said = f"The board's rating differs from yours on {_standards(differing)}; each part below says why."
    return said + (f" The board has not rated {_standards(unrated)}." if unrated else "")


def _standards(ids: Sequence[str]) -> str:
    return f"{'standard' if len(ids) == 1 else 'standards'} {listed(ids)}"


def _strengths(contents: FeedbackContents) -> list[Words]:
    """Give the first words of the strengths under the standards that the board rated best."""
    best_first = [*reversed([r.id for r in contents.scale.worst_first if r.counts])]
    strong = [standard for standard in contents.standards if standard.strengths.strip()]
    strong.sort(key=lambda standard: _place(best_first, standard.board_rating))
    return [[Span(f"Standard {s.id}: ", "bold"), short(s.strengths)] for s in strong[:FEW]]


def _place(best_first: Sequence[str], rating: Rating | None) -> int:
    return best_first.index(rating.id) if rating and rating.id in best_first else len(best_first)


def _asked(actions: Sequence[PlanAction]) -> list[Flowable]:
    wanted = [action for action in actions if action.is_open and not action.needs_nothing]
    if not wanted:
        return [Text("No action is asked of you.")]
    soonest = sorted(wanted, key=lambda action: (_when(action), action.number))
    lines = [_ask(action) for action in soonest[:FEW]]
    rest = len(wanted) - FEW
    if rest <= 0:
        return points(lines)
    *first, last = points(lines)
    return [*first, Headed([last, Text(f"And {count(rest, 'more action')}: see Actions, below.")])]


def _ask(action: PlanAction) -> list[str | Span]:
    late: list[str | Span] = [" ", missing("(overdue)")] if action.overdue else []
    return [Span(f"Action {action.number}, ", "bold"), *due(action.due), *late, ": ", short(action.text)]


def _when(action: PlanAction) -> date:
    """Put what has no date last; words say nothing that could be sorted by."""
    return action.due if isinstance(action.due, date) else date.max


def _standard(standard: FeedbackStandard, draft: bool) -> list[Flowable]:
    unsaid = draft and not _says_anything(standard)
    told = [
        *labelled("Your reason", standard.self_reason),
        *([Text("The board has not reviewed this standard yet.")] if unsaid else _review(standard)),
        *section("Your ratings, criterion by criterion", [_criteria(standard.criteria)]),
    ]
    ratings = both_ratings("Your rating", standard.self_rating, standard.board_rating)
    return part(standard_name(standard.id, standard.title), told, opening=[ratings])


def _review(standard: FeedbackStandard) -> list[Flowable]:
    differs = standard.board_rating and standard.board_rating != standard.self_rating
    return [
        *labelled(
            "Why the ratings differ" if differs else "The board's reason",
            standard.board_reason,
            missing("no reason is given") if differs else "",
        ),
        *labelled("What is strong", standard.strengths),
        *labelled("The board's challenge", standard.challenge, "The board has no challenge here."),
        *labelled("Your reply", standard.reply, NO_REPLY if standard.challenge.strip() else ""),
        *labelled("Evidence still wanted", standard.evidence_wanted, "No further evidence is wanted."),
    ]


def _criteria(criteria: Sequence[FeedbackCriterion]) -> Flowable:
    if not criteria:
        return Text("No criterion was asked under this standard.")
    return Table(CRITERIA, [(c.id, _criterion(c), rating_chip(c.rating, "Not answered")) for c in criteria])


def _criterion(criterion: FeedbackCriterion) -> list[Flowable]:
    back = criterion.sent_back
    told = [Text([missing("Sent back: "), back], CELL_SMALL)] if back.strip() else []
    return [Text(criterion.statement, CELL), *told]


def _next_steps(contents: FeedbackContents) -> list[Flowable]:
    contact = contents.contact if contents.contact.strip() else missing("nobody is named")
    steps = [*_wanted_of_you(contents), _next_audit(contents)]
    return [*part("What happens next", points(steps)), *section("Whom to ask", [Text(contact)])]


def _next_audit(contents: FeedbackContents) -> Words:
    when = contents.next_audit
    if when is None:
        return ["The next audit: ", missing("no date is set"), "."]
    opens = "opens" if when >= contents.heading.as_at else "was due to open"
    return f"The next audit {opens} on {day(when)}."


def _wanted_of_you(contents: FeedbackContents) -> list[Words]:
    unanswered = [s.id for s in contents.standards if s.challenge.strip() and not s.reply.strip()]
    evidence = [s.id for s in contents.standards if s.evidence_wanted.strip()]
    back = [c.id for s in contents.standards for c in s.criteria if c.sent_back.strip()]
    bare = [str(action.number) for action in contents.actions if _lacks_lead_or_date(action)]
    steps: list[Words] = [] if _was_sent(contents) else ["Send your return, signed off by the director."]
    if back:
        steps.append(f"Answer again what was sent back: {listed(back)}.")
    if unanswered:
        steps.append(f"Reply to the board's challenge under {_standards(unanswered)}.")
    if evidence:
        steps.append(f"Send the evidence that is still wanted under {_standards(evidence)}.")
    if bare:
        actions = "action" if len(bare) == 1 else "actions"
        steps.append(f"Give a lead officer and a date to {actions} {listed(bare)}.")
    return steps


def _lacks_lead_or_date(action: PlanAction) -> bool:
    return action.lacks_lead or action.lacks_date
