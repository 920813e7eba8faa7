"""What is wrong with a file, a row or an order, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trustmark.orders.api import (
    LARGEST_FILE,
    MOST_ROWS,
    Column,
    Fault,
    RowFault,
    TableFault,
    TableRefused,
)

COLUMNS = {
    Column.UNUSED: gettext_lazy("Not needed"),
    Column.EMAIL: gettext_lazy("E-mail address of the customer"),
    Column.NUMBER: gettext_lazy("Order number"),
    Column.FIRST_NAME: gettext_lazy("First name"),
    Column.NAME: gettext_lazy("Name (we keep the first word)"),
    Column.LANGUAGE: gettext_lazy("Language"),
    Column.DELAY: gettext_lazy("Days to wait"),
    Column.PRODUCT_ID: gettext_lazy("Number of the product"),
    Column.PRODUCT_NAME: gettext_lazy("Name of the product"),
    Column.PRODUCT_URL: gettext_lazy("Page of the product"),
    Column.IMAGE_URL: gettext_lazy("Picture of the product"),
    Column.SKU: gettext_lazy("Article number (SKU)"),
    Column.GTIN: gettext_lazy("Bar code (EAN, GTIN)"),
}
ROW_FAULTS = {
    RowFault.EMAIL_MISSING: gettext_lazy("There is no e-mail address."),
    RowFault.EMAIL_SHAPE: gettext_lazy("This is not one e-mail address."),
    RowFault.NUMBER_LONG: gettext_lazy("An order number has at most 64 signs."),
    RowFault.LANGUAGE_UNKNOWN: gettext_lazy(
        "We do not know this language. Write its name or a code such as nl."
    ),
    RowFault.DELAY_SHAPE: gettext_lazy("Write whole days, from 0 to 365."),
}
ORDER_FAULTS = {
    Fault.EMAIL_MISSING: ROW_FAULTS[RowFault.EMAIL_MISSING],
    Fault.EMAIL_SHAPE: ROW_FAULTS[RowFault.EMAIL_SHAPE],
    Fault.NUMBER_LONG: ROW_FAULTS[RowFault.NUMBER_LONG],
}


def why_no_table(refused: TableRefused) -> str:
    """Why a file cannot be read, and what to do about it."""
    return {
        TableFault.EMPTY: _("There is nothing in this file."),
        TableFault.TOO_LARGE: _(
            "This file is too large. Send at most %(most)s MB at a time."
        )
        % {"most": LARGEST_FILE // 1_000_000},
        TableFault.TOO_MANY_ROWS: _(
            "There are too many rows in this file. Send at most %(most)s at a time."
        )
        % {"most": MOST_ROWS},
        TableFault.TOO_MANY_COLUMNS: _(
            "There are too many columns in this file. Leave out what we do not need."
        ),
        TableFault.NOT_A_TABLE: _(
            "We cannot read this file as a table. Save it as CSV, XLSX or ODS."
        ),
        TableFault.OLD_OR_LOCKED: _(
            "This spreadsheet is of an old kind or has a password. Save it as XLSX "
            "without a password."
        ),
        TableFault.UNPACKS_TOO_LARGE: _(
            "This spreadsheet needs too much memory. Copy the rows to a new one, or "
            "save it as CSV."
        ),
        TableFault.TOO_SLOW: _("This spreadsheet takes too long. Save it as CSV."),
        TableFault.OPEN_QUOTE: _(
            "In row %(row)s a quotation mark opens and never closes. Put it right and "
            "send the file again."
        )
        % {"row": refused.row},
    }[refused.fault]
