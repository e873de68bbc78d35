"""Elements of WordprocessingML, the language that the parts of a Word file are written in."""

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

Element = Any
"""An lxml element; python-docx makes them."""

SPACE = qn("xml:space")


def element(name: str, /, *children: Element | None, text: str = "", **attributes: object) -> Element:
    """Make the element `w:name`; a child that is None is left out, and so is an attribute that is None."""
    made: Element = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        if value is not None:
            made.set(qn(f"w:{attribute}"), str(value))
    made.extend(child for child in children if child is not None)
    if text:
        made.text = text
        made.set(SPACE, "preserve")
    return made


def on(name: str, wanted: bool) -> Element | None:
    """Make an element that is there to say yes."""
    return element(name) if wanted else None


def twips(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return points as the halves that sizes of type are given in."""
    return round(points * 2)
