"""Reads `fees.toml`: what members may be charged for, and how much since when."""

from collections.abc import Mapping
from datetime import date

from trustmark.schemes.reading.tables import Table
from trustmark.schemes.reading.terms_file import read_clause
from trustmark.schemes.rulebook import Fee, Price, Scheme, Size

PURPOSES = (
    "membership",
    "quarterly-surcharge",
    "certification-cost",
    "extra-shop",
    "re-audit",
    "privacy-audit-hour",
    "misuse-fine",
)
PERIODS = ("quarter", "year")
VAT = ("standard", "outside-scope")


def read_sizes(table: Table, languages: tuple[str, ...]) -> Mapping[str, Size]:
    """The sizes of member, smallest first."""
    sizes = {}
    for code, inner in table.tables():
        sizes[code] = Size(code, inner.words("name", languages))
        inner.close()
    return sizes


def read_fees(
    table: Table, scheme: Scheme, sizes: Mapping[str, Size]
) -> Mapping[str, Fee]:
    """Every fee by its code; only fees of membership choose their own codes."""
    fees = {}
    for code, inner in table.tables():
        fees[code] = _fee(code, inner, scheme, sizes)
        inner.close()
    for purpose in PURPOSES[1:]:
        # The platform asks for these by name, so the name must be theirs.
        if purpose not in fees or fees[purpose].purpose != purpose:
            remedy = "Add it; with `none = true` it is never charged."
            table.fault(purpose, "is missing or has another purpose.", remedy)
    return fees


def _fee(code: str, table: Table, scheme: Scheme, sizes: Mapping[str, Size]) -> Fee:
    prices = _prices(table)
    source, status, note = read_clause(table)
    return Fee(
        source=source,
        status=status,
        note=note,
        code=code,
        purpose=table.one_of("purpose", PURPOSES),
        name=table.words("name", scheme.languages),
        kind=table.one_of("kind", scheme.kinds) if table.has("kind") else "",
        size=table.one_of("size", sizes) if table.has("size") else "",
        period=table.one_of("period", PERIODS) if table.has("period") else "",
        vat=table.one_of("vat", VAT),
        prices=prices,
    )


def _prices(table: Table) -> tuple[Price, ...]:
    if table.has("none"):
        if not table.flag("none"):
            table.fault("none", "can only be true.", "Leave the line out.")
        return ()
    inner = table.table("price")
    prices = []
    for since, cents in inner.rest().items():
        if not isinstance(cents, int) or isinstance(cents, bool) or cents < 0:
            inner.fault(since, "is not a price.", "Write whole cents without VAT.")
            continue
        try:
            prices.append(Price(cents, date.fromisoformat(since)))
        except ValueError:
            inner.fault(since, "is not a date.", "Write it as 2026-06-19.")
    if not prices:
        table.fault("price", "holds no price.", "Add { 2026-01-01 = 12500 }.")
    return tuple(prices)
