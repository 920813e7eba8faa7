"""Text files with a table: which signs, which delimiter, and the cells."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from trustmark.orders.readers.tables import Table, TableFault, TableRefused, table_of

DELIMITERS = ",;\t|"
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LOOKED_AT = 50
_HEAD = 4_000
# Excel writes, and obeys, a first line that names the delimiter.
_NAMED = "sep="


def read_text_file(data: bytes) -> Table:
    """The table in a text file, whatever program wrote it; raises `TableRefused`."""
    text = decoded(data)
    delimiter = ""
    if text[:4].lower() == _NAMED:
        line, _, text = text.partition("\n")
        delimiter = line[4:5].strip("\r ") or "\t"
    if delimiter not in DELIMITERS or not delimiter:
        delimiter = delimiter_of(text)
    return table_of(_rows(text, delimiter))


def decoded(data: bytes) -> str:
    """The text in these bytes: by its mark, as UTF-8, else as Windows wrote it."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    encoding = encoding or _wide(data[:_HEAD])
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding:
            raise TableRefused(TableFault.NOT_A_TABLE) from None
        text = _of_windows(data)
    if _is_no_text(text[:_HEAD]):
        raise TableRefused(TableFault.NOT_A_TABLE)
    return text


def delimiter_of(text: str) -> str:
    """The sign between the cells: that by which most rows are as long as the first."""
    return max(DELIMITERS, key=lambda sign: _fit(text, sign))


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    """How well a delimiter fits; one that cuts nothing fits least."""
    widths, is_broken = [], 0
    try:
        for row in islice(_cells(text, delimiter, is_strict=True), _LOOKED_AT):
            widths += [len(row)] if row else []
    except csv.Error:
        is_broken = 1
    if not widths or widths[0] < 2:
        return (0, 0)
    usual, count = Counter(widths).most_common(1)[0]
    share = count / (len(widths) + is_broken)
    return (share if usual == widths[0] else share / 10, widths[0])


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows; a quote that nobody closed is told rather than guessed at."""
    try:
        rows = list(_cells(text, delimiter, is_strict=True))
    except csv.Error as fault:
        if "end of data" in str(fault):
            raise TableRefused(
                TableFault.OPEN_QUOTE, row=_count_good(text, delimiter) + 1
            ) from None
        rows = list(_loosely(text, delimiter))
    yield from rows


def _count_good(text: str, delimiter: str) -> int:
    count = 0
    try:
        for _ in _cells(text, delimiter, is_strict=True):
            count += 1
    except csv.Error:
        pass
    return count


def _loosely(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of a file with quotes in the middle of its cells."""
    try:
        yield from _cells(text, delimiter, is_strict=False)
    except csv.Error:
        raise TableRefused(TableFault.NOT_A_TABLE) from None


def _cells(text: str, delimiter: str, *, is_strict: bool) -> Iterator[list[str]]:
    lines = StringIO(text, newline="")
    yield from csv.reader(lines, delimiter=delimiter, strict=is_strict)


def _is_no_text(head: str) -> bool:
    """Whether more than one sign in twenty is one that no keyboard has."""
    odd = sum(sign < " " and sign not in "\t\n\r\f\v" for sign in head)
    return odd * 20 > len(head)


def _wide(head: bytes) -> str:
    """The order of the bytes in a file of two bytes a sign that has no mark."""
    if len(head) < 4 or b"\x00" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    few = len(head) // 8
    if odd > few and even < few:
        return "utf-16-le"
    return "utf-16-be" if even > few and odd < few else ""


def _of_windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
