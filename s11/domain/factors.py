"""The second factors of a person: an authenticator app, passkeys, and recovery codes for when both are gone."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime

CODES = 10
MOST_PASSKEYS = 10
# Without letters and digits that are mistaken for others; 24 of them hold 120 bits: nobody finds one from its hash.
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 6, 4


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey as its owner knows it; its keys stay in storage."""

    id: int
    name: str
    added: datetime
    used: datetime | None


@dataclass(frozen=True, slots=True)
class FactorStanding:
    """Whether a person has a second factor, and whether their role needs one."""

    has_one: bool
    is_required: bool


@dataclass(frozen=True, slots=True)
class Factors:
    """What a person has set up, and whether their role needs it."""

    app_added: datetime | None
    passkeys: tuple[Passkey, ...]
    codes_left: int
    is_required: bool

    @property
    def has_one(self) -> bool:
        return self.count > 0

    @property
    def count(self) -> int:
        return len(self.passkeys) + (self.app_added is not None)

    @property
    def may_lose_one(self) -> bool:
        """Tell whether one can be taken away: the last stays as long as the role needs two factors."""
        return not self.is_required or self.count > 1


def new_codes() -> list[str]:
    """Make recovery codes that can be read from paper: `k7mp-2xq9-hrtw`."""
    return ["-".join(_group() for _ in range(_GROUPS)) for _ in range(CODES)]


def _group() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(_GROUP))


def normal_code(typed: str) -> str:
    """Return a recovery code without what people add or leave out: spaces, dashes, capitals."""
    return re.sub(r"[\s\-\u2010-\u2015]", "", typed).lower()
