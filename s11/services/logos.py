"""A logo as it is uploaded: read as a picture, refused with words, and written anew by us.

What is kept is never what was uploaded: no metadata, nothing hidden behind the picture, white behind it.
"""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

MEGABYTE = 1024 * 1024
LARGEST_FILE, LONGEST_SIDE = MEGABYTE, 4000
KEPT_WIDTH, KEPT_HEIGHT = 480, 240
FORMATS = ("PNG", "JPEG")
MOST_SCANS = 64  # each scan of a JPEG goes over the whole picture; real ones have about ten
BEGINS_A_SCAN = b"\xff\xda"

NOT_A_PICTURE = "Choose a PNG or JPEG picture. This file is neither, whatever its name says"
VECTOR = "Save the logo as a PNG and choose that. An SVG can hold more than a picture, so it is not taken"
BROKEN = "Save the picture anew and choose it again. This file is damaged or was cut off"
TOO_LARGE = "Choose a picture of 1 MB or less"
TOO_WIDE = f"Choose a picture of up to {LONGEST_SIDE:,} pixels on each side"
EMPTY = "Choose another file. This one is empty"


class LogoRefused(Exception):
    """A file that is not taken as a logo; the message says why and what to do."""


def read_logo(upload: BinaryIO) -> bytes:
    """Return the picture of an uploaded file as a small PNG of our own, or refuse it."""
    raw = upload.read(LARGEST_FILE + 1)
    if not raw:
        raise LogoRefused(EMPTY)
    if len(raw) > LARGEST_FILE:
        raise LogoRefused(TOO_LARGE)
    picture = _opened(raw)
    if max(picture.size) > LONGEST_SIDE:
        raise LogoRefused(TOO_WIDE)
    if raw.count(BEGINS_A_SCAN) > MOST_SCANS:
        raise LogoRefused(BROKEN)
    try:
        return _written(_on_white(picture))
    except Exception as error:  # a broken picture fails in many ways, and none is more than broken
        raise LogoRefused(BROKEN) from error


def _opened(raw: bytes) -> Image.Image:
    """Read what kind of picture it is and how large, and nothing more yet."""
    try:
        return Image.open(BytesIO(raw), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise LogoRefused(TOO_WIDE) from None
    except Exception as error:
        raise LogoRefused(VECTOR if b"<svg" in raw[:4096].lower() else NOT_A_PICTURE) from error


def _on_white(picture: Image.Image) -> Image.Image:
    """Turn a picture as its camera was held, make it small enough, and put white behind it."""
    picture.draft("RGB", (2 * KEPT_WIDTH, 2 * KEPT_HEIGHT))
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    whole = ImageOps.exif_transpose(picture).convert("RGBA")
    whole.thumbnail((KEPT_WIDTH, KEPT_HEIGHT))
    white = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(white, whole).convert("RGB")


def _written(picture: Image.Image) -> bytes:
    target = BytesIO()
    Image.frombytes("RGB", picture.size, picture.tobytes()).save(target, "PNG", optimize=True)
    return target.getvalue()
