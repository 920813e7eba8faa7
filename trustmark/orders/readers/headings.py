"""Which column of a file is which, by its heading or by what stands in it."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from trustmark.orders.rules import fault_in_email

_FILE = Path(__file__).parent / "data" / "headings.toml"
_SIGNS = re.compile(r"[^a-z0-9]")
_LOOKED_AT = 50


class Column(StrEnum):
    """What may stand in a column."""

    UNUSED = ""
    EMAIL = "email"
    NUMBER = "number"
    FIRST_NAME = "first_name"
    NAME = "name"
    LANGUAGE = "language"
    DELAY = "delay"
    PRODUCT_ID = "product_id"
    PRODUCT_NAME = "product_name"
    PRODUCT_URL = "product_url"
    IMAGE_URL = "image_url"
    SKU = "sku"
    GTIN = "gtin"


def has_headings(first: Sequence[str]) -> bool:
    """Whether the first row names the columns, rather than being an order."""
    return not any(looks_like_address(cell) for cell in first)


def recognise(rows: Sequence[Sequence[str]]) -> list[Column]:
    """What stands in each column, as far as one can tell; each at most once."""
    found = [Column.UNUSED] * len(rows[0])
    is_headed = has_headings(rows[0])
    heads = [folded(cell) for cell in rows[0]] if is_headed else []
    for column, names in _names_for(heads).items():
        places = (heads.index(n) for n in names if n in heads)
        place = next((p for p in places if found[p] is Column.UNUSED), None)
        if place is not None:
            found[place] = column
    if Column.EMAIL not in found:
        _find_addresses(found, rows[1:] if is_headed else rows)
    return found


def folded(text: str) -> str:
    """A heading without case, accents, spaces and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _SIGNS.sub("", plain)


def looks_like_address(cell: str) -> bool:
    """Whether somebody could be written to here; a heading `E-mail` is none."""
    return "." in cell.rpartition("@")[2] and fault_in_email(cell) is None


def language_by_name(word: str) -> str:
    """The code of a language somebody called by its name, or nothing."""
    name = folded(word)
    known = _known()["languages"].items()
    return next((code for code, names in known if name in names), "")


def _names_for(heads: list[str]) -> dict[Column, list[str]]:
    known = _known()
    system: dict[str, list[str]] = next(
        (s for s in known["systems"] if set(s["with"]) <= set(heads)), {}
    )
    # What a system calls otherwise comes first: nobody else may take that heading.
    columns = (column for column in Column if column)
    ordered = sorted(columns, key=lambda column: column not in system)
    return {column: system.get(column) or known[column] for column in ordered}


def _find_addresses(found: list[Column], rows: Sequence[Sequence[str]]) -> None:
    """Take the column that has most addresses for that of the addresses."""
    counts = [
        sum(looks_like_address(row[place]) for row in rows[:_LOOKED_AT])
        for place in range(len(found))
    ]
    most = max(counts, default=0)
    if most:
        found[counts.index(most)] = Column.EMAIL


@lru_cache(maxsize=1)
def _known() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))
