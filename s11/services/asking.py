"""Which framework an audit asks."""

from sqlalchemy.orm import Session

from s11.domain.audit import FrameworkRef
from s11.domain.refusals import NotFound
from s11.storage.frameworks import load_framework
from standards.framework import Framework


def load_asked(session: Session, ref: FrameworkRef) -> Framework:
    """Return the framework that an audit asks, or refuse where it was never taken in."""
    framework = load_framework(session, ref)
    if framework is None:
        raise NotFound(f"The framework {ref} was not taken in. Add it with: s11 framework add FILE")
    return framework
