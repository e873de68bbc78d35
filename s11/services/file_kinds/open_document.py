"""OpenDocument: opened, without macros, objects of other programs, or what is fetched."""

import re
from collections.abc import Callable
from typing import BinaryIO

from s11.services.file_kinds import zips
from s11.services.file_kinds.words import HOLDS_FILES, LOCKED, MACROS, REACHES_OUT, RUNS, FileRefused

LONGEST_TEXT = 64 * 1024 * 1024
CALLS = re.compile(rb"vnd\.sun\.star\.script|[\"']macro:|<script:event-listener", re.IGNORECASE)
FETCHES = re.compile(rb"<(office|text|table):dde-|<table:dde-link|dde-connection-decl", re.IGNORECASE)
LISTING = "META-INF/manifest.xml"


def is_open_document(file: BinaryIO, media_type: str) -> bool:
    """Tell whether this is an OpenDocument file of a media type."""
    archive = zips.opened(file)
    if archive is None:
        return False
    with archive:
        names = archive.namelist()
        if "mimetype" not in names or zips.start_of(archive, "mimetype", 200).strip() != media_type.encode():
            return False
        if any(name.startswith(("Basic/", "Scripts/", "Dialogs/")) for name in names):
            raise FileRefused(MACROS)
        listing = zips.start_of(archive, LISTING, LONGEST_TEXT) if LISTING in names else b""
        if b"encryption-data" in listing:
            raise FileRefused(LOCKED)
        if b"oleobject" in listing.lower() or any(name.lower().endswith((".bin", ".ole")) for name in names):
            raise FileRefused(HOLDS_FILES)
        for name in names:
            if name.endswith(("content.xml", "styles.xml")):
                _check_text(zips.start_of(archive, name, LONGEST_TEXT))
    return True


def _check_text(text: bytes) -> None:
    if CALLS.search(text):
        raise FileRefused(MACROS)
    if FETCHES.search(text):
        raise FileRefused(REACHES_OUT)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise FileRefused(RUNS)


def open_document(media_type: str) -> Callable[[BinaryIO], bool]:
    """Return the check for files of a media type."""
    return lambda file: is_open_document(file, media_type)
