from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from s11.services import logos
from s11.services.logos import LogoRefused, read_logo
from tests.pictures import bomb, picture, with_a_secret

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def read(raw):
    return Image.open(BytesIO(read_logo(BytesIO(raw))))


def zipped():
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("logo.png", picture())
    return target.getvalue()


def many_scans():
    whole = picture(kind="JPEG", progressive=True, quality=90)
    at = whole.index(logos.BEGINS_A_SCAN)
    return whole[:at] + whole[at:-2] * 20 + whole[-2:]


@pytest.mark.parametrize(
    "raw",
    [
        picture(),
        picture(kind="JPEG"),
        picture(kind="JPEG", mode="CMYK", colour=(0, 80, 40, 40)),
        picture(mode="P", colour=1),
        picture(mode="L", colour=90),
        picture(mode="1", colour=1),
        picture(mode="I;16", colour=40_000),
        picture(mode="RGBA", colour=(138, 21, 56, 128)),
    ],
)
def test_a_png_or_jpeg_of_any_kind_becomes_a_plain_png(raw):
    kept = read(raw)

    assert (kept.format, kept.mode, kept.size, kept.info) == ("PNG", "RGB", (60, 30), {})


def test_the_same_picture_gives_the_same_bytes():
    assert read_logo(BytesIO(picture())) == read_logo(BytesIO(picture()))


def test_what_can_be_seen_through_stands_on_white():
    assert read(picture(mode="RGBA", colour=(138, 21, 56, 0))).getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_shades_of_grey_stay_grey():
    assert 150 < read(picture(mode="I;16", colour=40_000)).getpixel((5, 5))[0] < 160


def test_what_nobody_sees_in_a_picture_is_not_kept():
    assert b"secret" in with_a_secret()
    assert b"secret" not in read_logo(BytesIO(with_a_secret()))


def test_a_picture_that_was_held_upright_stays_upright():
    turned = Image.Exif()
    turned[0x0112] = 6

    assert read(picture(kind="JPEG", exif=turned)).size == (30, 60)


def test_a_large_picture_is_made_small_enough_for_pages_and_papers():
    assert read(picture((4000, 1000))).size == (480, 120)
    assert read(picture((1000, 4000))).size == (60, 240)
    assert read(picture((4000, 1), kind="JPEG")).size == (480, 1)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", logos.EMPTY),
        (SVG, logos.VECTOR),
        (b"<!doctype html><script>alert(1)</script>", logos.NOT_A_PICTURE),
        (zipped(), logos.NOT_A_PICTURE),
        (b"%PDF-1.7", logos.NOT_A_PICTURE),
        (picture(kind="GIF"), logos.NOT_A_PICTURE),
        (picture(kind="TIFF"), logos.NOT_A_PICTURE),
        (picture(kind="WEBP"), logos.NOT_A_PICTURE),
        (b"\x89PNG\r\n\x1a\n", logos.NOT_A_PICTURE),
        (picture()[:-40], logos.BROKEN),
        (picture((300, 300), "JPEG")[:-100], logos.BROKEN),
        (picture((4001, 10)), logos.TOO_WIDE),
        (bomb(), logos.TOO_WIDE),
        (bomb(9000, 9000), logos.TOO_WIDE),
        (bomb(4000, 4000), logos.BROKEN),
        (many_scans(), logos.BROKEN),
        (picture() + b"\0" * logos.LARGEST_FILE, logos.TOO_LARGE),
    ],
)
def test_what_is_no_small_whole_picture_is_refused_with_what_to_do(raw, says):
    with pytest.raises(LogoRefused) as refused:
        read_logo(BytesIO(raw))

    assert str(refused.value) == says
    assert says.split()[0] in ("Choose", "Save")
