"""The text of a PDF file: terms that a shop offers for keeping often stand in one."""

import json
import re
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("pdf_program.py")
BEGINS = b"%PDF-"
# The mark may stand a little further on; readers of PDF look in the first kilobyte.
HEAD = 1024
LARGEST = 10_000_000
SECONDS = 20
# Why a file has no text for us, as a sentence goes on after its name.
REASONS = {
    "encrypted": "is a PDF file that opens only with a password",
    "broken": "is a PDF file that cannot be read",
    "no-text": "is a PDF file without text: pictures only",
    "too-large": f"is a PDF file larger than {LARGEST // 1_000_000} MB",
    "too-slow": "is a PDF file that takes too long to read",
}
# A word cut in two at the end of a line.
CUT = re.compile(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")
ENDS = re.compile(r"[.!?:;]$")
# What begins something new: a bullet, a number, an article.
MARKER = re.compile(
    r"[-•–*·▪o]\s|\(?[a-z\d]{1,3}[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|"
    r"(?:art(?:ikel|icle|\.)|§)\s?\d",
    re.I,
)
# Shorter lines are headings, labels and cells; only a full line runs on.
FULL = 0.8


class PdfRefused(Exception):
    """No text comes out of this file; `reason` is one of `REASONS`."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason

    @property
    def sentence_end(self) -> str:
        """How a sentence ends that begins with the name of the file."""
        return REASONS[self.reason]


def is_pdf(raw: bytes) -> bool:
    """Whether bytes are a PDF file, whatever they were called."""
    return BEGINS in raw[:HEAD] and not raw[:HEAD].lstrip().startswith(b"<")


def read_pdf(raw: bytes) -> str:
    """The text of a PDF file, lines that run on put together; raises `PdfRefused`."""
    if len(raw) > LARGEST:
        raise PdfRefused("too-large")
    try:
        answer = subprocess.run(  # noqa: S603 - our own program
            (sys.executable, "-I", str(PROGRAM)),
            input=raw,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PdfRefused("too-slow") from None
    try:
        said = json.loads(answer.stdout)
    except ValueError:
        # Killed by its own limits: of time, or else of memory.
        raise PdfRefused("too-slow" if answer.returncode < 0 else "broken") from None
    if "reason" in said:
        raise PdfRefused(said["reason"])
    return "\n\n".join(_reflowed(page) for page in said["pages"] if page.strip())


def _reflowed(page: str) -> str:
    """A page with the lines of a paragraph on one line."""
    lines = [line.strip() for line in CUT.sub("", page).split("\n")]
    longest = sorted(map(len, lines))[-max(1, len(lines) // 10)]
    text = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        runs_on = _runs_on(line, following, longest)
        text += line + (" " if runs_on else "\n")
    return text.strip()


def _runs_on(line: str, following: str, longest: int) -> bool:
    if not line or not following or ENDS.search(line) or MARKER.match(following):
        return False
    return following[0].islower() or len(line) >= FULL * longest
