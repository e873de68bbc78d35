"""A style of the papers as Word says it: of a paragraph and of its letters."""

from reports.faces import Weight
from reports.style import Style
from reports.word.element import Element, element, half_points, twips

SANS, COMPLEX = "Calibri", "Arial"
NATURAL_LEADING = 1.2207  # the distance of Calibri's lines, as a share of its size
LARGER = 0.5  # Calibri's letters are smaller than those of the PDF at the same size
SINGLE = 240
BULLETS = 1


def spacing(style: Style, before: float | None = None, after: float | None = None) -> Element:
    """Say the distance of the lines, and the space above and below, which may be told otherwise."""
    natural = (style.size + LARGER) * NATURAL_LEADING
    return element(
        "spacing",
        before=twips(style.before if before is None else before),
        after=twips(style.after if after is None else after),
        line=round(SINGLE * style.leading / natural),
        lineRule="auto",
    )


def indent(style: Style, hanging: bool = False) -> Element | None:
    """Say how far in the text stands; a mark or a number may hang out to the left of it."""
    if not style.indent:
        return None
    return element("ind", left=twips(style.indent), hanging=twips(style.indent) if hanging else None)


def in_list(number: int) -> Element:
    """Say that a paragraph is an entry of a list; `BULLETS` is the one with dots."""
    return element("numPr", element("ilvl", val=0), element("numId", val=number))


def letters(style: Style) -> list[Element]:
    """Say weight, colour and size, of complex scripts too, in the order that Word asks for."""
    size = half_points(style.size + LARGER)
    return [
        *weight(style.weight),
        colour(style.colour),
        element("sz", val=size),
        element("szCs", val=size),
    ]


def weight(said: Weight) -> list[Element]:
    """Say whether letters are bold or italic; a style that they stand in may say otherwise."""
    switches = (("b", "bold"), ("bCs", "bold"), ("i", "italic"), ("iCs", "italic"))
    return [element(name, val=int(said == wanted)) for name, wanted in switches]


def colour(value: str) -> Element:
    """Say the colour of letters, given as "#a8121c"."""
    return element("color", val=hexadecimal(value))


def hexadecimal(value: str) -> str:
    """Return a colour as Word writes it."""
    return value.lstrip("#").upper()
