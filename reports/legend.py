"""What the colours and letters of a picture stand for, in words."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Group

from reports.drawing import LETTERING, box, words
from reports.figure import width_of
from reports.style import text_colour_on

LINE, GAP, PAD, LEAST = 15.0, 14.0, 4.0, 13.0
Entry = tuple[str, str, str]  # the letters, the words, the colour


def legend(entries: Sequence[Entry], width: float) -> tuple[Group, float]:
    """Draw the entries below 0, as many in a line as fit; return them with their height."""
    drawn = Group()
    x, y = 0.0, -LINE
    for letter, label, colour in entries:
        swatch = max(width_of(letter, LETTERING, "bold") + 2 * PAD, LEAST)
        taken = swatch + 4 + width_of(label, LETTERING)
        if x and x + taken > width:
            x, y = 0.0, y - LINE
        drawn.add(box(x, y + 2, swatch, 11, colour))
        drawn.add(words(x + swatch / 2, y + 4.7, letter, text_colour_on(colour), "middle", "bold"))
        drawn.add(words(x + swatch + 4, y + 4.7, label))
        x += taken + GAP
    return drawn, -y
