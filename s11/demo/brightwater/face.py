"""The invented face of Brightwater: its colours, and a logo that is drawn here."""

from io import BytesIO

from PIL import Image, ImageDraw

from s11.domain.face import Face

SEA, SUN = "#005f73", "#ee9b00"
SIZE, LARGER = (120, 120), 4  # drawn larger and made smaller, so that its edges are smooth

FACE = Face(
    name="Brightwater Council",
    colour=SEA,
    accent=SEA,
    marking="OFFICIAL",
    contact="Brightwater partnership office\nTelephone 01632 960123\npartnership@example.org",
    logo_says="Brightwater Council: a sun that rises over three waves",
)


def logo() -> bytes:
    """Draw a sun that rises over three waves, as a PNG."""
    width, height = (side * LARGER for side in SIZE)
    picture = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse(_box(30, 12, 90, 72), fill=SUN)
    for row, top in enumerate((48, 70, 92)):
        pen.rectangle(_box(0, top, 120, top + 22), fill="white")
        for left in range(-60 + 30 * (row % 2), 120, 60):
            pen.arc(_box(left, top, left + 32, top + 24), 180, 360, fill=SEA, width=9 * LARGER)
            pen.arc(_box(left + 23, top - 3, left + 69, top + 21), 0, 180, fill=SEA, width=9 * LARGER)
    target = BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).save(target, "PNG")
    return target.getvalue()


def _box(*sides: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = (side * LARGER for side in sides)
    return left, top, right, bottom
