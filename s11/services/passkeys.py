"""Passkeys (WebAuthn): what the browser is asked, and whether its answer holds.

A site is known to browsers by its host name; a passkey that was made for another is never offered to us.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from s11.domain.factors import MOST_PASSKEYS
from s11.domain.refusals import Refused, WrongTry
from s11.services.second_factors import first_codes
from s11.storage.factors import find_passkey, hold_person, passkeys_of
from s11.storage.people import find_person_by_id
from s11.storage.tables import PasskeyRow, UserRow
from s11.storage.trail import tell

HANDLE = 32  # random bytes that stand for a person on their device, where no name should
LARGEST = 20_000
NOT_HELD = "The passkey was not accepted. Try again, or sign in another way."
# What the library raises for an answer that does not hold, and what Python does for one that is none.
NO_ANSWER = (WebAuthnException, ValueError, TypeError, KeyError, AttributeError, RecursionError)
PREFERRED, REQUIRED = UserVerificationRequirement.PREFERRED, UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True)
class Site:
    """This site as browsers know it: its host name, and where its pages come from."""

    host: str
    origin: str


def ask_for_new(session: Session, site: Site, person: UserRow) -> tuple[str, bytes, bytes]:
    """Return what the browser is asked to make a passkey, the challenge in it, and the person's handle."""
    known = passkeys_of(session, person.id)
    handle = known[0].user_handle if known else secrets.token_bytes(HANDLE)
    options = generate_registration_options(
        rp_id=site.host,
        rp_name="Section 11 self-assessment",
        user_id=handle,
        user_name=person.email,
        user_display_name=person.display_name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=PREFERRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=row.credential_id) for row in known],
    )
    return options_to_json(options), options.challenge, handle


def add_passkey(
    session: Session,
    site: Site,
    key: str,
    person: UserRow,
    name: str,
    asked: tuple[bytes, bytes],
    answer: str,
    now: datetime,
) -> list[str]:
    """Keep a passkey whose answer holds; `asked` is challenge and handle. Hands out the first recovery codes."""
    challenge, handle = asked
    try:
        verified = verify_registration_response(
            credential=_read(answer),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
        )
    except NO_ANSWER as wrong:
        raise WrongTry("The passkey was not made. Try again.") from wrong
    hold_person(session, person.id)
    if len(passkeys_of(session, person.id)) >= MOST_PASSKEYS:
        raise Refused(f"You have {MOST_PASSKEYS} passkeys. Take one away first.")
    row = PasskeyRow(
        user_id=person.id,
        credential_id=verified.credential_id,
        public_key=verified.credential_public_key,
        user_handle=handle,
        sign_count=verified.sign_count,
        name=name,
        added_at=now,
    )
    return _keep(session, row, key, person)


def _keep(session: Session, row: PasskeyRow, key: str, person: UserRow) -> list[str]:
    session.add(row)
    try:
        session.flush()
    except IntegrityError as clash:
        session.rollback()
        raise WrongTry("This passkey is here already. Use it, or make another.") from clash
    codes = first_codes(session, key, person)
    session.commit()
    return codes


def ask_for_known(session: Session, site: Site, person: UserRow | None) -> tuple[str, bytes]:
    """Return what the browser is asked to sign in with a passkey, and the challenge in it.

    Where nobody has said yet who they are, the device must have made sure that it is its owner.
    """
    known = passkeys_of(session, person.id) if person else []
    options = generate_authentication_options(
        rp_id=site.host,
        allow_credentials=[PublicKeyCredentialDescriptor(id=row.credential_id) for row in known],
        user_verification=PREFERRED if person else REQUIRED,
    )
    return options_to_json(options), options.challenge


def try_passkey(
    session: Session, site: Site, person: UserRow | None, challenge: bytes, answer: str, now: datetime
) -> UserRow:
    """Return whose passkey answered; where it is a second factor, it must be this person's own."""
    try:
        return _tried(session, site, person, challenge, _read(answer), now)
    except (*NO_ANSWER, WrongTry) as wrong:
        session.rollback()
        tell(session, "sign_in.second_factor_refused", person.id if person else "", way="passkey")
        session.commit()
        raise WrongTry(NOT_HELD) from wrong


def _tried(
    session: Session,
    site: Site,
    person: UserRow | None,
    challenge: bytes,
    answer: dict[str, Any],
    now: datetime,
) -> UserRow:
    row = find_passkey(session, base64url_to_bytes(answer["id"]))
    if row is None or (person is not None and row.user_id != person.id):
        raise WrongTry(NOT_HELD)
    handle = answer["response"].get("userHandle")
    if person is None and base64url_to_bytes(handle) != row.user_handle:
        raise WrongTry(NOT_HELD)
    verified = verify_authentication_response(
        credential=answer,
        expected_challenge=challenge,
        expected_rp_id=site.host,
        expected_origin=site.origin,
        credential_public_key=row.public_key,
        credential_current_sign_count=row.sign_count,
        require_user_verification=person is None,
    )
    owner = find_person_by_id(session, row.user_id)
    if owner is None or not owner.active:
        raise WrongTry(NOT_HELD)
    row.sign_count, row.used_at = verified.new_sign_count, now
    session.commit()
    return owner


def _read(answer: str) -> dict[str, Any]:
    """Read what the browser sent; what is too long or no object is no answer."""
    read = json.loads(answer) if len(answer) <= LARGEST else None
    if not isinstance(read, dict) or not isinstance(read.get("response"), dict):
        raise ValueError("no answer of a passkey")
    return read
