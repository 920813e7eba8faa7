"""Money in whole cents: one rounding, one way of showing."""

from decimal import ROUND_HALF_UP, Decimal

_SIGNS = {"nl": ("€ ", ".", ","), "fr": ("", "\u202f", ","), "en": ("€", ",", ".")}


def rounded(amount: Decimal) -> int:
    """Cents from an exact number of cents: half up, away from zero."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def vat_on(net_cents: int, *, rate_percent: Decimal) -> int:
    """The VAT in cents on one line of `net_cents`."""
    return rounded(Decimal(net_cents) * rate_percent / 100)


def shown(cents: int, *, language: str) -> str:
    """The amount as a reader of the language writes it: `€ 1.234,50`."""
    before, thousands, comma = _SIGNS[language]
    whole, rest = divmod(abs(cents), 100)
    figures = f"{whole:,}".replace(",", thousands) + f"{comma}{rest:02d}"
    after = "\u202f€" if language == "fr" else ""
    return ("-" if cents < 0 else "") + before + figures + after
