"""A rating or a status as a small chip with its word in it, since colour alone says nothing in grey print."""

from dataclasses import replace
from functools import lru_cache

from reportlab.platypus import Flowable

from reports.contents import STATUS_WORDS, ActionStatus
from reports.placed import Placed
from reports.style import CHIP, CHIPS, GREY, WHITE, spelled, text_colour_on
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
PAD_X, PAD_Y, ROUND = 5.0, 1.6, 2.2
ABOVE = 0.6  # how far it rises above its place, so that its word stands level with the words beside it


class Chip(Placed):
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
        outline = GREY if self.outlined else self.background
        box = _box(self.width, self.height + ABOVE)
        colours = f"{spelled(self.background)} rg {spelled(outline)} RG 0.6 w"
        self.canv.draw_plainly(f"1 0 0 1 {self.x:.2f} {self.y:.2f} cm {colours} {box} B")
        self.text.drawOn(self.canv, self.x + PAD_X, self.y + PAD_Y)


@lru_cache(maxsize=128)
def _box(width: float, height: float) -> str:
    """Return the path of a box with round corners."""
    near, far, up = ROUND, width - ROUND, height - ROUND
    bend = ROUND * (
        1 - 0.5523
    )  # how near a curve's guides stand to the corner to make it a quarter of a circle
    over, above = width - bend, height - bend
    places = (
        f"{near:.2f} 0 m {far:.2f} 0 l {over:.2f} 0 {width:.2f} {bend:.2f} {width:.2f} {near:.2f} c",
        f"{width:.2f} {up:.2f} l {width:.2f} {above:.2f} {over:.2f} {height:.2f} {far:.2f} {height:.2f} c",
        f"{near:.2f} {height:.2f} l {bend:.2f} {height:.2f} 0 {above:.2f} 0 {up:.2f} c",
        f"0 {near:.2f} l 0 {bend:.2f} {bend:.2f} 0 {near:.2f} 0 c h",
    )
    return " ".join(places)


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
