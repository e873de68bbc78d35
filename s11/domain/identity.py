"""Who somebody is at the provider of single sign-on: a tenant and an object id, never an e-mail address."""

import secrets
from dataclasses import dataclass

# Without letters and digits that are mistaken for others when they are read out.
LETTERS = "ABCDEFGHJKLMNPQRTUVWXY"


class NotBelieved(Exception):
    """What came back is not to be believed, or not enough; `why` is a word of `WHY_NOT`, for the trail."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Asserted:
    """What the provider says of somebody; the e-mail address is theirs only where `is_verified`."""

    tenant: str
    object_id: str
    email: str = ""
    is_verified: bool = False
    name: str = ""


def new_reference() -> str:
    """Make a reference that can be read out on the telephone, such as `KDW-TXN`; it opens nothing."""
    letters = [secrets.choice(LETTERS) for _ in range(6)]
    return f"{''.join(letters[:3])}-{''.join(letters[3:])}"


AGAIN = "Start again from the page for signing in."
ASK = "Ask your administrator, and tell them what this page says."
# Why somebody was not let in: the title of the page, and what to do.
WHY_NOT = {
    "provider_down": (
        "{name} does not answer",
        "Try again in a few minutes. If it goes on, tell your administrator; nothing that you saved is lost.",
    ),
    "provider_refused": ("{name} did not let you in", f"You may have cancelled it. {AGAIN}"),
    "state": ("This took too long, or was started elsewhere", AGAIN),
    "token": ("What {name} sent cannot be believed", f"You are not signed in. {ASK}"),
    "other_tenant": (
        "You used an account of another organisation",
        "Sign out of that account, then start again with the account of your council.",
    ),
    "no_object_id": ("What {name} sent cannot be believed", f"You are not signed in. {ASK}"),
    "not_strong_enough": (
        "You need a second way to prove who you are",
        "Your council asks for more than a password here. Set up a second step for that account, then start "
        "again. Your IT service desk can help.",
    ),
    "disabled": ("You cannot sign in", ASK),
    "not_linked": ("Your account is not linked yet", ASK),
    "linked_elsewhere": (
        "This account is linked to somebody else",
        f"Nothing was changed. {ASK}",
    ),
    "linked_already": ("You are linked to another account already", f"Nothing was changed. {ASK}"),
}
