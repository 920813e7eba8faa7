"""What admission and cancelling cost: the same lines on a page and in an item."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trustmark.billing import api as billing
from trustmark.kernel.money import vat_on
from trustmark.schemes.api import Fee, Rulebook, membership_fee


@dataclass(frozen=True)
class PriceLine:
    """One fee at the price of a day, in cents."""

    fee: Fee
    net_cents: int
    vat_cents: int

    @property
    def gross_cents(self) -> int:
        """What is paid, VAT included."""
        return self.net_cents + self.vat_cents


def admission_fees(
    book: Rulebook, *, kinds: Iterable[str], size: str, period: str, is_member: bool
) -> tuple[Fee, ...]:
    """What is charged when these kinds are granted; members pay for an extra shop."""
    if is_member:
        return (book.fees["extra-shop"],)
    fees = [membership_fee(book, kind=kind, size=size, period=period) for kind in kinds]
    if period == "quarter" and book.allows("quarterly-surcharge"):
        fees.append(book.fees["quarterly-surcharge"])
    return tuple(fees)


def cancelling_fees(book: Rulebook) -> tuple[Fee, ...]:
    """What is charged when the applicant cancels once the audit has begun."""
    if not book.allows("certification-cost-on-cancelling"):
        return ()
    return (book.fees["certification-cost"],)


def price_lines(
    book: Rulebook, fees: Iterable[Fee], *, on: date
) -> tuple[PriceLine, ...]:
    """The fees with the price and the VAT of a day; a fee without price is left out."""
    percent = billing.vat_percent(book.scheme.country, on=on)
    priced = [(fee, fee.price_on(on)) for fee in fees]
    return tuple(
        PriceLine(fee, net, vat_on(net, rate_percent=percent))
        for fee, net in priced
        if net is not None
    )
