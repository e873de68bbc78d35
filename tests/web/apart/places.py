"""Every route with values in its address: of one's own, of another directorate, council or board."""

from dataclasses import dataclass, replace

import pytest

from s11.storage.tables import (
    ActionRow,
    BoardRow,
    CycleRow,
    DirectorateRow,
    EvidenceRow,
    SubmissionRow,
    UserRow,
)
from tests.web.apart.world import ASHFORD, BEXLEY, CORBY, Council

# What says nothing about whose something is. A parameter that is neither here nor in `Place.values` fails the
# tests of all routes, so that whoever adds one says what it is.
WHOEVERS = {
    "criterion": "1.1",
    "standard": "1",
    "kind": "action-plan",
    "ending": "pdf",
    "filename": "s11.css",
    "version": 1,
    "framework_id": "small",
    "token": "none",
    "word": "none",
    # One's own and no others': tests/web/test_sign_ins.py and test_own_factors.py try those of somebody else.
    "sign_in_id": 999_999,
    "passkey_id": 999_999,
    "found_id": 999_999,
    "identity_id": 999_999,
}
OF_DIRECTORATE = {"kind": "submission"}


@dataclass(frozen=True)
class Place:
    """A return, with the ids of what is in it and in its audit."""

    council: Council
    directorate: str
    evidence_id: int = 0
    action_id: int = 0
    board_id: int = 0
    person_id: int = 0

    def values(self):
        return {
            "cycle": self.council.cycle,
            "directorate": self.directorate,
            "evidence_id": self.evidence_id,
            "action_id": self.action_id,
            "board_id": self.board_id,
            "person_id": self.person_id,
        }


IDS = ("evidence_id", "action_id")


@dataclass(frozen=True)
class Try:
    """A request: of which endpoint, by which method, at which address, and what its address names."""

    endpoint: str
    method: str
    address: str
    names: frozenset


def places(session):
    """Return the places that are tried: Ashford's two, Bexley's and Corby's."""
    found = [
        _place(session, council, ref)
        for council, ref in (
            (ASHFORD, "housing"),
            (ASHFORD, "leisure"),
            (BEXLEY, "housing"),
            (CORBY, "leisure"),
        )
    ]
    session.commit()
    return found


def _place(session, council, ref):
    cycle = session.query(CycleRow).filter_by(ref=council.cycle).one()
    of_cycle = session.query(EvidenceRow.id).join(
        SubmissionRow, SubmissionRow.id == EvidenceRow.submission_id
    )
    of_cycle = of_cycle.join(DirectorateRow, DirectorateRow.id == SubmissionRow.directorate_id)
    evidence = of_cycle.filter(SubmissionRow.cycle_id == cycle.id, DirectorateRow.ref == ref).first()
    return Place(
        council,
        ref,
        evidence.id if evidence else 999_999,
        session.query(ActionRow.id).filter_by(cycle_id=cycle.id).first().id,
        session.query(BoardRow.id).filter_by(name=council.board.name).one().id,
        session.query(UserRow.id).filter_by(name=f"lead-{council.name.lower()}-{ref}").one().id,
    )


def tries(app, place, **others):
    """Return every route as a request about a place, some of its values taken from elsewhere."""
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            address = rule.build(_values(rule, {**place.values(), **others}))[1]
            found += [
                Try(rule.endpoint, method, address, frozenset(rule.arguments))
                for method in sorted(rule.methods & {"GET", "POST"})
            ]
    return found


def _values(rule, of_place):
    known = WHOEVERS | of_place
    if {"directorate", "kind"} <= rule.arguments:
        known |= OF_DIRECTORATE
    unknown = sorted(rule.arguments - known.keys())
    if unknown:
        pytest.fail(f"{rule}: tests/web/apart/places.py does not know what {', '.join(unknown)} can be")
    return {name: known[name] for name in rule.arguments}


def with_ids_of(place, other):
    """Return a place whose audit and directorate are its own, and whose ids are another's."""
    return replace(place, **{name: getattr(other, name) for name in IDS})
