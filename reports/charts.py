"""The pictures of the papers: each is a figure that says what it shows, and then its numbers as a table."""

from reports.quarters import quarters
from reports.rating_bars import rating_bars

__all__ = ["quarters", "rating_bars"]
