"""The council's logo above the first page, tagged as a picture that says what it shows."""

from io import BytesIO

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from reports.contents import Face
from reports.structure import Tag
from reports.tagging import TaggedCanvas
from reports.typed import cleaned

LOGO_WIDTH, LOGO_HEIGHT = 35 * mm, 12 * mm


def size_of(face: Face) -> tuple[float, float]:
    """Return how wide and high the logo stands on paper, in points: as large as its place allows."""
    across, up = ImageReader(BytesIO(face.logo)).getSize()
    scale = min(LOGO_WIDTH / across, LOGO_HEIGHT / up)
    return across * scale, up * scale


def draw_logo(canvas: TaggedCanvas, face: Face, right: float, bottom: float) -> None:
    """Draw the logo standing on `bottom` and ending at `right`."""
    image, (width, height) = ImageReader(BytesIO(face.logo)), size_of(face)
    box = f"{right - width:.2f} {bottom:.2f} {right:.2f} {bottom + height:.2f}"
    place = f"/O/Layout/Placement/Block/BBox[{box}]"
    says = " ".join(cleaned(face.logo_says).split())
    with canvas.whole(Tag("Figure", attributes=place, alt=says)):
        canvas.drawImage(image, right - width, bottom, width, height)
