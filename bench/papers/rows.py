"""What all engines print: rows of six columns, of words in no order and the same each time."""

from dataclasses import dataclass
from random import Random

HEADINGS = ("No.", "Activity", "Directorate", "Lead officer", "Due", "Status")
SHARES = (6, 64, 24, 26, 24, 22)  # of the width
TITLE = "Action plan of the benchmark"
ORGANISATION = "Westmere Council"
ROWS_A_PAGE = 20
TEXT = """
review the policy of every commissioned service and record what was found with its date so that managers
can see which contracts carry the clause ask young people what changed for them after the visits write
down who is told bring induction to all new starters within six weeks sample case files each quarter
chronologies multi-agency panel minutes escalation training recruitment references supervision complaints
leaflet landlords schools thresholds
"""
WORDS = TEXT.split()
STATUSES = {"On track": "#00703c", "At risk": "#ffb640", "Overdue": "#c8281c", "Complete": "#1d5fa8"}
DIRECTORATES = ("Housing", "Public Health", "Adult Social Care", "Education", "Libraries")
OFFICERS = ("Asha Patel", "Tom Okafor", "Head of Housing", "Żaneta Kowalska", "Director of Education")


@dataclass(frozen=True)
class Row:
    """An action: five texts, and a status with its colour."""

    texts: tuple[str, ...]
    status: str
    colour: str


def rows(pages: int) -> list[Row]:
    """Make the rows of about so many pages."""
    chance = Random(2004)
    return [_row(number, chance) for number in range(1, pages * ROWS_A_PAGE + 1)]


def _row(number: int, chance: Random) -> Row:
    said = " ".join(chance.choices(WORDS, k=chance.randint(4, 11))).capitalize()
    status, colour = chance.choice(list(STATUSES.items()))
    due = f"{chance.randint(1, 28)} March {chance.randint(2026, 2029)}"
    texts = (str(number), f"{said}.", chance.choice(DIRECTORATES), chance.choice(OFFICERS), due)
    return Row(texts, status, colour)
