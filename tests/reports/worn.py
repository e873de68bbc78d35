"""A council's face for papers to wear."""

from dataclasses import replace

from reports.contents import Face
from tests.pictures import picture
from tests.reports.samples import heading

FACE = Face("Westmere", "#8a1538", picture((300, 100)), "The crest of Westmere", "Ring us\n01632 960001")


def in_face(**changes):
    """Return the heading of a paper in that face, with some of it changed."""
    return heading(face=replace(FACE, **changes))
