"""From the file somebody sent to two pictures of ours, by a program apart.

A picture is a packed thing in which a few bytes can ask for all the memory there is,
and decoders have had holes. The program apart has limits of its own, and is given up
when it exceeds them.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PROGRAM = Path(__file__).with_name("program.py")
SECONDS = 20
LARGEST_PHOTO = 12_000_000


class PhotoFault(StrEnum):
    """Why no photo comes out of a file; the page has a sentence for each."""

    NO_PHOTO = "no-photo"
    HEIC = "heic"
    BROKEN = "broken"
    TOO_LARGE = "too-large"
    TOO_MANY_PIXELS = "too-many-pixels"
    TOO_SMALL = "too-small"
    GONE = "gone"


class PhotoRefused(Exception):
    """No photo comes out of this file; `fault` says why."""

    def __init__(self, fault: PhotoFault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True)
class Picture:
    """One picture of ours, with its width and height in pixels."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True)
class Drawn:
    """A photo drawn anew: JPEG to open, WebP for lists."""

    large: Picture
    small: Picture


def draw(data: bytes) -> Drawn:
    """The photo in these bytes, whatever the file was called; raises `PhotoRefused`."""
    if len(data) > LARGEST_PHOTO:
        raise PhotoRefused(PhotoFault.TOO_LARGE)
    try:
        answer = subprocess.run(  # noqa: S603 - our own program
            (sys.executable, "-I", str(PROGRAM)),
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PhotoRefused(PhotoFault.TOO_MANY_PIXELS) from None
    head, _, rest = answer.stdout.partition(b"\n")
    try:
        said = json.loads(head)
    except ValueError:
        # Given up within its own limits of time and memory.
        raise PhotoRefused(PhotoFault.TOO_MANY_PIXELS) from None
    if "fault" in said:
        raise PhotoRefused(PhotoFault(said["fault"]))
    (wide, high, length), (small_wide, small_high, _) = said["sizes"]
    return Drawn(
        Picture(wide, high, rest[:length]),
        Picture(small_wide, small_high, rest[length:]),
    )
