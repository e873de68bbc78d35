"""Flowables that draw at their place on the page, where ReportLab's move the whole page under them."""

from typing import Any

from reportlab.platypus import Flowable

from reports.tagging import TaggedCanvas


class Placed(Flowable):
    """A flowable whose lower left corner is at `x` and `y` while it draws."""

    canv: TaggedCanvas
    x = y = 0.0

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        self.canv, self.x, self.y = canvas, x, y
        self.draw()
        del self.canv

    def draw(self) -> None:
        """Draw, as ReportLab asks of its flowables."""
        raise NotImplementedError
