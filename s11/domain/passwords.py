"""Which new passwords are refused: too short, what everybody uses, or one's own address.

A list of the most used passwords has hardly any of 12 characters; what people write once they are asked for 12 is
a word of that list with a number, twice, or a walk along the keyboard. So what is refused is what is made of at
most three such pieces and nothing else.
"""

import re
import unicodedata
from itertools import pairwise

from s11.domain.common_words import WORDS

SHORTEST = 12
MOST_PIECES = 3
LONGEST_COMMON = 64  # nobody types a longer one that others have
SHORTEST_NAME = 4

TOO_SHORT = f"Enter a password of {SHORTEST} characters or more"
TOO_COMMON = (
    "Enter a password that others would not think of: three or four words that do not belong together"
)
LIKE_ADDRESS = "Enter a password that does not contain your email address"

WALKS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    *("1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol", "0p"),
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "qazwsxedcrfvtgbyhnujmikolp",
    "a1b2c3d4e5f6g7h8i9j0",
    "1a2b3c4d5e6f7g8h9i0j",
    "147258369",
    "159753",
)
STEPS = frozenset(step for walk in WALKS for way in (walk, walk[::-1]) for step in pairwise(way))
# What people write for a letter; 1 and ! stand for two, so both are tried.
FOR_LETTERS = [str.maketrans("04357@$8+1!", f"oaestasbt{one}{one}") for one in "il"]


def why_refused(password: str, email: str) -> str:
    """Say why a new password is refused, in words for the person; nothing where it is not."""
    if len(password) < SHORTEST:
        return TOO_SHORT
    plain = unicodedata.normalize("NFKC", password).casefold()
    name, _, _ = email.casefold().partition("@")
    if name and (email.casefold() in plain or (len(name) >= SHORTEST_NAME and name in plain)):
        return LIKE_ADDRESS
    return TOO_COMMON if is_common(plain) else ""


def is_common(plain: str) -> bool:
    """Tell whether a password in small letters is one of those that are tried first."""
    bare = re.sub(r"[\W_]+", "", plain)
    if len(bare) < SHORTEST / 2 or len(set(bare)) < 4 or re.fullmatch(r"(.+?)\1+", bare):
        return True
    if len(plain) > LONGEST_COMMON:
        return False
    readings = [plain, *(plain.translate(table) for table in FOR_LETTERS)]
    return _fewest_pieces(readings) <= MOST_PIECES


def _fewest_pieces(readings: list[str]) -> float:
    """Return of how few pieces a password can be made, each read in one of these ways; marks between are free."""
    size = len(readings[0])
    fewest = [0.0] + [float("inf")] * size
    for end in range(1, size + 1):
        if not readings[0][end - 1].isalnum():
            fewest[end] = fewest[end - 1]
        for start in range(end):
            if fewest[start] + 1 < fewest[end] and any(_is_piece(each[start:end]) for each in readings):
                fewest[end] = fewest[start] + 1
    return fewest[-1]


def _is_piece(part: str) -> bool:
    """Tell whether a part is a common word, a number, one letter again and again, or a walk along the keyboard."""
    if part in WORDS or part.isdecimal() or len(set(part)) == 1:
        return True
    return len(part) > 2 and all(step in STEPS for step in pairwise(part))
