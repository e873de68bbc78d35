"""What a file's name must not hold: signs that turn it around, two endings, names that Windows keeps for itself."""

import re
import unicodedata

from s11.services.file_kinds.words import RENAME, FileRefused

# Signs that change the order in which what follows is shown; marks for a single place are fine.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# An ending before the last one that a person, or an old program, could take for the real one.
RUNS = re.compile(
    r"\.(exe|scr|pif|bat|cmd|msi|dll|js|jse|vbs|vbe|wsf|wsh|hta|ps1|jar|lnk|reg|html?|xhtml|svg|php|asp|aspx|jsp|"
    r"sh|py|docm|xlsm|pptm|zip|iso)[ .]*\.",
    re.IGNORECASE,
)
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])\s*(\.|$)", re.IGNORECASE)


def check_name(name: str) -> None:
    """Refuse a name that could mislead; folders before it are no part of it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    if any(unicodedata.category(sign) == "Cc" for sign in last) or TURNS.search(last):
        raise FileRefused(RENAME)
    if RUNS.search(last) or RESERVED.match(last):
        raise FileRefused(RENAME)
