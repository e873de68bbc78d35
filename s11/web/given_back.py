"""What a person sent and the program could not keep: given back in the page, to be copied or sent again.

What somebody signs in with is never shown, and a file cannot be: its name is, so that it is chosen again.
"""

import re
from dataclasses import dataclass

from flask import request

NEVER_SHOWN = re.compile(r"passw|passphrase|secret|token|credential|code|recovery|otp", re.IGNORECASE)
NOT_TYPED = frozenset({"csrf_token", "version", "then"})
OF_SIGNING_IN = ("security", "second_factor", "single_sign_on")


@dataclass(frozen=True, slots=True)
class GivenBack:
    """The fields as they were sent, the files' fields with their names, and where to send it again, if anywhere."""

    fields: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    address: str

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What a person typed or chose, with what it is: the field's own name as words."""
        return [
            (_as_words(name), text) for name, text in self.fields if text.strip() and name not in NOT_TYPED
        ]

    @property
    def file_names(self) -> list[str]:
        return [name for _, name in self.files]


def what_was_sent(may_send_again: bool) -> GivenBack | None:
    """Return what this request sent; None where that was nothing, or what somebody signs in with."""
    if request.method != "POST" or request.blueprint in OF_SIGNING_IN:
        return None
    try:
        sent = tuple(request.form.items(multi=True))
        chosen = ((name, file.filename) for name, file in request.files.items(multi=True))
        files = tuple((name, filename) for name, filename in chosen if filename)
    except Exception:  # what was sent could not even be read: the disk may be full for uploads, too
        return None
    if any(NEVER_SHOWN.search(name) for name, _ in sent if name != "csrf_token"):
        return None
    given_back = GivenBack(
        tuple((name, text) for name, text in sent if name != "csrf_token"), files, _address(may_send_again)
    )
    return given_back if given_back.typed or files or given_back.address else None


def _address(may_send_again: bool) -> str:
    """Return where the same can be sent again: this very address, if it is one of ours."""
    if not may_send_again or request.endpoint is None or request.path.startswith("//"):
        return ""
    return request.full_path.rstrip("?")


def _as_words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").strip().capitalize()
