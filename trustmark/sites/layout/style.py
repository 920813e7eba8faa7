"""The one style sheet of a page, put together from the sheets of its pieces."""

import gzip
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static

_SITES = Path(__file__).resolve().parents[1]
_LAYOUT = _SITES / "layout" / "static" / "layout"
_COMPONENTS = _SITES / "components" / "static" / "components"
# The first line of tokens.css orders the cascade layers, so it stands on top.
_FIRST = ("tokens.css", "fonts.css", "base.css", "layout.css")
_FONT = re.compile(r'url\("(fonts/[^"]+)"\)')


@dataclass(frozen=True)
class Style:
    """All rules in one text, the name under which it may be kept for ever."""

    text: bytes
    zipped: bytes
    digest: str


def get_style() -> Style:
    """The style of every page; read again when a sheet changed in development."""
    if settings.MODE == "development":
        return _assembled(max(sheet.stat().st_mtime_ns for sheet in list_sheets()))
    return _assembled(0)


def list_sheets() -> list[Path]:
    """The sheets in the order of the cascade: layout first, then components."""
    return [_LAYOUT / name for name in _FIRST] + sorted(_COMPONENTS.glob("*.css"))


@cache
def _assembled(changed_at: int) -> Style:
    rules = "\n".join(sheet.read_text("utf-8") for sheet in list_sheets())
    rules = _FONT.sub(lambda found: f'url("{static("layout/" + found[1])}")', rules)
    text = rules.encode()
    return Style(text, gzip.compress(text, mtime=0), sha256(text).hexdigest()[:12])
