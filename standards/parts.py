"""A place in a framework file: what stands there, and how to refuse it by file, line and key."""

import re
from dataclasses import dataclass

from standards.yaml_tree import UNPRINTABLE, Node, shortened

ID = re.compile(r"\w[\w.-]*")
PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]{1,40}")
ID_LENGTH, LINE_LENGTH, TEXT_LENGTH = 40, 500, 10_000


class FrameworkRefused(Exception):
    """Why a framework file is not taken, in one line: `my.yaml:14: standards[0].title: is missing`."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands at a place, such as `standards[0].criteria[2]`; the whole file's place is empty."""

    file: str
    place: str
    node: Node

    def refused(self, why: str) -> FrameworkRefused:
        """Make the refusal of this part."""
        place = f"{self.place}: " if self.place else ""
        return FrameworkRefused(f"{self.file}:{self.node.line}: {place}{why}")

    def keys(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, "Part"]:
        """Return the parts under these keys, without those that are left out or have nothing behind them."""
        if not isinstance(self.node.value, dict):
            raise self.refused(f"must have the keys {', '.join(required)}")
        for key in self.node.value:
            if key not in required + optional:
                known = ", ".join(required + optional)
                raise self.under(key).refused(f"is not a key that can stand here; those are {known}")
        for key in required:
            if self.under(key).node.value in (None, ""):
                raise self.under(key).refused("is missing")
        return {key: self.under(key) for key, node in self.node.value.items() if node.value not in (None, "")}

    def under(self, key: str) -> "Part":
        """Return the part under a key of this mapping; without the key, an empty part on its line."""
        assert isinstance(self.node.value, dict)
        node = self.node.value.get(key, Node(self.node.line, None))
        step = key if PLAIN_KEY.fullmatch(key) else shortened(key)
        return self._at(f".{step}", node)

    def parts(self, what: str) -> list["Part"]:
        """Return the parts of a list; `what` says what it lists."""
        if not isinstance(self.node.value, list):
            raise self.refused(f"must be a list of {what}")
        return [self._at(f"[{index}]", node) for index, node in enumerate(self.node.value)]

    def text(self, at_most: int = TEXT_LENGTH) -> str:
        """Return the text that is written here, without the blanks around it."""
        if not isinstance(self.node.value, str):
            raise self.refused("must be a text")
        typed = self.node.value.strip()
        if not typed:
            raise self.refused("is missing: nothing is written here")
        if len(typed) > at_most:
            raise self.refused(f"is {len(typed):,} characters long; the limit is {at_most:,}")
        if found := UNPRINTABLE.search(typed):
            raise self.refused(f"holds the control character U+{ord(found[0]):04X}; take it out")
        return typed

    def line(self, at_most: int = LINE_LENGTH) -> str:
        """Return a text that stands on one line."""
        typed = self.text(at_most)
        if len(typed.splitlines()) > 1:
            raise self.refused("must be one line")
        return typed

    def id(self) -> str:
        """Return an id, which stands in addresses too."""
        typed = self.line(ID_LENGTH)
        if not ID.fullmatch(typed):
            raise self.refused(
                f"{shortened(typed)} cannot be an id; start with a letter or digit, then use those and . - _"
            )
        return typed

    def one_of(self, allowed: tuple[str, ...]) -> str:
        """Return a word out of those allowed."""
        typed = self.line()
        if typed not in allowed:
            raise self.refused(f"{shortened(typed)} is not known here; write one of {', '.join(allowed)}")
        return typed

    def yes(self) -> bool:
        """Return whether `true` is written here, not `false`."""
        typed = self.line().lower()
        if typed not in ("true", "false"):
            raise self.refused(f"{shortened(typed)} is not known here; write true or false")
        return typed == "true"

    def _at(self, step: str, node: Node) -> "Part":
        return Part(self.file, (self.place + step).lstrip("."), node)
