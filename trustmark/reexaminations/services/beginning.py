"""Beginning a re-examination: a row per certified shop, pinned to one text."""

from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.audits import api as audits
from trustmark.certificates import api as certificates
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.hurry import hurry
from trustmark.reexaminations import permissions
from trustmark.reexaminations.models import Reexamination, ReexaminedShop
from trustmark.reexaminations.states import ShopState
from trustmark.schemes import api as schemes

TASK = "trustmark.reexaminations.tasks.reexamine_shop"


@transaction.atomic
def begin(scheme: str, version: str, *, by: User | None, at: datetime) -> Reexamination:
    """Have a version on the shelf examined over the newest kept visit of every shop.

    The version may be a draft. Raises `MoveRefused`, `NoSuchVersion` when there is no
    such folder, or `RulebookUnreadable` when it has faults.
    """
    refusal = permissions.why_not_begin(scheme, version, by=by, on=day_of(at))
    if refusal:
        raise MoveRefused(refusal)
    wanted = schemes.look_on_shelf(scheme, version)
    found = Reexamination.objects.create(
        scheme=scheme,
        version=version,
        digest=wanted.digest,
        is_sealed=wanted.sealed_on is not None,
        base=schemes.current_version(scheme, on=day_of(at)),
        base_on=day_of(at),
        on_date=max(day_of(at), wanted.rules.effective_from),
        asked_at=at,
        asked_by=by,
    )
    _list_shops(found, at=at)
    return found


def _list_shops(found: Reexamination, *, at: datetime) -> None:
    carrying = certificates.list_certificates(schemes=frozenset({found.scheme})).filter(
        state__in=certificates.CARRYING
    )
    listed = list(carrying)
    kept = audits.list_kept_visits({c.shop_id for c in listed}, scheme=found.scheme)
    rows = [
        ReexaminedShop(
            reexamination=found,
            certificate=certificate,
            inspection=kept.get(certificate.shop_id),
            state=ShopState.WAITING
            if certificate.shop_id in kept
            else ShopState.MISSING,
            hurried_at=at,
        )
        for certificate in listed
    ]
    made = ReexaminedShop.objects.bulk_create(rows)
    waiting = [row.pk for row in made if row.state == ShopState.WAITING]
    for row_id in waiting:
        hurry(TASK, row_id)
    if not waiting:
        Reexamination.objects.filter(pk=found.pk).update(finished_at=at)
        found.refresh_from_db()
