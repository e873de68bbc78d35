"""How a board's pages and papers look, and the rules of it: what is read must stand out from what it stands on."""

from collections.abc import Callable
from dataclasses import dataclass

from s11.domain.refusals import Refused
from standards.colours import READABLE, WHITE, clearest_on, contrast, nearest_shade, read_colour

LONGEST_NAME, LONGEST_MARKING, LONGEST_CONTACT, LONGEST_DESCRIPTION = 80, 40, 500, 200


@dataclass(frozen=True, slots=True)
class Face:
    """A board's own face; colours as `#1d4f91`. Where `logo_says` says something, there is a logo.

    An empty name is the organisation's, an empty marking is none.
    """

    name: str = ""
    colour: str = "#1d4f91"
    accent: str = "#1d3f5e"
    marking: str = "OFFICIAL"
    contact: str = ""
    logo_says: str = ""

    @property
    def has_logo(self) -> bool:
        return bool(self.logo_says)

    @property
    def colour_of_text(self) -> str:
        """The colour of what stands in the header."""
        return clearest_on(self.colour)


class FaceRefused(Refused):
    """A face that is not taken; `problems` says why, by the name of the value."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("Some of this cannot be used.")
        self.problems = problems


def wrong_with_colour(typed: str) -> str:
    """Say why this cannot be the colour of the header, with white or black text on it; empty where it can."""
    return _wrong(
        typed, "header", lambda colour: contrast(colour, clearest_on(colour)), "white or black text on it"
    )


def wrong_with_accent(typed: str) -> str:
    """Say why this cannot be the colour of headings, which stand on white; empty where it can."""
    return _wrong(typed, "headings", lambda colour: contrast(colour, WHITE), "the white around headings")


def wrong_with(face: Face) -> dict[str, str]:
    """Say what is wrong with a face but for its logo, by the name of the value; nothing where it can be used."""
    said = {
        "name": _too_long(face.name, LONGEST_NAME),
        "colour": wrong_with_colour(face.colour),
        "accent": wrong_with_accent(face.accent),
        "logo_says": _too_long(face.logo_says, LONGEST_DESCRIPTION),
        "marking": _too_long(face.marking, LONGEST_MARKING),
        "contact": _too_long(face.contact, LONGEST_CONTACT),
    }
    return {name: problem for name, problem in said.items() if problem}


def _wrong(typed: str, what: str, stands_out: Callable[[str], float], against: str) -> str:
    colour = read_colour(typed)
    if colour is None:
        return f"Enter the colour of the {what} as # and six digits or letters from a to f, such as #1d4f91"
    if stands_out(colour) >= READABLE:
        return ""
    nearest = nearest_shade(colour, lambda shade: stands_out(shade) >= READABLE)
    return (
        f"Enter {nearest}, the nearest shade that can be read, or another colour. The contrast of {colour} "
        f"with {against} is {_said(stands_out(colour))} to 1; at least {READABLE} to 1 is needed"
    )


def _said(ratio: float) -> str:
    """Say a ratio, cut off and not rounded, so that 4.499 does not read as enough."""
    return f"{int(ratio * 100) / 100:.2f}"


def _too_long(text: str, most: int) -> str:
    return f"Shorten this to {most:,} characters or fewer; it is not saved yet" if len(text) > most else ""
