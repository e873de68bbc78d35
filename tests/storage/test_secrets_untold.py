"""What people sign in with stands in no entry of the trail."""

import json
from datetime import UTC, datetime

from passlib.totp import TOTP
from sqlalchemy import select

from s11.extensions import security
from s11.services.second_factors import set_up_app
from s11.storage.tables import PasskeyRow, TrailRow
from tests.services.test_factors_at_once import KEY


def test_no_secret_of_a_second_factor_stands_in_the_trail(session, people):
    totp, person = security.totp_factory, people["lead"]
    secret = totp.generate_totp_secret()
    code = TOTP(totp.get_totp_b32_key(secret), format="base32").generate().token
    codes = set_up_app(session, totp, KEY, person, secret, code, datetime.now(UTC))
    session.add(
        PasskeyRow(
            user_id=person.id, credential_id=b"credential", public_key=b"public", user_handle=b"handle",
            sign_count=7, name="Work laptop", added_at=datetime.now(UTC),
        )
    )  # fmt: skip
    session.commit()

    told = [row for row in session.scalars(select(TrailRow)) if row.place == str(person.id)]
    said = " ".join(f"{row.what} {row.details}" for row in told)

    assert "authenticator_app.added" in said and "passkey.added" in said and "Work laptop" in said
    for secret_thing in (
        json.loads(secret)["enckey"]["k"],
        code,
        *codes,
        "credential'",
        "b'public",
        "handle",
        "sign_count",
    ):
        assert secret_thing not in said
