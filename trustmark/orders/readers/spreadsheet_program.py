"""Reads a spreadsheet from standard input and writes its rows as JSON, within limits.

Started as a program of its own, by file name: it knows nothing of the platform.
"""

import json
import resource
import sys
from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

MEMORY = 768_000_000
SECONDS = 15
# Above this a number in a spreadsheet is no longer exact.
_EXACT = 2**53


def main() -> None:
    """Read, and say what there is or why there is nothing."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    most_rows, most_columns = int(sys.argv[1]), int(sys.argv[2])
    try:
        said = _read(sys.stdin.buffer.read(), most_rows, most_columns)
    except PasswordError:
        said = {"fault": "old-or-locked"}
    except MemoryError:
        said = {"fault": "unpacks-too-large"}
    except (CalamineError, OSError, ValueError):
        said = {"fault": "not-a-table"}
    json.dump(said, sys.stdout)


def _read(data: bytes, most_rows: int, most_columns: int) -> dict[str, object]:
    book = load_workbook(BytesIO(data))
    sheet = _first_filled(book)
    if sheet is None:
        return {"fault": "empty"}
    if sheet.total_width > most_columns:
        return {"fault": "too-many-columns"}
    rows = sheet.to_python(skip_empty_area=False, nrows=most_rows)
    return {"rows": [_texts(row) for row in rows]}


def _first_filled(book: CalamineWorkbook) -> CalamineSheet | None:
    for place, told in enumerate(book.sheets_metadata):
        is_sheet = told.typ == SheetTypeEnum.WorkSheet
        if is_sheet and told.visible == SheetVisibleEnum.Visible:
            sheet = book.get_sheet_by_index(place)
            if sheet.height:
                return sheet
    return None


def _texts(row: Iterable[object]) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: object) -> str:
    """A cell as a person would write it; an order number is no 1001.0."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer() and abs(cell) < _EXACT:
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
    return str(cell)


if __name__ == "__main__":
    main()
