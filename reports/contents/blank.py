"""The framework as a form to fill in by hand."""

from dataclasses import dataclass
from datetime import date

from reports.contents.heading import Heading
from standards.framework import Scale, Standard


@dataclass(frozen=True, slots=True)
class BlankContents:
    """What a directorate is asked in a cycle; `closes` is the last day to answer."""

    heading: Heading
    opens: date
    closes: date
    scale: Scale
    standards: tuple[Standard, ...]
