"""The frameworks that come with the program, each a file beside this one named by its id and version."""

from functools import cache
from importlib.resources import files

from standards.framework import Framework
from standards.reading import read_framework


def built_in_texts() -> tuple[tuple[str, bytes], ...]:
    """Return the name and the bytes of each built-in file, in the order of their names."""
    found = [file for file in files(__name__).iterdir() if file.name.endswith(".yaml")]
    return tuple((file.name, file.read_bytes()) for file in sorted(found, key=lambda file: file.name))


@cache
def library() -> tuple[Framework, ...]:
    """Return the built-in frameworks, oldest first."""
    return tuple(read_framework(text, name) for name, text in built_in_texts())
