"""What else a decision touches, as committee papers ask: money, risk, law, equalities and staff."""

from collections.abc import Sequence
from itertools import count as counting

from reportlab.platypus import Flowable

from reports.blocks import part, section
from reports.contents import PlanAction, ScrutinyContents
from reports.numbered import for_the_author, numbered
from reports.text import Words
from reports.words import count

LEGAL = (
    "Section 11 of the Children Act 2004 puts a duty on the bodies that it names, local authorities among "
    "them: to have arrangements which ensure that their own functions, and the services that others provide "
    "for them, are carried out with regard to the need to safeguard children and to promote their welfare."
)


def implications(number: int, contents: ScrutinyContents, entries: Sequence[PlanAction]) -> list[Flowable]:
    """Say of each implication what is known, and leave the rest to who must answer for it."""
    numbers = counting(1)
    told: tuple[tuple[str, list[Words]], ...] = (
        (
            "(a) Financial",
            [
                [
                    "The action plan does not record what its actions cost. ",
                    for_the_author("what the actions cost, or none"),
                ]
            ],
        ),
        ("(b) Risk management", [_risk(contents, entries)]),
        (
            "(c) Human rights and other legal implications",
            [LEGAL, for_the_author("comments of the legal service, and on the Human Rights Act 1998")],
        ),
        (
            "(d) Equalities",
            [
                [
                    "Neither the audit nor the plan records an equality impact assessment. ",
                    for_the_author("whether one is needed, and why"),
                ]
            ],
        ),
        ("(e) Workforce", [_workforce(entries)]),
    )
    first, *more = [section(name, numbered(number, numbers, words)) for name, words in told]
    return [*part(f"{number}. Other implications", first), *(flowable for made in more for flowable in made)]


def _risk(contents: ScrutinyContents, entries: Sequence[PlanAction]) -> Words:
    now = contents.position
    if not entries:
        return ["There is no action plan yet. ", for_the_author("the risks of this, and what lessens them")]
    said = (
        f"Of the plan, {count(now.overdue, 'entry', 'entries')} "
        f"{'is' if now.overdue == 1 else 'are'} overdue, {now.at_risk or 'none'} at risk, "
        f"{now.no_lead or 'none'} without a lead officer and {now.no_date or 'none'} without a date. "
    )
    return [said, for_the_author("the risks of this, and what lessens them")]


def _workforce(entries: Sequence[PlanAction]) -> Words:
    leads = {entry.lead.strip() for entry in entries if entry.lead and entry.lead.strip()}
    said = f"The plan names {count(len(leads), 'lead officer')}. "
    return [said, for_the_author("what staff time and training the actions take, or none")]
