"""`inspect-shop read`: one saved page, or a stream of them, to JSON with its facts.

Exit status 0 when something could be read, 2 when nothing could; then one sentence on
standard error says why. Nothing here touches the network.
"""

import argparse
import codecs
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from inspector.reading.pdf import PdfRefused, is_pdf, read_pdf
from inspector.reading.reader import (
    FORMAT,
    Reading,
    looks_like_html,
    read_html,
    read_text,
)

# In bytes: more than any page that people read.
LARGEST = 10_000_000
KNOWN_FILES = (
    (b"PK\x03\x04", "an archive or office document"),
    (b"\x1f\x8b", "compressed"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)=[\"']?([\w-]+)", re.I
)
CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
JsonObject = dict[str, object]


class Unreadable(Exception):
    """What was given is no page; the message is a sentence for people."""


def main(arguments: Sequence[str]) -> int:
    """Run `inspect-shop read` with these arguments; gives the exit status."""
    given = _parser().parse_args(arguments)
    try:
        if given.lines:
            return _read_lines(given.file)
        document = decode(_bytes_of(given.file), given.file)
        _print(_whole(_reading(document, given.url), given))
    except Unreadable as problem:
        return _give_up(str(problem))
    except BrokenPipeError:
        # Whoever was listening has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:
        return _give_up(f"{given.file}: {problem.strerror or problem}.")
    except KeyboardInterrupt:
        return _give_up("Stopped.")
    return 0


def decode(raw: bytes, name: str) -> str:
    """The text of a file, in the encoding it declares; broken bytes become marks.

    A PDF file gives the text it holds. Raises `Unreadable` when there is nothing, too
    much or no text at all.
    """
    shown = "Standard input" if name == "-" else name
    if len(raw) > LARGEST:
        raise Unreadable(f"{shown} is larger than {LARGEST // 1_000_000} MB.")
    if is_pdf(raw):
        return _text_of_pdf(raw, shown)
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _filled(raw[len(mark) :].decode(encoding, "replace"), shown)
    kind = next((kind for magic, kind in KNOWN_FILES if raw.startswith(magic)), "")
    if kind:
        raise Unreadable(f"{shown} is {kind}; give HTML, plain text or PDF.")
    head = raw[:65_536]
    if b"\0" in head or len(CONTROLS.findall(head)) > len(head) / 100:
        raise Unreadable(f"{shown} is no text; give HTML, plain text or PDF.")
    return _filled(_decoded(raw), shown)


def _text_of_pdf(raw: bytes, shown: str) -> str:
    try:
        return read_pdf(raw)
    except PdfRefused as refusal:
        raise Unreadable(f"{shown} {refusal.sentence_end}.") from None


def _decoded(raw: bytes) -> str:
    declared = DECLARED.search(raw[:4096])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        encoding = declared[1].decode() if declared else "cp1252"
    try:
        # What browsers do: Latin-1 means the code page of Windows.
        codec = codecs.lookup(encoding).name
        return raw.decode("cp1252" if codec == "iso8859-1" else codec, "replace")
    except (LookupError, ValueError, AttributeError):
        return raw.decode("utf-8", "replace")


def _filled(text: str, shown: str) -> str:
    if not text.strip():
        raise Unreadable(f"{shown} is empty.")
    return text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="inspect-shop read",
        description="Read one saved page and print what it states, as JSON.",
    )
    add = parser.add_argument
    add("file", metavar="FILE", help="HTML, plain text or PDF; - for standard input")
    add("--url", default="", help="where the page came from")
    add("--text", action="store_true", help="give the text the offsets count in, too")
    add(
        "--lines",
        action="store_true",
        help='read JSON Lines {"id", "url", "html" or "text"}, answer one line each',
    )
    return parser


def _bytes_of(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    with Path(name).open("rb") as file:
        return file.read(LARGEST + 1)


def _reading(document: str, url: str) -> Reading:
    return (read_html if looks_like_html(document) else read_text)(document, url)


def _whole(reading: Reading, given: argparse.Namespace) -> str:
    record: JsonObject = {"format": FORMAT, "url": given.url, **reading.to_json()}
    if given.text:
        record["text"] = reading.text
    return json.dumps(record, ensure_ascii=False, indent=2)


def _read_lines(name: str) -> int:
    seen = read = 0
    with sys.stdin.buffer if name == "-" else Path(name).open("rb") as stream:
        for number, line in _lines(stream):
            seen += 1
            answer = _answer(line, number)
            read += "error" not in answer
            _print(json.dumps(answer))
    if seen and read:
        return 0
    return _give_up("No line could be read." if seen else "There was not one line.")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Every line that is not blank with its number; of one too long, only a piece."""
    number = 0
    while line := stream.readline(2 * LARGEST):
        number += 1
        rest = line
        while not rest.endswith(b"\n") and (rest := stream.readline(LARGEST)):
            pass
        if line.strip():
            yield number, line


def _answer(line: bytes, number: int) -> JsonObject:
    """What is answered to one line: a reading, or the reason why there is none."""
    name: object = f"line {number}"
    try:
        record = json.loads(line.decode("utf-8", "replace"))
        if not isinstance(record, dict):
            raise Unreadable("Not a JSON object.")
        name = record.get("id", name)
        return {"id": name, **_reading_of(record).to_json()}
    except Unreadable as problem:
        return {"id": name, "error": str(problem)}
    except (ValueError, RecursionError):
        return {"id": name, "error": "Not JSON."}
    # One page on which a recogniser breaks must not cost the stream the others.
    except Exception as problem:
        return {"id": name, "error": f"Reading broke: {type(problem).__name__}."}


def _reading_of(record: JsonObject) -> Reading:
    url = record.get("url") or ""
    for key, read in (("text", read_text), ("html", read_html)):
        document = record.get(key)
        if document is None:
            continue
        if not isinstance(document, str) or not isinstance(url, str):
            raise Unreadable(f'"{key}" and "url" must be strings.')
        if len(document) > LARGEST:
            raise Unreadable(f"Longer than {LARGEST // 1_000_000} million signs.")
        if not document.strip():
            raise Unreadable("The page is empty.")
        return read(document, url)
    raise Unreadable('Neither "html" nor "text" is given.')


def _print(text: str) -> None:
    # Half a pair of surrogates cannot be encoded; its escape is right in JSON.
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def _give_up(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2
