"""Ending registrations: of whoever was overtaken, and what staff release by hand."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.applications import permissions, states
from trustmark.applications.letters import DomainProvenByAnother, RegistrationReleased
from trustmark.applications.models import Application
from trustmark.applications.queries import list_applications_by
from trustmark.applications.writing import case_link, party_of, submitted, write
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, may_take, note, take
from trustmark.shops import api as shops
from trustmark.shops.api import Company


@transaction.atomic
def stop_overtaken(shop_id: int, *, at: datetime) -> None:
    """End what was asked for a shop whose domain somebody else proved first.

    Nothing is charged, because without proof there was no audit.
    """
    theirs = Application.objects.filter(shop=shop_id, state__in=states.STOP.origins)
    rows = theirs.select_related("company", "shop", "scheme_version")
    for application in rows.select_for_update(of=("self",)).order_by("id"):
        take(application, states.STOP, by=None, at=at, ended_at=at)
        letter = DomainProvenByAnother(party_of(application), case_link(application))
        write(application, letter, at=at)


@transaction.atomic
def release_domain(
    application: Application, *, reason: str, by: User, at: datetime
) -> None:
    """End the registration of a shop that was never audited; its domain is free.

    The reason goes into the letter to whoever registered it.
    """
    company, shop = submitted(application)
    _lock(company)
    shop.refresh_from_db()
    refusal = permissions.why_not_release_domain(application, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "a release has a reason")
    shops.release_shop(shop, reason=reason, by=by, at=at)
    theirs = [a for a in list_applications_by(company) if a.shop_id == shop.pk]
    _stop(theirs, about=application, reason=reason, by=by, at=at)


@transaction.atomic
def release_company(
    application: Application, *, reason: str, by: User, at: datetime
) -> None:
    """End the registration of a company that was never audited; its number is free.

    Its shops end with it. The reason goes into the letter to whoever registered it.
    """
    company, _ = submitted(application)
    _lock(company)
    refusal = permissions.why_not_release_company(application, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "a release has a reason")
    shops.release_company(company, reason=reason, by=by, at=at)
    theirs = list_applications_by(company)
    _stop(theirs, about=application, reason=reason, by=by, at=at)


def _lock(company: Company) -> None:
    """Whoever submits for this company, or passes to audit, waits or is waited for."""
    shops.lock_company(company)
    theirs = Application.objects.filter(company=company).order_by("id")
    list(theirs.select_for_update().values_list("pk"))


def _stop(
    theirs: Iterable[Application],
    *,
    about: Application,
    reason: str,
    by: User,
    at: datetime,
) -> None:
    """Stop what is open, with a letter; note the reason where it was answered before.

    One letter is written in any case, about the application at hand.
    """
    for one in theirs:
        was_stopped = may_take(one, states.STOP)
        if was_stopped:
            take(one, states.STOP, by=by, at=at, reason=reason, ended_at=at)
        else:
            note(one, by=by, at=at, reason=reason)
        if was_stopped or one.pk == about.pk:
            _tell_released(one, was_stopped=was_stopped, reason=reason, at=at)
    about.refresh_from_db()


def _tell_released(
    application: Application, *, was_stopped: bool, reason: str, at: datetime
) -> None:
    company = submitted(application)[0]
    letter = RegistrationReleased(
        party_of(application),
        is_of_company=company.ended_at is not None,
        was_stopped=was_stopped,
        reason=reason.strip(),
        link=case_link(application),
    )
    write(application, letter, at=at)
