"""Which frameworks an audit can ask: the built-in ones, and those that were taken in."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from s11.domain.audit import FrameworkRef
from s11.domain.refusals import NotFound
from s11.storage.cycles import list_cycles
from s11.storage.frameworks import find_framework_text, keep_framework, list_framework_refs, parsed
from standards.framework import Framework
from standards.library import built_in_texts
from standards.reading import LARGEST, FrameworkRefused, read_framework
from standards.whole_file import CannotRead, read_whole


@dataclass(frozen=True, slots=True)
class KnownFramework:
    """A framework that an audit can ask, and how many audits do."""

    framework: Framework
    is_built_in: bool
    audits: int


@dataclass(frozen=True, slots=True)
class TakenFramework:
    """A framework that is here now; `was_here` tells that it was before."""

    framework: Framework
    was_here: bool


def framework_text(session: Session, ref: FrameworkRef) -> str | None:
    """Return the text of a framework that was taken in or is built in, or None."""
    return find_framework_text(session, ref) or _built_in().get(ref)


def framework_of(session: Session, ref: FrameworkRef) -> Framework | None:
    """Return a framework that was taken in or is built in, or None."""
    text = framework_text(session, ref)
    return parsed(text) if text is not None else None


def list_frameworks(session: Session) -> list[KnownFramework]:
    """List the built-in frameworks, oldest first, then those that were taken in."""
    built_in = _built_in()
    taken_in = [ref for ref in list_framework_refs(session) if ref not in built_in]
    asked = [audit.framework for audit in list_cycles(session)]
    return [
        KnownFramework(_known(session, ref), ref in built_in, asked.count(ref))
        for ref in [*built_in, *taken_in]
    ]


def _known(session: Session, ref: FrameworkRef) -> Framework:
    framework = framework_of(session, ref)
    assert framework is not None, "it was listed"
    return framework


def load_known_framework(session: Session, ref: FrameworkRef) -> KnownFramework:
    """Return a framework that an audit can ask."""
    for known in list_frameworks(session):
        if ref == ref_of(known.framework):
            return known
    raise NotFound(f"There is no framework {ref}.")


def take_in_framework_path(session: Session, path: Path) -> TakenFramework:
    """Take in a framework file by its path."""
    try:
        text = read_whole(path, LARGEST)
    except CannotRead as refusal:
        raise FrameworkRefused(f"{path}: {refusal}") from None
    return take_in_framework(session, text, str(path))


def take_in_framework(session: Session, text: bytes, name: str) -> TakenFramework:
    """Take in the bytes of a framework file, to the letter; another text under its version is refused."""
    framework = read_framework(text, name)
    ref = ref_of(framework)
    already = framework_text(session, ref)
    if already is not None:
        if already.encode() != text:
            raise FrameworkRefused(_other_text(framework, ref, name))
        return TakenFramework(framework, was_here=True)
    try:
        keep_framework(session, ref, text.decode())
        session.commit()
    except IntegrityError as clash:
        session.rollback()
        raise FrameworkRefused(f"{name}: somebody took in {ref} at this moment; try again") from clash
    return TakenFramework(framework, was_here=False)


def ref_of(framework: Framework) -> FrameworkRef:
    """Return what names a framework."""
    return FrameworkRef(framework.id, framework.version)


def _other_text(framework: Framework, ref: FrameworkRef, name: str) -> str:
    kept = "is built in" if ref in _built_in() else "is already here"
    return f"{name}: version: {framework.name} {kept} with another text; another text is another version"


@cache
def _built_in() -> dict[FrameworkRef, str]:
    """Return the texts of the built-in frameworks; the name of each file says its id and version."""
    found = {}
    for name, text in built_in_texts():
        ref, _, version = name.removesuffix(".yaml").rpartition(".")
        found[FrameworkRef(ref, version)] = text.decode()
    return found
