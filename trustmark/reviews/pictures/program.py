"""Draws a photo from standard input anew, large and small, within limits.

Started as a program of its own, by file name: it knows nothing of the platform. What
comes out holds pixels alone: no place, no camera, no remark, no profile of colours.
"""

import json
import resource
import sys
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

MEMORY = 1_200_000_000
SECONDS = 15
MOST_PIXELS = 50_000_000
SHORTEST_EDGE = 100
LONGEST_SHAPE = 20
LARGE, SMALL = 1600, 480
# Whoever opens a decoder that nobody needs opens a door that nobody watches.
FORMATS = ("JPEG", "PNG", "WEBP")
_APPLE = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif", b"avis")
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError, KeyError)


class Refused(Exception):
    """No picture comes out of this; the message says why."""


def main() -> None:
    """Draw, and say what there is or why there is nothing."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    Image.MAX_IMAGE_PIXELS = None  # we look ourselves, before anything is unpacked
    try:
        large, small = _drawn(sys.stdin.buffer.read())
    except Refused as why:
        _say({"fault": str(why)})
    except MemoryError:
        _say({"fault": "too-many-pixels"})
    except _BROKEN:
        _say({"fault": "broken"})
    else:
        as_jpeg, as_webp = _jpeg(large), _webp(small)
        sizes = [[*large.size, len(as_jpeg)], [*small.size, len(as_webp)]]
        _say({"sizes": sizes}, as_jpeg, as_webp)


def _drawn(data: bytes) -> tuple[Image.Image, Image.Image]:
    if data[4:8] == b"ftyp" and data[8:12] in _APPLE:
        raise Refused("heic")
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except _BROKEN:
        raise Refused("no-photo") from None
    short, long = sorted(image.size)
    if short * long > MOST_PIXELS:
        raise Refused("too-many-pixels")
    if short < SHORTEST_EDGE or long > LONGEST_SHAPE * short:
        raise Refused("too-small")
    # A JPEG unpacks to an eighth where that is enough; of moving pictures the first.
    image.draft(None, (LARGE, LARGE))
    image.load()
    turn = image.getexif()
    plain = _plain(image)
    plain.thumbnail((LARGE, LARGE), Image.Resampling.LANCZOS)
    plain.getexif().update(turn)
    upright = ImageOps.exif_transpose(plain)
    large = Image.frombytes("RGB", upright.size, upright.tobytes())
    small = large.copy()
    small.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    return large, small


def _plain(image: Image.Image) -> Image.Image:
    """In the colours of screens, on white where one could see through."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        layers = image.convert("RGBA")
        image = Image.new("RGBA", layers.size, "white")
        image.alpha_composite(layers)
        image = image.convert("RGB")
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        image = _in_screen_colours(image, profile)
    return image.convert("RGB")


def _in_screen_colours(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        drawn = ImageCms.profileToProfile(image, source, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return drawn or image


def _jpeg(image: Image.Image) -> bytes:
    into = BytesIO()
    image.save(into, "JPEG", quality=82, optimize=True, progressive=True)
    return into.getvalue()


def _webp(image: Image.Image) -> bytes:
    into = BytesIO()
    image.save(into, "WEBP", quality=78, method=4)
    return into.getvalue()


def _say(told: dict[str, object], *pictures: bytes) -> None:
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + b"".join(pictures))


if __name__ == "__main__":
    main()
