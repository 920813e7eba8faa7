"""Takes the words of a consent banner out of a text: they stand on every page.

A banner is a few lines that speak of cookies with, right below, a button to agree or to
refuse. What a page says of cookies itself has no such button below it.
"""

import re
from collections.abc import Iterator

from inspector.reading.consent_labels import role_of

SPEAKS = re.compile(
    r"cookie|traceur|privacy|vie priv|datenschutz|consent|toestemming|consentement|"
    r"einwilligung|zustimm",
    re.I,
)
# A title names cookies; a banner says that they are used.
SAYS = re.compile(
    r"\b(?:gebruik|maakt|maken|utilis|use|verwende|nutz|setz|value|care|respect|hecht|"
    r"geef|belangrijk|vous|your|jouw|uw|ihre|deine)\w*",
    re.I,
)
ANSWERS = {"accept", "reject", "acknowledge"}
LONGEST_BUTTON, LONGEST_LINE, MOST_LINES, GAP = 40, 500, 5, 2


def without_banner(text: str) -> str:
    """The text without the lines of consent banners; unchanged when nothing is left."""
    lines = text.split("\n")
    taken = {at for first, last in _banners(lines) for at in range(first, last + 1)}
    rest = "\n".join(line for at, line in enumerate(lines) if at not in taken)
    return rest if taken and rest.strip() else text


def _banners(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The first and last line of every banner."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    done = -1
    for place, at in enumerate(filled):
        if at <= done or _role(lines[at]) not in ANSWERS:
            continue
        first = _beginning(lines, filled[max(0, place - MOST_LINES) : place])
        if first is not None:
            done = _end(lines, filled[place:])
            yield first, done


def _beginning(lines: list[str], before: list[int]) -> int | None:
    """Where the talk of cookies right above a button begins, if there is any."""
    first = None
    for missed, at in enumerate(reversed(before)):
        line = lines[at]
        is_title = not any(map(str.strip, lines[:at]))
        if len(line) > LONGEST_LINE or (is_title and not SAYS.search(line)):
            break
        if SPEAKS.search(line):
            first = at
        elif first is not None or missed >= GAP:
            break
        # Beyond an empty line stands the page itself.
        if first is not None and at and not lines[at - 1].strip():
            break
    return first


def _end(lines: list[str], buttons: list[int]) -> int:
    """The last of the buttons that follow each other, little between them."""
    last, missed = buttons[0], 0
    for at in buttons[1:]:
        missed = 0 if _role(lines[at]) != "other" else missed + 1
        if missed > GAP:
            break
        if not missed:
            last = at
    return last


def _role(line: str) -> str:
    """What a line would do as a button; a sentence is none."""
    label = line.strip()
    if len(label) > LONGEST_BUTTON or label.endswith((".", "?", ":")):
        return "other"
    return role_of(label)
