"""How a test reads a page: as the text a person sees."""

import re
from html import unescape
from typing import Any


def text_of(response: Any) -> str:
    """The words of a page in one line, without its tags."""
    html = response.content.decode()
    bare = re.sub(r"(?s)<(script|style|head).*?</\1>|<[^>]+>", " ", html)
    return " ".join(unescape(bare).split())


def rows_of(response: Any) -> list[str]:
    """The titles in the queue, in their order."""
    return re.findall(r'class="queue__link"[^>]*>([^<]*)<', response.content.decode())
