"""What the returns of many directorates have in common, as counts and nothing else."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports.blocks import section
from reports.contents import Counted, OverviewContents
from reports.letters import named
from reports.plan_table import standard_name
from reports.table import Column, Table
from reports.text import Text

MOST = 10


def themes(contents: OverviewContents) -> list[Flowable]:
    """Print the four lists, each the most first."""
    found = contents.themes
    worst = named(found.worst_rating) if found.worst_rating else "the worst"
    criteria = [(f"{line.id}  {line.title}", line) for line in found.worst]
    return [
        *_list(
            f"Criteria most often rated {worst}", "Criterion", criteria, f"No criterion is rated {worst}."
        ),
        *_list(
            "Where the board rated otherwise",
            "Standard",
            _by_standard(found.differing),
            "The board has not rated any standard otherwise than its directorate did.",
        ),
        *_list(
            "Where the board still wants evidence",
            "Standard",
            _by_standard(found.evidence_wanted),
            "The board wants no further evidence.",
        ),
        *_list(
            "Challenges without a reply",
            "Standard",
            _by_standard(found.without_reply),
            "No challenge in feedback that was issued is without a reply.",
        ),
    ]


def _by_standard(lines: Sequence[Counted]) -> list[tuple[str, Counted]]:
    return [(standard_name(line.id, line.title), line) for line in lines]


def _list(heading: str, what: str, lines: Sequence[tuple[str, Counted]], empty: str) -> list[Flowable]:
    if not lines:
        return section(heading, [Text(empty)])
    columns = (Column(what, 124), Column("How many", 24, number=True))
    table = Table(columns, [(said, f"{line.number} of {line.of}") for said, line in lines[:MOST]])
    rest = len(lines) - MOST
    more = [Text(f"{rest} more {'has' if rest == 1 else 'have'} one or more.")] if rest > 0 else []
    return section(heading, [table, *more])
