"""Bodies in the three encodings that plug-ins use, read into plain fields.

A form, a form in parts, or JSON: chosen by the plug-in, not agreed upon. PHP writes
`list[0]=…` for a list; of such a field only the name before the bracket counts.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from django.core.exceptions import SuspiciousOperation
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from trustmark.orders.api import Fault
from trustmark.sites.connect.compatible.answers import Refusal
from trustmark.sites.layout.requests import Request

MOST_BYTES = 1_000_000
MOST_FIELDS = 1000
BOM = b"\xef\xbb\xbf"
UNREADABLE = (
    SuspiciousOperation,
    MultiPartParserError,
    UnreadablePostError,
    ValueError,
    LookupError,
    RecursionError,
)


@dataclass(frozen=True)
class Sent:
    """What came in the body: texts by name, and values with something inside."""

    texts: dict[str, str] = field(default_factory=dict)
    nested: dict[str, object] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """The text of a field, trimmed; empty when there is none."""
        return self.texts.get(name, "").strip()

    @property
    def names(self) -> set[str]:
        """The names of all fields that say something."""
        return {name for name, text in self.texts.items() if text} | set(self.nested)


def read(request: Request) -> Sent:
    """The fields of the body; raises `Refusal` when nobody can read it."""
    try:
        return _read(request)
    except UNREADABLE as fault:
        raise Refusal(Fault.BODY) from fault


def read_json(text: str | bytes) -> object:
    """The value of a JSON text; raises `ValueError` also where it is too deep."""
    try:
        return json.loads(text)
    except RecursionError as fault:
        raise ValueError("nested too deeply") from fault


def text_of(value: object) -> str:
    """A plain value as PHP would write it in a form; nothing for anything else."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, str | int | float):
        return str(value)
    return ""


def _read(request: Request) -> Sent:
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise Refusal(Fault.BODY)
    kind = (request.content_type or "").lower()
    if kind == "multipart/form-data":
        lists = request.POST.lists()
        return _flat((name, value) for name, values in lists for value in values)
    body = request.body.removeprefix(BOM)
    if kind == "application/json" or body.lstrip()[:1] == b"{":
        return _of_object(read_json(body))
    text = body.decode("utf-8", "replace")
    return _flat(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))


def _flat(pairs: Iterable[tuple[str, object]]) -> Sent:
    """Fields of a form; of one name the last counts, as in PHP."""
    sent = Sent()
    for name, value in pairs:
        plain, bracket, _ = name.partition("[")
        if bracket:
            sent.nested[plain] = value
        else:
            sent.texts[plain] = str(value)
    return sent


def _of_object(value: object) -> Sent:
    if not isinstance(value, Mapping):
        raise Refusal(Fault.BODY)
    sent = Sent()
    for name, inner in value.items():
        if isinstance(inner, Mapping | list):
            sent.nested[str(name)] = inner
        else:
            sent.texts[str(name)] = text_of(inner)
    return sent
