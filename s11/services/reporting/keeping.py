"""The contents of a CMT report as the JSON that they are kept in, and back again, exactly as they were.

A date is written as what no text can be taken for, `{"$date": "2026-03-31"}`: `2026-03-31` may be what somebody
typed. A later release reads this format too, or gives its own another number and says what it cannot read.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import asdict
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from reports.contents import CmtContents
from s11.domain.due import say_date
from s11.domain.refusals import Refused

FORMAT = "s11-cmt-contents/1"
NAME, CONTENTS, DATE, BYTES = "format", "contents", "$date", "$bytes"
ADAPTER = TypeAdapter(CmtContents)


class CannotBeRead(Refused):
    """What a report was made from is kept in a form that this release does not know."""


def written(contents: CmtContents) -> str:
    """Write contents as JSON."""
    kept = {NAME: FORMAT, CONTENTS: asdict(contents)}
    return json.dumps(kept, default=_marked, separators=(",", ":"))


def read(text: str, as_at: date) -> CmtContents:
    """Read the contents of the report of a day; refuse what was not written by this format."""
    try:
        kept = json.loads(text, object_hook=_unmarked)
        found = kept[NAME]
    except (ValueError, LookupError, TypeError):
        raise CannotBeRead(_damaged(as_at)) from None
    if found != FORMAT:
        raise CannotBeRead(
            f"The CMT report of {say_date(as_at)} was kept by another release of this program, in a format that "
            f"this one does not know ({FORMAT} is known). Use the release that issued it, or a later one."
        )
    try:
        return ADAPTER.validate_python(kept[CONTENTS])
    except (ValidationError, LookupError):
        raise CannotBeRead(_damaged(as_at)) from None  # its message would quote what people typed


def _damaged(as_at: date) -> str:
    report = f"the CMT report of {say_date(as_at)}"
    return f"What {report} was made from cannot be read any more. Restore it from a backup."


def _marked(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {DATE: value.isoformat()}
    if isinstance(value, bytes):
        return {BYTES: b64encode(value).decode()}
    raise TypeError(f"A CMT report cannot keep a {type(value).__name__}.")


def _unmarked(value: dict[str, Any]) -> object:
    if value.keys() == {DATE}:
        return date.fromisoformat(value[DATE])
    return b64decode(value[BYTES]) if value.keys() == {BYTES} else value
