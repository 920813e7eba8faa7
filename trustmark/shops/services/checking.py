"""Asking the register of VAT numbers."""

from datetime import datetime

from trustmark.shops.models import Company, VatCheck, VatOutcome
from trustmark.shops.suppliers.vat import get_vat_register


def check_vat_number(company: Company, *, at: datetime) -> VatCheck | None:
    """Ask the register about the company's VAT number, and keep what it answered.

    Outside any transaction, because the register may be slow. A company without a VAT
    number is not asked about.
    """
    if not company.vat_number:
        return None
    answer = get_vat_register().look_up(company.vat_number)
    return VatCheck.objects.create(
        company=company,
        number=company.vat_number,
        outcome=answer.outcome,
        name=answer.name[:200],
        address=answer.address[:300],
        at=at,
    )


def latest_vat_check(company: Company) -> VatCheck | None:
    """What the register last answered about the number the company has now."""
    rows = VatCheck.objects.filter(company=company, number=company.vat_number)
    return rows.exclude(outcome=VatOutcome.UNREACHABLE).order_by("-id").first()
