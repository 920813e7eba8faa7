"""Spreadsheets of Excel and LibreOffice, read by a program apart.

A spreadsheet is a packed folder of XML, in which a few bytes can ask for all the memory
there is. The program apart has limits of its own and is given up when it exceeds them.
"""

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from trustmark.orders.readers.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    Table,
    TableFault,
    TableRefused,
    table_of,
)

PROGRAM = Path(__file__).with_name("spreadsheet_program.py")
SECONDS = 20
MOST_PARTS = 2_000
LARGEST_UNPACKED = 100_000_000
_PACKED = b"PK\x03\x04"
# Of Excel until 2003; a file with a password has the same beginning.
_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1


def is_spreadsheet(data: bytes) -> bool:
    """Whether bytes are a spreadsheet, whatever the file was called."""
    return data.startswith((_PACKED, _OLD))


def read_spreadsheet(data: bytes) -> Table:
    """The first sheet with something on it; raises `TableRefused`.

    Formulas are not computed: what counts is what was last shown.
    """
    if data.startswith(_OLD):
        raise TableRefused(TableFault.OLD_OR_LOCKED)
    _look_before_unpacking(data)
    try:
        answer = subprocess.run(  # noqa: S603 - our own program
            (sys.executable, "-I", str(PROGRAM), str(MOST_ROWS + 2), str(MOST_COLUMNS)),
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TableRefused(TableFault.TOO_SLOW) from None
    try:
        said = json.loads(answer.stdout)
    except ValueError:
        # Given up within its own limits of time and memory.
        raise TableRefused(TableFault.UNPACKS_TOO_LARGE) from None
    if "fault" in said:
        raise TableRefused(TableFault(said["fault"]))
    return table_of(said["rows"])


def _look_before_unpacking(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise TableRefused(TableFault.NOT_A_TABLE) from None
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise TableRefused(TableFault.OLD_OR_LOCKED)
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED:
        raise TableRefused(TableFault.UNPACKS_TOO_LARGE)
