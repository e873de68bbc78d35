"""Progress of the actions over the quarters: a column each, and beside it what is overdue."""

from collections.abc import Callable, Sequence

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from reports.chip import STATUS_COLOURS
from reports.contents import STATUS_WORDS, ActionStatus, Position, Quarter
from reports.drawing import CAPS, LETTERING, box, parts, rule, words
from reports.figure import Figure
from reports.legend import legend
from reports.position_table import NUMBERS
from reports.style import BODY_WIDTH, CHIPS, GREY, INK, MISSING, WHITE, text_colour_on
from reports.table import Column, Table
from reports.text import Text
from reports.words import MONTHS, count, day

MOST = 12  # quarters in the picture; the table has all
HEIGHT, LABELS, TOTAL = 150.0, 26.0, 12.0
LEAST = 11.0  # what a number needs
WIDEST, OVERDUE, HATCH = 46.0, 14.0, 4.0
# From the ground up, with a letter for grey print.
STATUSES: tuple[tuple[ActionStatus, str], ...] = (
    ("complete", "C"), ("on_track", "T"), ("at_risk", "R"), ("not_started", "N"),
)  # fmt: skip
LEFT_OUT = "Actions that are no longer needed are left out of the picture. "


def quarters(shown: Sequence[Quarter]) -> list[Flowable]:
    """Draw the last twelve at most, and print the numbers of all as a table below; the latest is the last."""
    if not shown:
        return [Text("No quarter has ended since the plan began.")]
    return [_picture(shown[-MOST:]), _table(shown)]


def _picture(shown: Sequence[Quarter]) -> Figure:
    entries = [(letter, STATUS_WORDS[status], _colour(status)) for status, letter in STATUSES]
    drawn, above = legend([*entries, ("", "Overdue (hatched)", WHITE)], BODY_WIDTH)
    height = above + TOTAL + HEIGHT + LABELS + 6
    drawing = Drawing(BODY_WIDTH, height)
    drawn.translate(0, height)
    drawing.add(drawn)
    most = max(1, *(max(sum(_counts(each.position)), each.position.overdue) for each in shown))
    step = min(BODY_WIDTH / len(shown), 110.0)
    for index, quarter in enumerate(shown):
        _column(drawing, quarter, (index + 0.5) * step, step, most)
    drawing.add(rule(0, LABELS, step * len(shown), LABELS, INK, 0.9))
    return Figure(drawing, _said(shown))


def _column(drawing: Drawing, quarter: Quarter, middle: float, step: float, most: int) -> None:
    counts = _counts(quarter.position)
    width = min(WIDEST, step - OVERDUE - 8)
    left = middle - (width + OVERDUE) / 2
    y = LABELS
    lengths = parts(counts, HEIGHT * sum(counts) / most, [LEAST] * len(counts))
    for (status, letter), number, length in zip(STATUSES, counts, lengths, strict=True):
        if number:
            said = f"{letter} {number}" if width > 24 else str(number)
            colour = _colour(status)
            drawing.add(box(left, y, width, length, colour))
            place = y + (length - LETTERING * CAPS) / 2
            drawing.add(words(left + width / 2, place, said, text_colour_on(colour), "middle", "bold"))
            y += length
    drawing.add(words(left + width / 2, y + 3, str(sum(counts)), GREY, "middle"))
    _overdue(drawing, quarter.position.overdue, left + width, HEIGHT * quarter.position.overdue / most)
    _date(drawing, quarter, middle)


def _overdue(drawing: Drawing, number: int, x: float, height: float) -> None:
    if not number:
        return
    height = max(height, 3)
    drawing.add(box(x + 2, LABELS, OVERDUE - 4, height, WHITE))
    for line in _hatching(OVERDUE - 4, height):
        drawing.add(rule(x + 2 + line[0], LABELS + line[1], x + 2 + line[2], LABELS + line[3], MISSING, 1))
    drawing.add(words(x + OVERDUE / 2, LABELS + height + 3, str(number), MISSING, "middle", "bold"))


def _hatching(width: float, height: float) -> list[tuple[float, float, float, float]]:
    """Return lines that rise from left to right through a box, as x and y of both ends."""
    lines, begin = [], HATCH - width
    while begin < height:
        low, high = max(begin, 0.0), min(begin + width, height)
        lines.append((low - begin, low, high - begin, high))
        begin += HATCH
    return lines


def _date(drawing: Drawing, quarter: Quarter, middle: float) -> None:
    when = quarter.day
    drawing.add(words(middle, LABELS - 11, f"{when.day} {MONTHS[when.month - 1][:3]}", INK, "middle"))
    drawing.add(words(middle, LABELS - 21, str(when.year), GREY, "middle"))


def _counts(position: Position) -> list[int]:
    return [getattr(position, status) for status, _ in STATUSES]


def _colour(status: ActionStatus) -> str:
    colour = STATUS_COLOURS[status]
    return CHIPS[colour] if colour else WHITE


def _said(shown: Sequence[Quarter]) -> str:
    first, last = shown[0], shown[-1]
    when = f"on {day(first.day)}" if len(shown) == 1 else f"from {day(first.day)} to {day(last.day)}"
    now = last.position
    return (
        f"Columns of the actions by status {when}. At the end {count(now.complete, 'action')} complete of "
        f"{sum(_counts(now))}, {now.overdue or 'none'} overdue. {LEFT_OUT}The table that follows has all numbers."
    )


def _table(shown: Sequence[Quarter]) -> Table:
    told: Sequence[tuple[str, Callable[[Position], int]]] = (
        ("Actions", lambda position: position.actions),
        *NUMBERS[:5],
        ("No longer needed", lambda position: position.no_longer_needed),
    )
    columns = [Column("Day", 36), *(Column(name, 17, number=True) for name, _ in told)]
    rows = [[day(each.day), *(str(number(each.position)) for _, number in told)] for each in shown]
    return Table(columns, rows)
