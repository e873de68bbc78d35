"""Sequences whose members are made when they are asked for, so that a long table never stands in memory whole."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

Source = TypeVar("Source")
Made = TypeVar("Made")


class Each(Sequence[Made], Generic[Source, Made]):
    """What `make` makes of each source, every time it is asked for."""

    def __init__(self, make: Callable[[Source], Made], sources: Sequence[Source]) -> None:
        self._make, self._sources = make, sources

    def __len__(self) -> int:
        return len(self._sources)

    @overload
    def __getitem__(self, index: int) -> Made: ...

    @overload
    def __getitem__(self, index: slice) -> list[Made]: ...

    def __getitem__(self, index: int | slice) -> Made | list[Made]:
        if isinstance(index, slice):
            return [self._at(at) for at in range(*index.indices(len(self)))]
        return self._at(range(len(self))[index])

    def _at(self, index: int) -> Made:
        return self._make(self._sources[index])


class KeptEach(Each[Source, Made]):
    """The same, each kept once it is made until it is let go: a row is measured before it is drawn."""

    def __init__(self, make: Callable[[Source], Made], sources: Sequence[Source]) -> None:
        super().__init__(make, sources)
        self._kept: dict[int, Made] = {}

    def _at(self, index: int) -> Made:
        if index not in self._kept:
            self._kept[index] = super()._at(index)
        return self._kept[index]

    def keep(self, index: int, made: Made) -> None:
        """Put something else in a place, such as what is left of a row."""
        self._kept[index] = made

    def let_go(self, start: int, end: int) -> None:
        """Forget what was made for these places."""
        for index in range(start, end):
            self._kept.pop(index, None)
