"""A table as somebody sent it: rows of cells, each one line of readable text."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO

from trustmark.orders.rules import plain_text

LARGEST_FILE = 5_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 200
LONGEST_CELL = 1_000
# With these a spreadsheet program takes a cell for a formula.
_FORMULA = ("=", "+", "-", "@")
_MARK = "'"


class TableFault(StrEnum):
    """Why a file gives no table."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"
    NOT_A_TABLE = "not-a-table"
    OLD_OR_LOCKED = "old-or-locked"
    UNPACKS_TOO_LARGE = "unpacks-too-large"
    TOO_SLOW = "too-slow"
    OPEN_QUOTE = "open-quote"


class TableRefused(Exception):
    """No table comes out of this file; `fault` says why, `row` where it is known."""

    def __init__(self, fault: TableFault, *, row: int = 0) -> None:
        super().__init__(str(fault))
        self.fault = fault
        self.row = row


@dataclass(frozen=True)
class Table:
    """Rows of the same length; the first is row 1, as a spreadsheet program counts."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.rows[0]) if self.rows else 0


def table_of(rows: Iterable[Sequence[str]]) -> Table:
    """The rows with readable cells, filled up to the widest, without an empty end.

    Raises `TableRefused` where it is empty or too large.
    """
    read: list[list[str]] = []
    width = last = 0
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS + 1:
            raise TableRefused(TableFault.TOO_MANY_ROWS)
        cells = _without_end([readable(cell) for cell in row])
        if len(cells) > MOST_COLUMNS:
            raise TableRefused(TableFault.TOO_MANY_COLUMNS)
        read.append(cells)
        width = max(width, len(cells))
        last = number if cells else last
    if not last:
        raise TableRefused(TableFault.EMPTY)
    filled = (tuple(cells + [""] * (width - len(cells))) for cells in read[:last])
    return Table(tuple(filled))


def readable(cell: str) -> str:
    """A cell on one line, without what turns or hides text, and without our own mark.

    What looks like a formula is text like any other.
    """
    text = plain_text(cell[: 4 * LONGEST_CELL])[:LONGEST_CELL].rstrip()
    return text[1:] if _is_marked(text) else text


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a file that every spreadsheet program opens, and takes as text.

    A cell that begins like a formula gets a mark in front, which `readable` takes away.
    """
    out = StringIO()
    sheet = csv.writer(out, delimiter=";", quoting=csv.QUOTE_MINIMAL)
    sheet.writerows([_guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    must = cell.startswith(_FORMULA) or _is_marked(cell)
    return f"{_MARK}{cell}" if must else cell


def _is_marked(text: str) -> bool:
    inner = text.lstrip(_MARK)
    return text.startswith(_MARK) and inner.startswith(_FORMULA)


def _without_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
