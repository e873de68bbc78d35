"""A page to look at: a paper's parts in the council's own face, with nothing in it about anybody."""

from reports.blocks import labelled, part, points, section, title
from reports.chip import chip, status_chip
from reports.contents import STATUS_WORDS, Heading
from reports.page import Writer, build
from reports.style import LEAD
from reports.table import Column, Table
from reports.text import Text
from reports.words import day, missing

TITLE = "Sample page"
COLUMNS = (Column("How an action stands", 60), Column("As papers show it", 60))


def sample(heading: Heading, write: Writer = build) -> bytes:
    """Print the sample as a PDF, or as what `write` makes of it."""
    told = f"How the papers of {heading.board} look. Made on {day(heading.as_at)}."
    rows = [(words, status_chip(status)) for status, words in STATUS_WORDS.items()]
    story = [
        *title(TITLE, told),
        Text(
            "Headings have the colour that is set for them. Text stays dark, so that it is easy to read.",
            LEAD,
        ),
        *part("What your council set", points(_set(heading))),
        *part(
            "What keeps its own colour", [Table(COLUMNS, [*rows, ("Past its date", chip("Overdue", "red"))])]
        ),
        *section("Whom to ask", [Text(heading.face.contact or missing("nobody is named"))]),
        *labelled(
            "Why colour is never alone",
            "Each rating and status has its word, so that it can be read in grey.",
        ),
    ]
    return write(heading, TITLE, story)


def _set(heading: Heading) -> list[str]:
    marking = f"The protective marking: {heading.marking}." if heading.marking else "No protective marking."
    logo = (
        f"The logo stands on the first page: {heading.face.logo_says}." if heading.face.logo else "No logo."
    )
    return [f"The name: {heading.from_whom}.", marking, logo]
