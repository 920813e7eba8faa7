"""`./keurmeester verify-log`: reads a public log and says whether it hangs together.

Needs neither the platform nor its database, nor anything but Python: this one file can
be copied and run by itself.
"""

import argparse
import json
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

BEGINNING = "0" * 64
PARTS = {"log", "number", "on", "what", "codes", "previous", "digest"}
LONGEST = 10_000
SECONDS = 60
_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


class Broken(Exception):
    """The log does not hang together, or is not a log; the text says where and why."""


@dataclass(frozen=True)
class Head:
    """The last number and digest of a log, as somebody kept it."""

    number: int
    digest: str

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"


def check(lines: Iterable[bytes], *, kept: Head | None = None) -> tuple[str, Head]:
    """The name and head of a whole log, read line by line; `Broken` otherwise.

    With a head that was kept, the log must still hold that very line.
    """
    name, head, seen = "", Head(0, BEGINNING), kept is None or kept.number == 0
    for text in lines:
        if not text.strip():
            continue
        line = _read(text, number=head.number + 1)
        name = name or line["log"]
        head = _follow(line, head, name)
        if kept is not None and head.number == kept.number:
            if head.digest != kept.digest:
                raise Broken(
                    f"line {kept.number} is another one than the one that was kept: "
                    "the log was rewritten"
                )
            seen = True
    if kept is not None and not seen:
        raise Broken(
            f"the log ends at line {head.number}, before line {kept.number} that was "
            "kept: lines are gone"
        )
    return name, head


def read_head(text: str) -> Head:
    """The head in `number:digest`."""
    found = _HEAD.fullmatch(text.strip())
    if not found:
        raise argparse.ArgumentTypeError("a head is written as NUMBER:DIGEST")
    return Head(int(found[1]), found[2])


def main(arguments: Sequence[str]) -> int:
    """0 when the log hangs together, 1 when it does not, 2 when it cannot be read."""
    parser = argparse.ArgumentParser(
        prog="verify-log", description="Check a public log from its first line on."
    )
    parser.add_argument("log", help="a file, an address, or - for standard input")
    parser.add_argument(
        "--head", type=read_head, help="NUMBER:DIGEST as you kept it earlier"
    )
    wishes = parser.parse_args(arguments)
    try:
        with _opened(wishes.log) as lines:
            name, head = check(_capped(lines), kept=wishes.head)
    except Broken as fault:
        print(f"Broken: {fault}.", file=sys.stderr)
        return 1
    except (OSError, ValueError) as fault:
        print(f"{wishes.log} cannot be read: {fault}", file=sys.stderr)
        return 2
    print(f"{name or 'An empty log'}: {head.number} lines hang together.")
    if wishes.head:
        print(f"Line {wishes.head.number} is the one you kept.")
    print(f"Keep this head, to check later that nothing before it changed:\n{head}")
    return 0


def _opened(place: str) -> IO[bytes]:
    if place == "-":
        return sys.stdin.buffer
    if place.startswith(("http://", "https://")):
        opened: IO[bytes] = urllib.request.urlopen(place, timeout=SECONDS)  # noqa: S310 - http alone
        return opened
    return Path(place).open("rb")


def _capped(lines: IO[bytes]) -> Iterable[bytes]:
    """The lines, as long as no line is longer than any of ours."""
    while text := lines.readline(LONGEST):
        yield text


def _read(text: bytes, *, number: int) -> dict[str, Any]:
    try:
        line = json.loads(text)
    except ValueError as fault:
        raise Broken(f"line {number} is not JSON") from fault
    if not isinstance(line, dict) or set(line) != PARTS:
        raise Broken(f"line {number} does not have the parts of a line")
    return line


def _follow(line: dict[str, Any], before: Head, name: str) -> Head:
    """The head after this line, when it follows the head before it."""
    number = before.number + 1
    if line["log"] != name:
        raise Broken(f"line {number} is of another log")
    if line["number"] != number:
        raise Broken(f"line {number} bears the number {line['number']}")
    if line["previous"] != before.digest:
        raise Broken(f"line {number} does not follow the line before it")
    told = {part: line[part] for part in PARTS - {"digest"}}
    text = json.dumps(told, sort_keys=True, separators=(",", ":"))
    if sha256(text.encode()).hexdigest() != line["digest"]:
        raise Broken(f"line {number} was changed: its digest does not fit")
    return Head(number, line["digest"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
