"""Photos for tests: files as cameras make them, and photos kept for a form."""

from datetime import datetime
from io import BytesIO

from PIL import Image

from tests.builders.people import MONDAY
from trustmark.reviews import api as reviews
from trustmark.reviews.api import ReviewPhoto

CAMERA, REMARK = "Geheime Camera 9", b"op de keukentafel van Anna"
_ORIENTATION, _MAKER, _PLACE = 0x112, 0x10F, 0x8825
_TURNED = 6  # a quarter to the right, as a telephone held upright says it


def a_jpeg(size: tuple[int, int] = (640, 400)) -> bytes:
    """A photo with a place, a camera and a remark; lying down, its left half red."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    told = Image.Exif()
    told[_MAKER] = CAMERA
    told[_ORIENTATION] = _TURNED
    told[_PLACE] = {1: "N", 2: (52.0, 22.0, 12.0), 3: "E", 4: (4.0, 53.0, 42.0)}
    file = BytesIO()
    image.save(file, "JPEG", exif=told, comment=REMARK)
    return file.getvalue()


def a_png(size: tuple[int, int] = (300, 200), mode: str = "RGBA") -> bytes:
    """A picture with nothing on it."""
    file = BytesIO()
    Image.new(mode, size).save(file, "PNG")
    return file.getvalue()


def a_photo(*, at: datetime = MONDAY) -> ReviewPhoto:
    """A photo that was chosen in a form, which was not sent yet."""
    return reviews.keep_photo(a_png(), at=at)
