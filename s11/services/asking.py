"""What an audit asks: its framework, a standard or a criterion of it, and what stands beside those."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from s11.domain.audit import FrameworkRef
from s11.domain.refusals import NotFound
from s11.storage.frameworks import load_framework
from standards.framework import Criterion, Framework, Standard

Asked = TypeVar("Asked", Standard, Criterion)


def load_asked(session: Session, ref: FrameworkRef) -> Framework:
    """Return the framework that an audit asks, or refuse where it was never taken in."""
    framework = load_framework(session, ref)
    if framework is None:
        raise NotFound(f"The framework {ref} was not taken in. Add it with: s11 framework add FILE")
    return framework


def find_standard(framework: Framework, standard_id: str) -> Standard:
    """Return a standard, or refuse where the framework has none of this id."""
    try:
        return framework.standard(standard_id)
    except KeyError:
        raise NotFound(f"{framework.name} has no standard {standard_id}.") from None


def find_criterion(framework: Framework, criterion_id: str) -> Criterion:
    """Return a criterion, or refuse where the framework has none of this id."""
    try:
        return framework.criterion(criterion_id)
    except KeyError:
        raise NotFound(f"{framework.name} has no criterion {criterion_id}.") from None


def neighbours(asked: Sequence[Asked], one: Asked) -> tuple[Asked | None, Asked | None]:
    """Return what comes before one of these and what comes after it; None at either end."""
    place = asked.index(one)
    return (asked[place - 1] if place else None, asked[place + 1] if place + 1 < len(asked) else None)
