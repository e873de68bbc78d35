"""The supporting information of the committee paper: the audit, its ratings, the plan and its progress."""

from collections.abc import Iterator, Sequence
from itertools import count as counting

from reportlab.platypus import Flowable

from reports.blocks import part, section
from reports.board_bars import board_bars
from reports.board_ratings import rated, ratings_in_words, ratings_table
from reports.charts import quarters
from reports.contents import PlanAction, PlanStandard, PositionLine, ScrutinyContents
from reports.lines import Span
from reports.numbered import for_the_author, numbered, points_under
from reports.position_table import position_in_one_line
from reports.scrutiny_words import overdue, say_numbers, short_name, undated, without_lead
from reports.table import Column, Table
from reports.text import Words
from reports.words import count, day, listed

Told = Sequence[Words | Flowable]
PLANNED = (
    Column("Standard", 84),
    Column("Entries", 16, number=True),
    Column("Complete", 18, number=True),
    Column("Overdue", 17, number=True),
    Column("No lead officer", 18, number=True),
    Column("No date", 15, number=True),
)


def findings(number: int, contents: ScrutinyContents, entries: Sequence[PlanAction]) -> list[Flowable]:
    """Make the section, its paragraphs numbered through all its headings."""
    numbers = counting(1)
    told: tuple[tuple[str, Told], ...] = (
        ("How the audit was done", list(_audit(contents))),
        ("How the board rated the standards", list(_ratings(contents))),
        ("What the action plan says", list(_plan(contents, entries))),
        ("Progress", list(_progress(contents))),
        ("What happens next", list(_next_steps(contents))),
    )
    first, *more = [section(name, numbered(number, numbers, said)) for name, said in told]
    heading = f"{number}. Supporting information"
    return [*part(heading, first), *(flowable for made in more for flowable in made)]


def _audit(contents: ScrutinyContents) -> Iterator[Words | Flowable]:
    heading = contents.heading
    yield (
        "The Act asks for arrangements and not for an audit: this audit is how "
        f"{heading.board} seeks assurance that they are in place."
    )
    asked = f"{count(contents.criteria, 'criterion', 'criteria')} under {count(len(contents.ratings), 'standard')}"
    ran = "ran" if contents.closes < heading.as_at else "runs"
    yield (
        f"The audit {ran} from {day(contents.opens)} to {day(contents.closes)}. It covers {asked} "
        f"({heading.framework}):"
    )
    yield from points_under(f"Standard {each.id}: {each.title}" for each in contents.ratings)
    if contents.asked:
        yield f"It asked {count(len(contents.asked), 'directorate')}: {listed(contents.asked)}."
    else:
        yield "It asked no directorate."
    yield _accepted(contents)


def _accepted(contents: ScrutinyContents) -> str:
    done, whole = len(contents.accepted), len(contents.asked)
    if not done:
        return f"{contents.heading.board} has not accepted a return in this audit, so there is no rating to report."
    opening = f"Each answered for itself. {contents.heading.board} has reviewed and accepted "
    if done == whole:
        return f"{opening}{'every return' if whole > 1 else 'its return'}."
    waiting = [name for name in contents.asked if name not in contents.accepted]
    return f"{opening}{done} of {count(whole, 'return')}. Not accepted so far: {listed(waiting)}."


def _ratings(contents: ScrutinyContents) -> Iterator[Words | Flowable]:
    if not contents.accepted:
        yield "There is no accepted rating. None is published before the board has accepted the return."
        return
    yield "The board rates each standard in each return, with a rating from this scale:"
    yield from points_under([Span(r.label, "bold"), f": {r.meaning}"] for r in contents.scale.ratings)
    yield from ratings_in_words(contents)
    if rated(contents.ratings):
        yield from board_bars(contents.ratings)
        yield ratings_table(contents.ratings)


def _plan(contents: ScrutinyContents, entries: Sequence[PlanAction]) -> Iterator[Words | Flowable]:
    if not entries:
        yield "There is no action plan yet."
        return
    reviews = sum(entry.needs_nothing for entry in entries)
    kept = f" and {count(reviews, 'entry that needs', 'entries that need')} no action" if reviews else ""
    yield f"The plan has {count(contents.position.actions, 'action')}{kept}. Appendix A prints it in full."
    yield position_in_one_line(PositionLine("The plan", contents.position, None))
    yield _flag(overdue(entries), "is overdue", "are overdue", "No entry is overdue")
    yield _flag(
        without_lead(entries),
        "has no lead officer",
        "have no lead officer",
        "Every open entry has a lead officer",
    )
    yield _flag(undated(entries), "has no date", "have no date", "Every open entry has a date")
    yield Table(PLANNED, [_planned(standard) for standard in contents.plan])


def _flag(numbers: Sequence[int], one: str, many: str, none: str) -> str:
    if not numbers:
        return f"{none}."
    said = one if len(numbers) == 1 else many
    return f"{count(len(numbers), 'entry', 'entries')} {said}: {say_numbers(numbers)}."


def _planned(standard: PlanStandard) -> list[str]:
    entries = standard.actions
    complete = sum(entry.status == "complete" for entry in entries)
    numbers = (len(entries), complete, *(len(found(entries)) for found in (overdue, without_lead, undated)))
    return [short_name(standard.id, standard.title), *map(str, numbers)]


def _progress(contents: ScrutinyContents) -> Iterator[Words | Flowable]:
    if not contents.quarters:
        yield "There is no action plan yet, so there is no progress to report."
        return
    moved = contents.progress
    told = (
        (moved.new, "came into the plan"),
        (moved.completed, "was completed", "were completed"),
        (moved.moved_later, "has a later date than then", "have a later date than then"),
    )
    said = [_happened(*each) for each in told if each[0]]
    since = f"Since {day(moved.since)}, six months before this report, "
    yield f"{since}{listed(said)}." if said else f"{since}no entry came in, was completed or was put off."
    if len(contents.quarters) == 1:
        yield f"There are no earlier figures to set beside those of {day(contents.quarters[0].day)}."
    elif len({each.position for each in contents.quarters}) == 1:
        yield f"The numbers have not changed since {day(contents.quarters[0].day)}."
    else:
        yield "The actions at the end of past quarters, six at most, and on the day of this report:"
        yield from quarters(contents.quarters)


def _happened(numbers: Sequence[int], one: str, many: str = "") -> str:
    entries = count(len(numbers), "entry", "entries")
    return f"{entries} {one if len(numbers) == 1 else many or one} ({say_numbers(numbers)})"


def _next_steps(contents: ScrutinyContents) -> Iterator[Words]:
    if contents.next_audit:
        tense = "is" if contents.next_audit > contents.heading.as_at else "was"
        yield f"The next audit {tense} due to open on {day(contents.next_audit)}."
    yield for_the_author("how the plan is followed from here, and when the Panel hears of it again")


def conclusion(contents: ScrutinyContents) -> list[Words]:
    """Say once more what was found, in numbers, and judge nothing."""
    asked = count(len(contents.asked), "directorate")
    audit = f"The audit asked {asked}; the board has accepted {count(len(contents.accepted), 'return')}."
    told: list[Words] = [audit, *ratings_in_words(contents)[:1]]
    now = contents.position
    if any(standard.actions for standard in contents.plan):
        told.append(
            f"Of {count(now.actions, 'action')}, {now.complete or 'none'} "
            f"{'is' if now.complete == 1 else 'are'} complete. "
            f"{count(now.overdue, 'entry', 'entries').capitalize()} "
            f"{'is' if now.overdue == 1 else 'are'} overdue; {now.no_lead or 'none'} without a lead officer."
        )
    else:
        told.append("There is no action plan yet.")
    return told
