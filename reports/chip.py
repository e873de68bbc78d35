"""A rating or a status as a small chip with its word in it, since colour alone says nothing in grey print."""

from dataclasses import replace

from reportlab.platypus import Flowable

from reports.contents import STATUS_WORDS, ActionStatus
from reports.style import CHIP, CHIPS, GREY, WHITE, rgb, text_colour_on
from reports.text import Text
from standards.framework import Colour, Rating

STATUS_COLOURS: dict[ActionStatus, Colour | None] = {
    "not_started": None,
    "on_track": "green",
    "at_risk": "amber",
    "complete": "blue",
    "no_longer_needed": "grey",
}
LONGEST = 40
PAD_X, PAD_Y = 5.0, 1.6
ABOVE = 0.6  # how far it rises above its place, so that its word stands level with the words beside it


class Chip(Flowable):
    """A word on a colour; without a colour an outline. A label too long for a chip becomes plain text."""

    def __init__(self, label: str, colour: Colour | None) -> None:
        super().__init__()
        self.background = CHIPS[colour] if colour else WHITE
        self.outlined = colour is None
        ink = GREY if self.outlined else text_colour_on(self.background)
        self.text = Text(label, replace(CHIP, colour=ink))

    def getSpaceAfter(self) -> float:
        return 3

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        self.width = min(aw, self.text.natural_width() + 2 * PAD_X + 0.1)
        _, height = self.text.wrap(self.width - 2 * PAD_X, ah)
        self.height = height + 2 * PAD_Y - ABOVE
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.setFillColorRGB(*rgb(self.background))
        canvas.setStrokeColorRGB(*rgb(GREY if self.outlined else self.background))
        canvas.setLineWidth(0.6)
        canvas.roundRect(0, 0, self.width, self.height + ABOVE, 2.2, stroke=1, fill=1)
        canvas.restoreState()
        self.text.drawOn(canvas, PAD_X, PAD_Y)


def chip(label: str, colour: Colour | None) -> Flowable:
    """Make a chip, or text in bold where the label is too long to be one."""
    return Chip(label, colour) if len(label) <= LONGEST and "\n" not in label else Text(label, CHIP)


def rating_chip(rating: Rating | None, absent: str = "Not rated") -> Flowable:
    """Show a rating in its framework's word and colour."""
    return chip(rating.label, rating.colour) if rating else chip(absent, None)


def status_chip(status: ActionStatus) -> Flowable:
    """Show how an action stands."""
    return chip(STATUS_WORDS[status], STATUS_COLOURS[status])


def overdue_chip() -> Flowable:
    """Show that an action is past its date."""
    return chip("Overdue", "red")
