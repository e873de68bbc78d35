"""Which new passwords are refused: too short, what others would try first, or one's own address.

How soon a password would be guessed is zxcvbn's word: it knows the passwords, names and words that people use most,
from breaches among others, and what is made of them.
"""

from zxcvbn import zxcvbn

SHORTEST = 12
SHORTEST_NAME = 4
SAFE = 10.0  # in powers of ten: so many guesses, and argon2 makes each cost a tenth of a second
LONGEST_LOOKED_AT = 72  # zxcvbn takes no more; what is longer is guessed no sooner
OURS = ("section 11", "section11", "safeguarding", "council", "directorate", "children", "partnership")

TOO_SHORT = f"Enter a password of {SHORTEST} characters or more"
TOO_COMMON = (
    "Enter a password that others would not think of: three or four words that do not belong together"
)
LIKE_ADDRESS = "Enter a password that does not contain your email address"


def why_refused(password: str, email: str) -> str:
    """Say why a new password is refused, in words for the person; nothing where it is not."""
    if len(password) < SHORTEST:
        return TOO_SHORT
    plain, name = password.casefold(), email.casefold().partition("@")[0]
    if name and (email.casefold() in plain or (len(name) >= SHORTEST_NAME and name in plain)):
        return LIKE_ADDRESS
    looked_at = password[:LONGEST_LOOKED_AT]
    return "" if zxcvbn(looked_at, user_inputs=OURS)["guesses_log10"] >= SAFE else TOO_COMMON
