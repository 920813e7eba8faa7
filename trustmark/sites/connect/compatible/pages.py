"""Lists in pages, as plug-ins ask for them: `limit` and `offset`."""

import re

from trustmark.sites.layout.requests import Request

USUAL = 100
LONGEST = 500
_NUMBER = re.compile(r"[0-9]{1,9}")


def page_of(request: Request, *, longest: int = LONGEST) -> slice:
    """The rows asked for; a hundred from the beginning where nothing sensible was."""
    limit = _number(request.GET.get("limit", ""), USUAL) or USUAL
    begin = _number(request.GET.get("offset", ""), 0)
    return slice(begin, begin + min(limit, longest))


def _number(text: str, otherwise: int) -> int:
    return int(text) if _NUMBER.fullmatch(text.strip()) else otherwise
