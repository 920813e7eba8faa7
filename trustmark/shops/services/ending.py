"""Ending what was registered: overtaken by a proof, or released by staff."""

from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.kernel.announcements import announce
from trustmark.kernel.cases import Move, take
from trustmark.shops import states
from trustmark.shops.events import ShopOvertaken
from trustmark.shops.models import Company, DomainProof, Shop


@transaction.atomic
def release_shop(shop: Shop, *, reason: str, by: User, at: datetime) -> None:
    """End the registration of a shop; its domain is free again.

    Whoever calls has made sure that nothing rests on the shop.
    """
    _end(shop, states.RELEASE, reason=reason, by=by, at=at)


@transaction.atomic
def release_company(company: Company, *, reason: str, by: User, at: datetime) -> None:
    """End the registration of a company and its shops; its number is free again.

    Whoever acted for it can still read what was written to it. Whoever calls has made
    sure that nothing rests on the company.
    """
    Company.objects.filter(pk=company.pk, ended_at=None).update(ended_at=at)
    for shop in Shop.objects.filter(company=company, ended_at=None).order_by("id"):
        release_shop(shop, reason=reason, by=by, at=at)
    company.refresh_from_db()


def lock_company(company: Company) -> None:
    """Make whoever registers or releases this company wait; it is read again."""
    company.refresh_from_db(from_queryset=Company.objects.select_for_update())


def lock_domain(domain: str) -> list[Shop]:
    """The running shops of a domain, oldest first; who proves or registers waits."""
    rows = Shop.objects.filter(domain=domain, ended_at=None).select_for_update()
    return list(rows.order_by("id"))


def overtake_others(shop: Shop, *, at: datetime) -> None:
    """End what others registered under the domain that this shop has just proven."""
    # Asked again, because somebody may have registered while we waited for the lock.
    rows = Shop.objects.filter(domain=shop.domain, ended_at=None).exclude(pk=shop.pk)
    for other in rows.order_by("id"):
        _end(other, states.OVERTAKE, reason="", by=None, at=at)
        announce(ShopOvertaken(other.pk), at=at)


def _end(shop: Shop, move: Move, *, reason: str, by: User | None, at: datetime) -> None:
    Shop.objects.filter(pk=shop.pk, ended_at=None).update(ended_at=at)
    proof = DomainProof.objects.filter(shop=shop).first()
    if proof is not None:
        take(proof, move, by=by, at=at, reason=reason)
    shop.refresh_from_db()
