"""What people and programs type into a question that should not stand there.

A thing typed wrong is refused with a sentence, or it is text like any other: markup,
Greek and emoji are somebody's name as well as anybody's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.sites.forms import Control

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
LONG = "x" * 10_000


@dataclass(frozen=True)
class Bad:
    """One thing typed wrong, and whether a question for plain text takes it.

    `None` as what is typed leaves the question out altogether.
    """

    kind: str
    typed: str | None
    is_refused: bool = True


EMPTY = [
    Bad("nothing", ""),
    Bad("left out", None),
    Bad("spaces", " \u00a0\u2003 "),
    Bad("a space without width", "\u200b"),
]
UNREADABLE = [
    Bad("far too long", LONG),
    Bad("a null", "Kaas\x00boer"),
    Bad("a vertical tab", "Kaas\x0bboer"),
    Bad("an escape", "Kaas\x1b[31mboer"),
    Bad("half a character", "Kaas\ud83eboer"),
    Bad("turned around", "Kaas\u202ereob"),
]
READABLE = [
    Bad("a script", SCRIPT, is_refused=False),
    Bad("an image", IMAGE, is_refused=False),
    Bad("Greek", "Τυροκόμος Ιωάννης", is_refused=False),
    Bad("emoji", "🧀👩‍🌾 kaas", is_refused=False),
    Bad("from right to left", "גבינה מהחווה", is_refused=False),
]
NOT_OFFERED = [
    Bad("not offered", "atlantis"),
    Bad("a script", SCRIPT),
    Bad("a null", "nl\x00"),
    Bad("far too long", LONG),
]
# What a script sends along as a passkey.
NO_PASSKEYS = [
    Bad("an empty thing", "{}"),
    Bad("a list", "[1]"),
    Bad("a bottomless thing", "[" * 10_000),
    Bad("half a passkey", '{"id": "AA", "rawId": "AA", "type": "public-key"}'),
]
# A browser knows these kinds itself; it sends what is typed all the same.
NO_DATES = [
    Bad("no date", "morgen"),
    Bad("no such day", "2026-02-30"),
    Bad("no number", "٢٠٢٦"),
]
# Behind an address come bytes: also those that are no text at all.
BEHIND_ADDRESS = (
    "\x00",
    "-1",
    "9" * 40,
    LONG[:3000],
    SCRIPT,
    "\xff\xfe",
    "\xed\xa0\x80",
    "".join(chr(byte) for byte in "Τυρί 🧀 \u202e".encode()),
)


def bad_for(control: Control) -> Iterator[Bad]:
    """Everything that is tried at one question."""
    if control.kind in {"select", "radio"}:
        yield from (*EMPTY[:2], *NOT_OFFERED)
    elif control.kind == "checkbox":
        is_group = len(control.offered) > 1
        yield from (EMPTY[1], *(NOT_OFFERED if is_group else ()))
    elif control.kind in {"hidden", "submit"}:
        yield from (EMPTY[1], *NOT_OFFERED, *UNREADABLE[3:], *NO_PASSKEYS)
    else:
        yield from (*EMPTY, *UNREADABLE, *READABLE)
        yield from NO_DATES if control.kind in {"date", "number"} else ()


def some_for(control: Control, *, turn: int) -> Iterator[Bad]:
    """One of each sort, by turns: for a question that was tried in full elsewhere."""
    known = list(bad_for(control))
    for sort in (EMPTY, UNREADABLE, READABLE, NOT_OFFERED, NO_DATES):
        fitting = [bad for bad in sort if bad in known]
        if fitting:
            yield fitting[turn % len(fitting)]
