"""From the rows of a table to orders, and to what is wrong with the other rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from trustmark.orders import rules
from trustmark.orders.message import OrderMessage, ProductMessage
from trustmark.orders.models import Source
from trustmark.orders.readers.headings import Column, language_by_name
from trustmark.orders.rules import LONGEST_DELAY, LONGEST_NUMBER, Fault

# What shop systems write where a customer chose no language.
_NO_LANGUAGE = frozenset({"cus", "default", "standaard", "-"})


class RowFault(StrEnum):
    """What is wrong with a row; the page has a sentence for each."""

    EMAIL_MISSING = "email-missing"
    EMAIL_SHAPE = "email-shape"
    NUMBER_LONG = "number-long"
    LANGUAGE_UNKNOWN = "language-unknown"
    DELAY_SHAPE = "delay-shape"


_OF_ADDRESS = {
    Fault.EMAIL_MISSING: RowFault.EMAIL_MISSING,
    Fault.EMAIL_SHAPE: RowFault.EMAIL_SHAPE,
}


@dataclass(frozen=True)
class WrongRow:
    """A row that cannot be taken: its number, the column, and what stands there."""

    row: int
    column: Column
    fault: RowFault
    cell: str


@dataclass(frozen=True)
class Reading:
    """What a table says: orders, each with the row it begins on, and wrong rows."""

    orders: tuple[tuple[int, OrderMessage], ...]
    wrong: tuple[WrongRow, ...]

    @property
    def wrong_rows(self) -> set[int]:
        """The numbers of the rows with something wrong in them."""
        return {one.row for one in self.wrong}


def read_rows(
    rows: Sequence[Sequence[str]], columns: Sequence[Column], *, has_headings: bool
) -> Reading:
    """The orders in the rows.

    Rows with the same number and address, or with the same number and no address, are
    one order with several products.
    """
    orders: dict[tuple[str, str], tuple[int, OrderMessage]] = {}
    last: tuple[str, str] | None = None
    wrong: list[WrongRow] = []
    for row, cells in enumerate(rows, start=1):
        told = _told(cells, columns)
        if (row == 1 and has_headings) or not any(told.values()):
            continue
        key = (told.get(Column.NUMBER, ""), told.get(Column.EMAIL, "").casefold())
        if last and key[0] and key == (last[0], ""):
            key = last
        if key in orders:
            first, message = orders[key]
            orders[key] = (first, _with_products(message, told))
            last = key
            continue
        faults = list(_faults(row, told))
        if faults:
            wrong += faults
            continue
        orders[key] = (row, _message(told))
        last = key
    return Reading(tuple(orders.values()), tuple(wrong))


def language_typed(typed: str) -> str | None:
    """The language somebody wrote, by code or by name; `None` where it is none."""
    if not typed or typed.casefold() in _NO_LANGUAGE:
        return ""
    return language_by_name(typed) or rules.language_of(typed) or None


def delay_typed(typed: str) -> str | None:
    """The whole days somebody wrote, also as 3,0; `None` where it is no such number."""
    text = typed.replace(",", ".")
    whole, _, rest = text.partition(".")
    if not typed:
        return ""
    if not (whole.isascii() and whole.isdigit()) or rest.strip("0"):
        return None
    is_short = len(whole) <= len(str(LONGEST_DELAY))
    return whole if is_short and int(whole) <= LONGEST_DELAY else None


def _told(cells: Sequence[str], columns: Sequence[Column]) -> dict[Column, str]:
    pairs = zip(columns, cells, strict=False)
    return {column: cell for column, cell in pairs if column}


def _faults(row: int, told: dict[Column, str]) -> list[WrongRow]:
    address = told.get(Column.EMAIL, "")
    number = told.get(Column.NUMBER, "")
    language = told.get(Column.LANGUAGE, "")
    delay = told.get(Column.DELAY, "")
    found = []
    fault = rules.fault_in_email(address)
    if fault:
        found.append(WrongRow(row, Column.EMAIL, _OF_ADDRESS[fault], address))
    if len(number) > LONGEST_NUMBER:
        found.append(WrongRow(row, Column.NUMBER, RowFault.NUMBER_LONG, number))
    if language_typed(language) is None:
        fault_here = RowFault.LANGUAGE_UNKNOWN
        found.append(WrongRow(row, Column.LANGUAGE, fault_here, language))
    if delay_typed(delay) is None:
        found.append(WrongRow(row, Column.DELAY, RowFault.DELAY_SHAPE, delay))
    return found


def _message(told: dict[Column, str]) -> OrderMessage:
    return OrderMessage(
        email=told[Column.EMAIL],
        source=Source.CSV,
        number=told.get(Column.NUMBER, ""),
        language=language_typed(told.get(Column.LANGUAGE, "")) or "",
        delay=delay_typed(told.get(Column.DELAY, "")) or "",
        customer_name=told.get(Column.FIRST_NAME) or told.get(Column.NAME, ""),
        products=_products(told),
    )


def _products(told: dict[Column, str]) -> tuple[ProductMessage, ...]:
    name = told.get(Column.PRODUCT_NAME, "")
    sku = told.get(Column.SKU, "")
    known_by = told.get(Column.PRODUCT_ID) or sku or told.get(Column.GTIN, "")
    if not name or not known_by:
        return ()
    return (
        ProductMessage(
            external_id=known_by,
            name=name,
            url=told.get(Column.PRODUCT_URL, ""),
            image_url=told.get(Column.IMAGE_URL, ""),
            gtin=told.get(Column.GTIN, ""),
            sku=sku,
        ),
    )


def _with_products(message: OrderMessage, told: dict[Column, str]) -> OrderMessage:
    new = tuple(p for p in _products(told) if p not in message.products)
    return replace(message, products=message.products + new)
