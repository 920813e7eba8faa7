"""What intake looks at before any audit work: checks that cost nothing."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trustmark.applications.models import Application
from trustmark.applications.states import OPEN
from trustmark.schemes.api import Rulebook
from trustmark.shops import api as shops
from trustmark.shops.api import Company, Shop, VatOutcome


class Result(StrEnum):
    """How a check came out."""

    GOOD = "good"
    QUESTION = "question"  # A person looks; the audit may begin.
    MISSING = "missing"  # The audit waits for it.


@dataclass(frozen=True)
class IntakeCheck:
    """One thing looked at, and what to say of it."""

    code: str
    result: Result
    says: "str | Promise"

    @property
    def is_in_the_way(self) -> bool:
        """Whether the audit cannot begin before this is solved."""
        return self.result is Result.MISSING


def list_checks(application: Application) -> tuple[IntakeCheck, ...]:
    """Every intake check of a submitted application, in the order of the form."""
    company, shop = application.company, application.shop
    if company is None or shop is None:
        return ()
    book: Rulebook = application.scheme_version.rules
    return (
        _number(company),
        _vat(company),
        _territory(company, book),
        _domain(shop),
        _agreement(company, book),
        _duplicate(application, shop),
        *_rivals(application, shop),
        *(_asked(text) for text in application.missing),
    )


def _number(company: Company) -> IntakeCheck:
    fault = shops.fault_in_company_number(company.number, country=company.country)
    if fault:
        return _check(
            "company-number", Result.MISSING, _("The company number is wrong.")
        )
    return _check(
        "company-number", Result.GOOD, _("The company number has the right shape.")
    )


def _vat(company: Company) -> IntakeCheck:
    if not company.vat_number:
        return _check(
            "vat", Result.QUESTION, _("No VAT number was given; ask why if needed.")
        )
    answer = shops.latest_vat_check(company)
    if answer is None:
        return _check(
            "vat", Result.QUESTION, _("The VAT register has not answered yet.")
        )
    if answer.outcome == VatOutcome.INVALID:
        return _check(
            "vat", Result.MISSING, _("The VAT register does not know the number.")
        )
    return _check("vat", Result.GOOD, _("The VAT register confirmed the number."))


def _territory(company: Company, book: Rulebook) -> IntakeCheck:
    if book.scheme.territory and company.country not in book.scheme.territory:
        return _check(
            "territory",
            Result.QUESTION,
            _("The company is established outside the territory of the scheme."),
        )
    return _check("territory", Result.GOOD, _("The company is within the territory."))


def _domain(shop: Shop) -> IntakeCheck:
    if shop.ended_at is not None:
        return _check(
            "domain",
            Result.MISSING,
            _("The registration of this domain ended; the applicant applies anew."),
        )
    if shops.is_domain_proven(shop):
        return _check("domain", Result.GOOD, _("Control of the domain was proven."))
    return _check(
        "domain", Result.MISSING, _("Control of the domain was not proven yet.")
    )


def _agreement(company: Company, book: Rulebook) -> IntakeCheck:
    if shops.list_missing_acceptances(company, rulebook=book):
        return _check(
            "agreement", Result.MISSING, _("Not every text in force was agreed to.")
        )
    return _check("agreement", Result.GOOD, _("All texts in force were agreed to."))


def _duplicate(application: Application, shop: Shop) -> IntakeCheck:
    others = Application.objects.filter(scheme=application.scheme, shop=shop)
    if others.exclude(pk=application.pk).filter(state__in=OPEN).exists():
        return _check(
            "duplicate", Result.QUESTION, _("Another application of this shop is open.")
        )
    if others.exclude(pk=application.pk).exists():
        return _check(
            "duplicate",
            Result.QUESTION,
            _("This shop applied before; see the old file."),
        )
    return _check("duplicate", Result.GOOD, _("This shop did not apply before."))


def _rivals(application: Application, shop: Shop) -> tuple[IntakeCheck, ...]:
    """Others who claim the domain; who proves it first keeps it."""
    same = Application.objects.filter(
        scheme=application.scheme, shop__domain=shop.domain, state__in=OPEN
    )
    if shop.ended_at is not None or not same.exclude(shop=shop).exists():
        return ()
    says = _("Another company claims this domain too; who proves it first keeps it.")
    return (_check("rival", Result.QUESTION, says),)


def _asked(text: str) -> IntakeCheck:
    return _check("asked", Result.QUESTION, text)


def _check(code: str, result: Result, says: "str | Promise") -> IntakeCheck:
    return IntakeCheck(code, result, says)
