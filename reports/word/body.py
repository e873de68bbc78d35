"""The body of a Word file: a story's flowables, each as what Word has for it. What it does not know, it refuses."""

from collections.abc import Iterable, Iterator, Sequence

from docx.parts.story import StoryPart
from reportlab.platypus import Flowable

from reports.chip import Chip
from reports.numbered import INDENT, Numbered, Under
from reports.page import HeadingText, PaperFailed
from reports.stack import Headed, Stack
from reports.structure import Tag
from reports.table import Table
from reports.text import Point, Text
from reports.word.element import Element, element
from reports.word.lists import Lists
from reports.word.paragraph import Setting, chip_paragraph, paragraphs
from reports.word.pictures import Described, picture
from reports.word.styles import HEADINGS
from reports.word.table import table

AFTER_TABLE = 8.0
SLIM = 40  # twips


class UnknownFlowable(PaperFailed):
    """A story has a flowable that Word files were not taught; the message names its class and nothing typed."""

    def __init__(self, flowable: Flowable) -> None:
        super().__init__(
            f"a Word file has nothing for {type(flowable).__name__}: teach it in reports/word/body.py"
        )


class Body:
    """The body in the making; `part` takes in the pictures, which have the accent, and `lists` the lists."""

    def __init__(self, part: StoryPart, lists: Lists, accent: str) -> None:
        self.part, self.lists, self.accent = part, lists, accent

    def written(self, flowables: Sequence[Flowable], keep: bool = False) -> Iterator[Element]:
        """Give what stands in the body or in a cell; `keep` holds it with what follows.

        Two tables would grow together, and one may not come last: a slim line is set behind such a table.
        """
        below_table, empty = False, True
        for flowable, kept in flat(flowables, keep):
            if below_table and isinstance(flowable, Table):
                yield _slim_line()
            yield from self._each(flowable, Setting(kept, AFTER_TABLE if below_table else 0))
            below_table, empty = isinstance(flowable, Table), False
        if below_table or empty:
            yield _slim_line()

    def _each(self, flowable: Flowable, setting: Setting) -> Iterable[Element]:
        """Write one flowable. Only a class itself is known: who derives from it may print something more."""
        if type(flowable) is Text:
            return paragraphs(flowable, setting)
        if type(flowable) is HeadingText:
            return paragraphs(flowable, setting, HEADINGS[flowable.level])
        if type(flowable) is Point:
            place = self.lists.place(flowable.mark, _listing(flowable))
            return paragraphs(flowable, setting, numbering=place)
        if type(flowable) is Numbered:
            return self._numbered(flowable, setting)
        if type(flowable) is Under:
            place = self.lists.place(flowable.point.mark, _listing(flowable.point), inset=INDENT)
            return paragraphs(flowable.point, setting, numbering=place)
        if type(flowable) is Chip:
            return [chip_paragraph(flowable, setting)]
        if type(flowable) is Table:
            return [table(flowable, setting.keep, self.written)]
        if isinstance(flowable, Described):
            return [picture(flowable, self.part, setting, self.accent)]
        raise UnknownFlowable(flowable)

    def _numbered(self, flowable: Numbered, setting: Setting) -> Iterator[Element]:
        """Leave the number to Word, which goes on counting when somebody adds a paragraph."""
        number = "".join(span.text for span in flowable.number.spans).strip()
        return paragraphs(flowable.text, setting, numbering=self.lists.place(number, hanging=INDENT))


def flat(flowables: Iterable[Flowable], keep: bool = False) -> Iterator[tuple[Flowable, bool]]:
    """Take apart what only holds others, and say of each whether it is held with the next: headings are."""
    for flowable in flowables:
        if type(flowable) is Headed:
            *heads, last = flowable.parts
            yield from flat(heads, True)
            yield from flat([last], keep)
        elif type(flowable) is Stack:
            yield from flat(flowable.parts, keep)
        else:
            yield flowable, keep


def _listing(point: Point) -> Tag | None:
    """Return what all entries of one list share."""
    entry = point.mark_tag.within
    return entry.within if entry else None


def _slim_line() -> Element:
    space = element("spacing", before=0, after=0, line=SLIM, lineRule="exact")
    return element("p", element("pPr", space, element("rPr", element("sz", val=2))))
