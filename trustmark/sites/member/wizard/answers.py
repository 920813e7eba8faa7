"""The answers of a draft: kept as they were typed, shown again, right or wrong."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.forms import BaseForm

from trustmark.accounts.api import User
from trustmark.applications import api as applications
from trustmark.applications.api import Application
from trustmark.shops import api as shops
from trustmark.sites.layout.signs import storable
from trustmark.sites.member.wizard.agreement import AgreementForm
from trustmark.sites.member.wizard.company import CompanyForm
from trustmark.sites.member.wizard.shop import ShopForm

COMPANY, SHOP, AGREEMENT, CHECK = "company", "shop", "agreement", "check"
STEPS = (COMPANY, SHOP, AGREEMENT, CHECK)


def blank_form(application: Application, step: str, *, by: User) -> Any:
    """A step with what was answered so far, and no remarks about it."""
    known = _answered(application, step) or _known_already(step, by=by)
    return _form(application, step, initial=known)


def filled_form(
    application: Application, step: str, typed: Mapping[str, Any] | None = None
) -> Any:
    """A step with all its faults: of what was typed now, or what was kept."""
    return _form(
        application, step, data=application.answers if typed is None else typed
    )


def keep(application: Application, form: BaseForm, *, by: User) -> None:
    """Keep what was typed in every field, right or wrong."""
    typed = {
        bound.html_name: storable(
            bound.field.widget.value_from_datadict(
                form.data, form.files, bound.html_name
            )
        )
        for bound in form
    }
    applications.save_answers(application, answers=typed, by=by)


def next_step(step: str) -> str:
    """The step after this one."""
    return STEPS[STEPS.index(step) + 1]


def _form(application: Application, step: str, **kwargs: Any) -> Any:
    version = application.scheme_version
    match step:
        case "company":
            return CompanyForm(prefix=step, **kwargs)
        case "shop":
            return ShopForm(prefix=step, book=version.rules, **kwargs)
        case _:
            return AgreementForm(prefix=step, version=version, **kwargs)


def _answered(application: Application, step: str) -> dict[str, Any]:
    begin = f"{step}-"
    return {
        name.removeprefix(begin): typed
        for name, typed in application.answers.items()
        if name.startswith(begin)
    }


def _known_already(step: str, *, by: User) -> dict[str, Any]:
    """What we need not ask: the language one reads, and the company one acts for."""
    if step != COMPANY:
        return {}
    companies = shops.list_companies_of(by)
    if len(companies) != 1:
        return {"language": by.language, "email": by.email}
    return asdict(shops.details_of(companies[0]))
