"""Which rate of VAT held when, from the dated table."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).parent / "data" / "vat.toml"


def vat_percent(country: str, *, on: date, code: str = "standard") -> Decimal:
    """The rate in percent that held there on that day; `LookupError` if none."""
    begun = [
        row
        for row in _rates()
        if row["country"] == country and row["code"] == code and row["since"] <= on
    ]
    if not begun:
        raise LookupError(f"no VAT rate {code} for {country} on {on}")
    return Decimal(max(begun, key=lambda row: row["since"])["percent"])


@cache
def _rates() -> list[dict[str, Any]]:
    rates: list[dict[str, Any]] = tomllib.loads(_TABLE.read_text("utf-8"))["rate"]
    return rates
