"""Going through all evidence files: is each there, and is it still what was kept?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from s11.services.keeping_files import Keeping, hash_of
from s11.storage.evidence import list_kept_files, places_of_file
from s11.storage.files import FileGone
from s11.storage.quarantine import barred_files


@dataclass(frozen=True, slots=True)
class FileTrouble:
    """A file that is missing, changed or not expected, and where in the audits to look."""

    state: Literal["missing", "changed", "unexpected"]
    sha256: str
    places: tuple[str, ...] = ()


def files_to_check(session: Session) -> list[str]:
    """Return the SHA-256 of every file that must be there: all that is in no quarantine."""
    return sorted(list_kept_files(session) - barred_files(session))


def check_files(
    session: Session, keeping: Keeping, wanted: list[str], step: Callable[[], None] = lambda: None
) -> Iterator[FileTrouble]:
    """Read every file from its first byte to its last, and name those that are not as they were kept."""
    for sha256 in wanted:
        try:
            with keeping.store.open(sha256) as file:
                is_same = hash_of(file) == sha256
        except FileGone:
            yield _trouble(session, "missing", sha256)
        else:
            if not is_same:
                yield _trouble(session, "changed", sha256)
        step()
    expected = list_kept_files(session)
    for name, _, _ in keeping.store.names():
        if name not in expected:
            yield FileTrouble("unexpected", name)


def _trouble(session: Session, state: Literal["missing", "changed"], sha256: str) -> FileTrouble:
    places = places_of_file(session, sha256)
    said = (
        f"{place.cycle}, {place.directorate}, {', '.join(place.criteria) or 'no criterion'}: "
        f"{' '.join(place.title.split())}"
        for place in places
    )
    return FileTrouble(state, sha256, tuple(said))
