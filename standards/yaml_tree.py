"""The plain part of YAML that a framework file uses: mappings, lists and texts, each with its line.

A text stays as it was typed: `version: 1` is "1", `id: 1.10` is "1.10". Anchors, aliases, tags and keys that
stand twice are refused; they hide what a file says from the person who checks it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

DEEPEST = 12

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING = {"", "~", "null", "Null", "NULL"}


class NotPlainYaml(Exception):
    """What is wrong with the text of a file, and on which line; lines count from 1."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


@dataclass(frozen=True, slots=True)
class Node:
    """A text, a list or a mapping, None where nothing is written; `line` is its key's, if it has one."""

    line: int
    value: "str | list[Node] | dict[str, Node] | None"


def parse(text: bytes) -> Node:
    """Read the one document of a file."""
    events = _events(_decode(text))
    tree = _node(next(events), events, depth=0)
    if (more := next(events, None)) is not None:
        raise NotPlainYaml(_line(more), "a second document starts here; a file holds one framework")
    return tree


def _decode(text: bytes) -> str:
    try:
        typed = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise NotPlainYaml(line, "this is not UTF-8 text; save the file as UTF-8") from None
    if found := UNPRINTABLE.search(typed):
        line = typed.count("\n", 0, found.start()) + 1
        raise NotPlainYaml(line, f"holds the control character U+{ord(found[0]):04X}; take it out")
    if not typed.strip():
        raise NotPlainYaml(1, "the file is empty")
    return typed


def _events(typed: str) -> Iterator[yaml.Event]:
    """Yield what stands in the file, without the marks of where streams and documents start and end."""
    around = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
    found = False
    try:
        for event in yaml.parse(typed, Loader=_LOADER):
            if not isinstance(event, around):
                found = True
                yield event
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise NotPlainYaml(mark.line + 1 if mark else 1, f"this is not YAML: {_problem(error)}") from None
    if not found:
        raise NotPlainYaml(1, "the file is empty")


def _problem(error: yaml.YAMLError) -> str:
    """Say what the parser met; the commonest mistakes by what to do about them."""
    problem = getattr(error, "problem", None) or "it cannot be read"
    if "tab character" in problem or "cannot start any token" in problem:
        return "indent with spaces, not tabs, and put a text that starts with @ or ` in quotes"
    if problem.startswith("mapping values are not allowed"):
        return "put a text that has a colon in it in quotes"
    return str(problem)


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int, line: int | None = None) -> Node:
    _refuse_the_fancy(event, depth)
    line = line or _line(event)
    if isinstance(event, yaml.MappingStartEvent):
        return Node(line, _mapping(events, depth + 1))
    if isinstance(event, yaml.SequenceStartEvent):
        return Node(line, list(_sequence(events, depth + 1)))
    return Node(line, _text(event))


def _sequence(events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        yield _node(event, events, depth)


def _mapping(events: Iterator[yaml.Event], depth: int) -> dict[str, Node]:
    found: dict[str, Node] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        line, key = _line(event), _node(event, events, depth).value
        if not isinstance(key, str):
            raise NotPlainYaml(line, "a key must be a word")
        if key in found:
            raise NotPlainYaml(line, f"{shortened(key)} stands twice, first on line {found[key].line}")
        found[key] = _node(next(events), events, depth, line)
    return found


def _text(event: yaml.Event) -> str | None:
    assert isinstance(event, yaml.ScalarEvent)
    typed: str = event.value
    is_plain = not event.style
    return None if is_plain and typed in _NOTHING else typed


def _refuse_the_fancy(event: yaml.Event, depth: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise NotPlainYaml(_line(event), "anchors (&) and aliases (*) are not taken; write the text out")
    if getattr(event, "tag", None):
        raise NotPlainYaml(_line(event), "tags (!) are not taken; take it out, or put the text in quotes")
    if depth > DEEPEST:
        raise NotPlainYaml(_line(event), "lists or mappings are nested too deeply")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def shortened(value: str) -> str:
    """Quote a value on one line, at most some 60 characters of it."""
    return repr(value if len(value) <= 60 else value[:57] + "...")
