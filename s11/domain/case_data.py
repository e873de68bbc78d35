"""What in a typed text looks as if it could identify a child: people's numbers, days of birth, case references.

It only looks. What matched is returned by nobody and kept nowhere: a text has a kind of sign in it or it has not.
A text that describes a child without any of these is not found, and a number may be another thing; so this is a
reason to look again, never one to refuse.
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum


class Sign(StrEnum):
    """What a text may hold, in the words in which a person is told."""

    NHS_NUMBER = "an NHS number"
    PUPIL_NUMBER = "a unique pupil number"
    INSURANCE_NUMBER = "a National Insurance number"
    DATE_OF_BIRTH = "a date of birth"
    AGE_AND_DAY = "a child’s age with a day on which something happened"
    CASE_REFERENCE = "the reference of a case"


ADVICE = "Say nothing here that could identify a child. If it does not, you need do nothing."
LONGEST_SEARCHED = 60_000

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = (
    r"(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{2,4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})(?!\d)"
)
_ALONE = r"(?<![\w/.,£€$#+-])"  # not the end of a longer number, a sum of money, an address or a reference
_ENDS = r"(?![\w/-]|[.,]\d)"

_TEN = re.compile(rf"{_ALONE}(?:(\d{{3}})([ \u00a0-])(\d{{3}})\2(\d{{4}})|(\d{{10}})){_ENDS}")
_CALLED_NHS = re.compile(
    r"\bnhs\s*(?:id|no\.?|num(?:ber)?s?\.?|#)?\s*(?:is|was|[:=(-])?\s*\d{3}[ \u00a0-]?\d{3}[ \u00a0-]?\d{4}(?!\d)",
    re.I,
)
_DIALLED = re.compile(r"(?:\b(?:tel|telephone|phone|fax|mobile|call|ring)\b\.?:?|\+\d{1,3}|\(0\))\s*$", re.I)
_PUPIL = re.compile(r"(?<![A-Za-z0-9])([A-HJ-NP-RT-Z])(\d{11})([0-9A-HJ-NP-RT-Z])(?![A-Za-z0-9])", re.I)
_INSURANCE = re.compile(
    r"(?<![A-Za-z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"(?:\d{6}| \d{2} \d{2} \d{2} ?|-\d{2}-\d{2}-\d{2}-) ?[A-D](?![A-Za-z0-9])"
)
_BORN = (
    re.compile(rf"\bd\.?\s?o\.?\s?b\b\.?\s*(?:is|was|[:=(,–-])?\s*{_DAY}", re.I),
    re.compile(rf"\b(?:date|day) of birth\s*(?:is|was|of|[:=(,–-])*\s*{_DAY}", re.I),
    re.compile(rf"\bborn\s*(?:on|:|-)?\s*(?:the\s+)?{_DAY}", re.I),
    re.compile(rf"(?<![\w.])b\.\s?{_DAY}", re.I),
    re.compile(rf"\bbirthday\s*(?:is|was|:|on)*\s*(?:the\s+)?{_DAY}", re.I),
)
_CHILD = (
    r"(?:child|boy|girl|son|daughter|baby|infant|toddler|pupil|sibling|brother|sister|teenager|young person)"
)
_NO_LIMIT = (
    r"(?!\s*(?:years?)?\s*(?:and|or)\s+(?:over|above|under|below|older|younger|up)"
    r"|\s*(?:\+|plus|to\b|[-–]\s?\d))"
)
_YEARS = r"(?:years?|yrs?|months?|mths?)(?:[\s-]old)?"
_OF_AGE = (
    re.compile(
        rf"(?<!every )(?<!each )(?<!any )(?<!no )\b{_CHILD}\s*,?\s*(?:was\s+|is\s+|who (?:was|is)\s+)?"
        rf"(?:aged?\s+|\()(?:of\s+)?\d{{1,2}}\b{_NO_LIMIT}",
        re.I,
    ),
    re.compile(
        rf"\b(?:an?|the|this|that|our|her|his)\s+\d{{1,2}}[\s-]{_YEARS}[\s-]+(?:old\s+)?{_CHILD}\b", re.I
    ),
    re.compile(
        rf"\b(?:an?|the|this|that|her|his)\s+{_CHILD}\s+(?:of|was|is|who is|who was)\s+\d{{1,2}}\b{_NO_LIMIT}",
        re.I,
    ),
)
_A_CHILD = re.compile(rf"\b{_CHILD}\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_ANY_DAY = re.compile(rf"(?<![\d/.-]){_DAY}", re.I)
_NUMBERED = r"(?:[A-Z]{1,5}[-/ ]?)?(?:\d{5,}|\d{2,}[-/]\d{3,}|\d{3,}[-/]\d{2,})(?!\d)"
_CASE = (
    re.compile(
        r"\b(?:LCS|ICS|EHM|Mosaic|Liquid ?[Ll]ogic|Care ?[Ff]irst|Framework-?[iI]|Azeus|Eclipse)\b"
        r"(?:\s+(?:[Cc]ase|[Cc]hild|[Pp]erson|[Cc]lient|[Rr]ecord|ID|[Ii]d|[Nn]o\.?|[Nn]umber|[Rr]ef(?:erence)?\.?))*"
        rf"\s*(?:is|:|#|=|-)?\s*{_NUMBERED}"
    ),
    re.compile(
        r"\b(?:case|child(?:['’]s)?|client|pupil|patient|person|service user|referral|family|episode)\s*"
        r"(?:id|i\.d\.|no\.?|num(?:ber)?|ref(?:erence)?(?:\s+(?:no\.?|number))?\.?)\s*(?:is|was|:|#|=|-|\()?\s*"
        rf"{_NUMBERED}",
        re.I,
    ),
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'“‘(])|\n+")


def signs_in(text: str | None) -> tuple[Sign, ...]:
    """Return which signs of a child's case a text has, each once."""
    if not text or not _DIGIT.search(text):  # every sign has one
        return ()
    searched = text[:LONGEST_SEARCHED]
    return tuple(sign for sign, has in _LOOKS.items() if has(searched))


def warning_of(text: str | None) -> str:
    """Say what a text looks as if it held and what to do; nothing where it looks harmless."""
    return warning(signs_in(text))


def warning(signs: Iterable[Sign]) -> str:
    """Say what was seen and what to do; nothing where nothing was."""
    named = [sign.value for sign in signs]
    if not named:
        return ""
    listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return f"This looks like {listed}. {ADVICE}"


def is_nhs_number(digits: str) -> bool:
    """Tell whether ten digits hold together as an NHS number: modulus 11, the last digit checks the others."""
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (11 - rest) % 11 == int(digits[9])


# Which letter checks a pupil number: the place of the remainder, without I, O and S.
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def is_pupil_number(letter: str, signs: str) -> bool:
    """Tell whether a letter checks the twelve signs behind it; the last may be a letter (a temporary number)."""
    values = [int(sign) if sign.isdigit() else LETTERS.index(sign) for sign in signs.upper()]
    return LETTERS[sum(place * value for place, value in enumerate(values, start=2)) % 23] == letter.upper()


def _has_nhs_number(text: str) -> bool:
    if _CALLED_NHS.search(text):
        return True
    for found in _TEN.finditer(text):
        digits = "".join(part for part in found.group(1, 3, 4, 5) if part)
        in_use = digits[0] in "467" or "32" <= digits[:2] <= "39"
        if in_use and is_nhs_number(digits) and not _DIALLED.search(text[: found.start()][-20:]):
            return True
    return False


def _has_pupil_number(text: str) -> bool:
    return any(is_pupil_number(found[1], found[2] + found[3]) for found in _PUPIL.finditer(text))


def _has_age_and_day(text: str) -> bool:
    if not _A_CHILD.search(text) or not any(age.search(text) for age in _OF_AGE):
        return False
    return any(
        _ANY_DAY.search(sentence) and any(age.search(sentence) for age in _OF_AGE)
        for sentence in _SENTENCE.split(text)
    )


def _any_of(patterns: Iterable[re.Pattern[str]]) -> Callable[[str], bool]:
    return lambda text: any(pattern.search(text) for pattern in patterns)


_LOOKS: dict[Sign, Callable[[str], bool]] = {
    Sign.NHS_NUMBER: _has_nhs_number,
    Sign.PUPIL_NUMBER: _has_pupil_number,
    Sign.INSURANCE_NUMBER: _any_of((_INSURANCE,)),
    Sign.DATE_OF_BIRTH: _any_of(_BORN),
    Sign.AGE_AND_DAY: _has_age_and_day,
    Sign.CASE_REFERENCE: _any_of(_CASE),
}
