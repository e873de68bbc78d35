"""The council's committee paper to the scrutiny panel: an officer edits it lightly and publishes it.

What only the council can know is left to its author in a marked line, and never made up.
"""

from collections.abc import Sequence
from itertools import count as counting

from reportlab.platypus import Flowable

from reports.blocks import part, section, title
from reports.contents import PlanAction, ScrutinyContents
from reports.contents_list import contents_list
from reports.lines import Span
from reports.numbered import for_the_author, numbered
from reports.page import Writer, build
from reports.plan_table import plan_by_standard
from reports.scrutiny_findings import conclusion, findings
from reports.scrutiny_implications import implications
from reports.scrutiny_words import overdue, say_numbers, undated, without_lead
from reports.text import Text, Words
from reports.words import count, day

MOST_ENTRIES_WITHOUT_A_LIST = 60  # of the plan, which the paper prints in full


def scrutiny(contents: ScrutinyContents, write: Writer = build) -> bytes:
    """Print the paper as a PDF, or as what `write` makes of it."""
    name = f"Report to the scrutiny panel: {contents.heading.cycle}"
    entries = [action for standard in contents.plan for action in standard.actions]
    opening = title(name, f"{contents.heading.organisation}. Figures as at {day(contents.heading.as_at)}.")
    body = [
        *_numbered_part(1, "Purpose of the report", _purpose(contents)),
        *_recommendations(contents, entries),
        *_numbered_part(3, "Corporate priorities", _priorities()),
        *implications(4, contents, entries),
        *findings(5, contents, entries),
        *_numbered_part(6, "Comments of other committees", _comments(contents)),
        *_numbered_part(7, "Conclusion", conclusion(contents)),
        *_numbered_part(8, "Appendices attached", ["A: The action plan, standard by standard."]),
        *_numbered_part(9, "Background papers", _background(contents)),
        *_appendix(contents, entries),
    ]
    listed = contents_list(body) if len(entries) > MOST_ENTRIES_WITHOUT_A_LIST else []
    return write(contents.heading, name, [*opening, *_addressed(), *listed, *body])


def _numbered_part(number: int, heading: str, told: Sequence[Words]) -> list[Flowable]:
    return part(f"{number}. {heading}", numbered(number, counting(1), told))


def _addressed() -> list[Flowable]:
    """Leave the head of a committee paper to its author, but for what follows from the audit."""
    lines: tuple[tuple[str, str | Span], ...] = (
        ("Report to", for_the_author("the name of the panel")),
        ("Date", for_the_author("the date of the meeting")),
        ("Contact officer", for_the_author("name, post and telephone number, for all enquiries")),
        ("Wards", "All"),
    )
    said: list[Words] = [[Span(f"{label}: ", "bold"), words] for label, words in lines]
    said.append([Span("Part I", "bold"), ". For comment and consideration."])
    return [Text(words) for words in said]


def _purpose(contents: ScrutinyContents) -> list[Words]:
    heading = contents.heading
    return [
        f"This report tells the Panel what the {_as_named(heading.cycle)} found about the arrangements of "
        f"{heading.organisation} under section 11 of the Children Act 2004, and how the action plan that "
        f"follows from it stands on {day(heading.as_at)}."
    ]


def _as_named(cycle: str) -> str:
    """Name the audit in a sentence: most titles say that it is one."""
    return cycle if "audit" in cycle.casefold() else f"audit “{cycle}”"


def _recommendations(contents: ScrutinyContents, entries: Sequence[PlanAction]) -> list[Flowable]:
    asked: list[Words] = []
    if contents.accepted:
        asked.append(f"note the ratings that {contents.heading.board} accepted (section 5);")
    asked.append("consider and comment on the action plan (Appendix A);")
    if late := overdue(entries):
        asked.append(
            f"ask what will be done, and by when, about what is overdue in the plan: {say_numbers(late)};"
        )
    if nobodys := without_lead(entries):
        asked.append(f"ask who will lead what has no lead officer: {say_numbers(nobodys)};")
    if never := undated(entries):
        asked.append(f"ask for a date for what has none: {say_numbers(never)};")
    asked.append(["decide when it looks at progress again. ", for_the_author("propose a month")])
    opening = Text("The Panel is requested to:")
    return part("2. Recommendations", [opening, *numbered(2, counting(1), asked)])


def _priorities() -> list[Words]:
    return [
        for_the_author(
            "name the priorities of the joint wellbeing strategy, and what the needs assessment says, that "
            "safeguarding children serves"
        ),
        for_the_author("name the outcomes of the corporate plan that it serves"),
    ]


def _comments(contents: ScrutinyContents) -> list[Words]:
    told: list[Words] = []
    if contents.accepted:
        told.append(
            f"{contents.heading.board} reviewed and accepted "
            f"{count(len(contents.accepted), 'return')}; section 5 tells how it rated them."
        )
    told.append(for_the_author("what the corporate management team and other committees said, and when"))
    return told


def _background(contents: ScrutinyContents) -> list[Words]:
    return [
        f"The framework of the audit: {contents.heading.framework}.",
        for_the_author("other papers that this report relies on, or take this line out"),
    ]


def _appendix(contents: ScrutinyContents, entries: Sequence[PlanAction]) -> list[Flowable]:
    name = "Appendix A: The action plan"
    if not entries:
        return part(name, [Text("There is no action plan yet.")])
    opening = Text(f"The plan as it stood on {day(contents.heading.as_at)}.")
    return part(name, plan_by_standard(contents.plan, section), opening=[opening])
