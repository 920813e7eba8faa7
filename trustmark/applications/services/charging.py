"""What a company comes to owe for an application."""

from collections.abc import Iterable
from datetime import datetime

from trustmark.applications.models import Application
from trustmark.applications.prices import admission_fees, cancelling_fees
from trustmark.applications.writing import rulebook_of, submitted
from trustmark.billing import api as billing
from trustmark.billing.api import OpenItem
from trustmark.kernel.calendar import day_of
from trustmark.memberships import api as memberships
from trustmark.schemes.api import Fee

EXTRA_SHOP = "extra-shop"


def charge_admission(
    application: Application, kinds: Iterable[str], *, at: datetime
) -> list[OpenItem]:
    """Charge what it costs to be admitted with these kinds."""
    company = submitted(application)[0]
    running = memberships.find_running(company, scheme=application.scheme)
    fees = _fees(application, kinds, is_member=running is not None)
    return _charged(application, fees, at=at)


def charge_further(
    application: Application, kinds: Iterable[str], *, at: datetime
) -> list[OpenItem]:
    """Charge only what these kinds add to what was charged for the application."""
    known = {item.fee for item in billing.list_items_about(application)}
    fees = _fees(application, kinds, is_member=EXTRA_SHOP in known)
    return _charged(application, [f for f in fees if f.code not in known], at=at)


def charge_certification(application: Application, *, at: datetime) -> list[OpenItem]:
    """Charge the cost of breaking off an audit; once for an application."""
    owed = billing.list_items_about(application)
    known = {item.fee for item in owed if item.state != billing.State.WITHDRAWN}
    fees = cancelling_fees(rulebook_of(application))
    return _charged(application, [f for f in fees if f.code not in known], at=at)


def let_go_open(application: Application, *, at: datetime) -> None:
    """Let go of everything still owed for an application that has ended."""
    for item in billing.list_items_about(application):
        if item.state == billing.State.OPEN:
            billing.let_go(item, at=at)


def let_go_certification(application: Application, *, at: datetime) -> list[OpenItem]:
    """Let go of the cost of breaking off; gives what was paid of it already."""
    fees = {fee.code for fee in cancelling_fees(rulebook_of(application))}
    owed = [i for i in billing.list_items_about(application) if i.fee in fees]
    for item in owed:
        if item.state == billing.State.OPEN:
            billing.let_go_on_return(item, at=at)
    return [item for item in owed if item.state == billing.State.PAID]


def _fees(
    application: Application, kinds: Iterable[str], *, is_member: bool
) -> tuple[Fee, ...]:
    return admission_fees(
        rulebook_of(application),
        kinds=kinds,
        size=application.size,
        period=application.period,
        is_member=is_member,
    )


def _charged(
    application: Application, fees: Iterable[Fee], *, at: datetime
) -> list[OpenItem]:
    company, book = submitted(application)[0], rulebook_of(application)
    return [
        billing.charge(
            company, rulebook=book, fee=owed, about=application, by=None, at=at
        )
        for owed in fees
        if owed.price_on(day_of(at)) is not None
    ]
