"""From the answers of a draft to what is handed in, and back to a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BoundField, CheckboxInput
from django.utils.translation import gettext as _

from trustmark.applications import api as applications
from trustmark.applications.api import Application, PriceLine, Submission
from trustmark.memberships import api as memberships
from trustmark.shops import api as shops
from trustmark.shops.api import Company
from trustmark.sites.member.pages import reader_language
from trustmark.sites.member.wizard.agreement import declarations
from trustmark.sites.member.wizard.answers import (
    AGREEMENT,
    COMPANY,
    SHOP,
    filled_form,
)


@dataclass(frozen=True)
class Checked:
    """The three filled steps of a draft, looked at together."""

    company: Any
    shop: Any
    agreement: Any

    @property
    def forms(self) -> dict[str, Any]:
        """The filled steps by name."""
        return {COMPANY: self.company, SHOP: self.shop, AGREEMENT: self.agreement}

    @property
    def done(self) -> frozenset[str]:
        """The steps in which nothing is missing or wrong."""
        return frozenset(name for name, form in self.forms.items() if form.is_valid())

    @property
    def is_complete(self) -> bool:
        """Whether it can be handed in."""
        return len(self.done) == len(self.forms)


@dataclass(frozen=True)
class Answer:
    """One question with what was answered, or what is wrong with it."""

    label: str
    shown: str
    faults: str


def check(application: Application) -> Checked:
    """Everything answered so far."""
    return Checked(
        company=filled_form(application, COMPANY),
        shop=filled_form(application, SHOP),
        agreement=filled_form(application, AGREEMENT),
    )


def is_begun(application: Application, step: str) -> bool:
    """Whether a step was ever saved."""
    return any(name.startswith(f"{step}-") for name in application.answers)


def parse(
    checked: Checked, application: Application, *, address: str | None
) -> Submission:
    """A complete form as the frozen thing that is submitted."""
    shop = checked.shop
    return Submission(
        company=checked.company.details(),
        shop=shop.details(),
        kinds=shop.chosen("kinds"),
        period=shop.chosen("period")[0],
        size=shop.chosen("size")[0],
        declarations=declarations(application.scheme_version.rules),
        signer_function=checked.agreement.cleaned_data["function"],
        language=reader_language(),
        address=address,
    )


def list_prices(
    checked: Checked, application: Application, *, on: date
) -> tuple[PriceLine, ...]:
    """What admission will cost by what was chosen; nothing while that is not known."""
    if not {COMPANY, SHOP} <= checked.done:
        return ()
    book, shop = application.scheme_version.rules, checked.shop
    fees = applications.admission_fees(
        book,
        kinds=shop.chosen("kinds"),
        size=shop.chosen("size")[0],
        period=shop.chosen("period")[0],
        is_member=_is_member(checked, application),
    )
    return applications.price_lines(book, fees, on=on)


def list_answers(form: Any) -> list[Answer]:
    """The answers of one step as they are summed up."""
    return [
        Answer(
            label=str(bound.label),
            shown=_shown(bound),
            faults=" ".join(str(error) for error in bound.errors),
        )
        for bound in form
    ]


def priced(lines: Iterable[PriceLine]) -> list[dict[str, object]]:
    """Lines as a page tells them, in the reader's language."""
    language = reader_language()
    return [{"name": line.fee.name[language], "line": line} for line in lines]


def total(lines: Iterable[PriceLine]) -> int:
    """What is paid in all, VAT included, in cents."""
    return sum(line.gross_cents for line in lines)


def _is_member(checked: Checked, application: Application) -> bool:
    details = checked.company.details()
    company = shops.find_company(country=details.country, number=details.number)
    return company is not None and _runs(company, application.scheme)


def _runs(company: Company, scheme: str) -> bool:
    return memberships.find_running(company, scheme=scheme) is not None


def _shown(bound: BoundField) -> str:
    value = bound.value()
    if isinstance(bound.field.widget, CheckboxInput):
        return _("yes") if value in (True, "on") else ""
    names = dict(getattr(bound.field, "choices", ()))
    chosen = value if isinstance(value, list) else [value]
    return ", ".join(str(names.get(each, each)) for each in chosen if each)
