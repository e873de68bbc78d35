"""What several papers are made of: the title, parts with headings, lists of points and labelled texts."""

from collections.abc import Iterable, Sequence

from reportlab.platypus import Flowable

from reports.page import HeadingText
from reports.stack import Headed
from reports.style import BODY, BULLET, LABEL, SUBTITLE
from reports.text import Text, Words


def title(words: str, below: str) -> list[Flowable]:
    """Begin a paper with its title and a line that says whose and when."""
    return [HeadingText(words, 0), Text(below, SUBTITLE)]


def part(heading: str, body: Sequence[Flowable]) -> list[Flowable]:
    """Make a part of a paper; its heading never stays behind at the foot of a page."""
    return headed([HeadingText(heading, 1)], body)


def section(heading: str, body: Sequence[Flowable]) -> list[Flowable]:
    """Make a section of a part."""
    return headed([HeadingText(heading, 2)], body)


def headed(heads: Sequence[Flowable], body: Sequence[Flowable]) -> list[Flowable]:
    """Keep headings with the beginning of the body, also where the body begins with a heading of its own."""
    first, *more = body
    if isinstance(first, Headed):
        return [Headed([*heads, *first.parts]), *more]
    return [Headed([*heads, first]), *more]


def points(texts: Iterable[Words]) -> list[Flowable]:
    """List short texts one below the other."""
    return [Text(text, BULLET, bullet="•") for text in texts]


def labelled(label: str, words: Words, absent: str = "") -> list[Flowable]:
    """Put a label above a text; where there is none, say so, or leave both out."""
    said = words if not isinstance(words, str) or words.strip() else absent
    return headed([Text(label, LABEL)], [Text(said, BODY)]) if said else []
