"""Pieces of XML, written one after another so that nobody holds a whole feed.

Whatever people wrote becomes text: it is escaped, and signs that XML 1.0 forbids or
that turn the direction of what follows are left out.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# All but the characters of XML 1.0, section 2.2; and the marks of direction that
# reach beyond their own text (Unicode, UAX #9).
_FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u202a-\u202e\u2066-\u2069]"
)


def clean(text: str) -> str:
    """The text without what no feed may hold."""
    return _FORBIDDEN.sub("", text)


def element(name: str, text: object = "", **attributes: object) -> str:
    """One element with text in it; attributes in the order given."""
    return f"<{_opened(name, attributes)}>{escape(clean(str(text)))}</{name}>"


def wrapped(name: str, pieces: Iterable[str], **attributes: object) -> str:
    """One element around others that are XML already."""
    return f"<{_opened(name, attributes)}>{''.join(pieces)}</{name}>"


def moment(at: datetime) -> str:
    """A moment as XML Schema writes it, in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _opened(name: str, attributes: dict[str, object]) -> str:
    # Python keeps some names for itself: `type_` is written `type`.
    told = (
        f" {key.rstrip('_')}={quoteattr(clean(str(value)))}"
        for key, value in attributes.items()
    )
    return name + "".join(told)
