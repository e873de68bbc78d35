"""Why a file is not taken as evidence, each time with what to do."""

PDF_INSTEAD = "Save it as a PDF, and choose that"
ANEW = "Save it anew, and choose it again"
NOT_TAKEN = "Choose a PDF, Word, Excel, PowerPoint, OpenDocument, PNG or JPEG file"
RENAME = "Its name could mislead whoever opens it. Rename the file, and choose it again"
LOCKED = "This file is locked. Save a copy without a password or protection, and choose that"
MACROS = "This file holds macros. Save it without macros, and choose it again"
RUNS = f"This file holds something that runs by itself. {PDF_INSTEAD}"
PDF_RUNS = "This PDF holds something that runs by itself. Print it to a new PDF, and choose that"
HOLDS_FILES = (
    "There are other files inside this one. Take them out, give each by itself, and choose this one again"
)
REACHES_OUT = f"This file fetches a part of itself from elsewhere when it is opened. {PDF_INSTEAD}"
TOO_LARGE_OPENED = f"This would be far too large once opened. {PDF_INSTEAD}"
CUT_OFF = f"This file is damaged, or was cut off on its way. {ANEW}"
TWO_IN_ONE = f"There is something else hidden in this file. {ANEW}"


class FileRefused(Exception):
    """A file that is not taken; the message says what to do."""


def not_a(kind: str) -> FileRefused:
    """Say that a file is not what it is called."""
    return FileRefused(f"This is not a {kind}, whatever its name says. {ANEW}")
