"""A file of whatever kind, by what is in it and not by what it is called."""

from trustmark.orders.readers.spreadsheets import is_spreadsheet, read_spreadsheet
from trustmark.orders.readers.tables import (
    LARGEST_FILE,
    Table,
    TableFault,
    TableRefused,
)
from trustmark.orders.readers.text_files import read_text_file


def read_file(data: bytes) -> Table:
    """The table in a file; raises `TableRefused`."""
    if not data:
        raise TableRefused(TableFault.EMPTY)
    if len(data) > LARGEST_FILE:
        raise TableRefused(TableFault.TOO_LARGE)
    return read_spreadsheet(data) if is_spreadsheet(data) else read_text_file(data)
