"""The questions of a form on its pages: as many on each as fit, and the room that is left shared out as lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from reportlab.platypus import Flowable

from reports.form import PITCH, Field, Whole, height_of
from reports.style import BODY_HEIGHT

MOST_MORE_LINES, WIDEST_PITCH = 10, 23.0
ROOM = BODY_HEIGHT - 6  # so that the last line stands off the foot of the page


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its places to write; `growing` are those that get more lines where there is room."""

    parts: tuple[Flowable, ...]
    fields: tuple[Field, ...]
    growing: tuple[Field, ...]

    def grow(self, room: float) -> None:
        """Use this much more height at most."""
        more = min(int(room // PITCH), MOST_MORE_LINES)
        for field in islice(cycle(self.growing), more):
            field.lines += 1
        lines = sum(field.lines for field in self.fields)
        pitch = min(PITCH + (room - more * PITCH) / lines, WIDEST_PITCH)
        for field in self.fields:
            field.pitch = pitch


def on_pages(heading: Flowable, questions: Sequence[Question]) -> Iterator[Flowable]:
    """Keep each question on one page, below the heading where it is the first; only what is taller is parted."""
    opening = [heading]
    page: list[Question] = []
    for question in questions:
        if page and height_of([*opening, *_parts([*page, question])]) > ROOM:
            yield from _page(opening, page)
            opening, page = [], []
        page.append(question)
    yield from _page(opening, page)


def _page(opening: Sequence[Flowable], questions: Sequence[Question]) -> Iterator[Flowable]:
    parts = [*opening, *_parts(questions)]
    room = ROOM - height_of(parts)
    if room < 0:
        yield from parts
        return
    for question in questions:
        question.grow(room / len(questions))
    yield Whole(parts)


def _parts(questions: Sequence[Question]) -> list[Flowable]:
    return [part for question in questions for part in question.parts]
