"""How a request's files come in: written once, into the data folder, and hashed as they are written."""

from typing import IO, Any, cast

from flask import Flask, current_app, session
from flask import Request as FlaskRequest

from s11.config import Settings
from s11.services.incoming import IncomingFile
from s11.services.keeping_files import Keeping, keeping_of

ONE_FILE = "Choose one file at a time"
SIGNED_OUT = "You are signed out; sign in, and choose the file again"


class Request(FlaskRequest):
    """A request whose file goes where evidence is kept, without a copy elsewhere on the way."""

    _has_file = False

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        upload = IncomingFile(keeping().incoming, total_content_length or 0)
        if "_user_id" not in session:
            upload.refusal = SIGNED_OUT
        elif filename and self._has_file:
            upload.refusal = ONE_FILE
        self._has_file = self._has_file or bool(filename)
        return cast(IO[bytes], upload)


def init_app(app: Flask, settings: Settings) -> None:
    """Let requests come in this way."""
    app.request_class = Request
    app.extensions["s11-keeping"] = keeping_of(settings)


def keeping() -> Keeping:
    """Return what keeps the files of this application."""
    return cast(Keeping, current_app.extensions["s11-keeping"])


def upload_of(field: Any) -> IncomingFile:
    """Return what a form's file field received."""
    return cast(IncomingFile, field.data.stream)
