"""The verbs of billing: charge, settle, withdraw, let go."""

from datetime import date, datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.billing import permissions, states
from trustmark.billing.events import ItemPaid, ItemWithdrawn
from trustmark.billing.models import OpenItem
from trustmark.billing.rates import vat_percent
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import Case, Move, MoveRefused, begin, take
from trustmark.kernel.money import vat_on
from trustmark.kernel.numbers import draw_number
from trustmark.schemes.api import Fee, Rulebook
from trustmark.shops.api import Company


class NoPrice(Exception):
    """The rulebook names no price for this fee on this day."""


@transaction.atomic
def charge(
    company: Company,
    *,
    rulebook: Rulebook,
    fee: Fee,
    about: Case,
    by: User | None,
    at: datetime,
) -> OpenItem:
    """Let a company owe a fee of the rulebook, at today's price and rate."""
    on = day_of(at)
    net = fee.price_on(on)
    if net is None:
        raise NoPrice(fee.code)
    percent = vat_percent(rulebook.scheme.country, on=on)
    vat = vat_on(net, rate_percent=percent)
    scheme = rulebook.scheme
    drawn = draw_number(f"{scheme.slug} items {on.year}")
    item = OpenItem(
        number=f"{scheme.number_prefix}-P-{on.year}-{drawn:05d}",
        company=company,
        scheme=scheme.slug,
        about_kind=about.kind_of_case,
        about_id=about.pk,
        fee=fee.code,
        description=fee.name[company.language],
        net_cents=net,
        vat_percent=percent,
        vat_cents=vat,
        gross_cents=net + vat,
        arose_on=on,
        due_on=rulebook.terms["invoice-payment"].ends_on(on, rulebook.scheme.calendar),
        deadline=None,
    )
    item.deadline = item.due_on
    begin(item, by=by, at=at, tells="charge")
    return item


@transaction.atomic
def mark_paid(
    item: OpenItem, *, received_on: date, remark: str, by: User, at: datetime
) -> None:
    """Write down that the whole amount was received, and tell the house."""
    on = day_of(at)
    refusal = permissions.why_not_mark_paid(
        item, by=by, on=on
    ) or permissions.why_not_received(item, received_on=received_on, on=on)
    if refusal:
        raise MoveRefused(refusal)
    take(item, states.PAY, by=by, at=at, reason=remark, received_on=received_on)
    announce(ItemPaid(item.pk, item.about_kind, item.about_id, item.fee), at=at)


@transaction.atomic
def withdraw(item: OpenItem, *, reason: str, by: User, at: datetime) -> None:
    """Withdraw a claim by hand, with the reason."""
    refusal = permissions.why_not_withdraw(item, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "withdrawing a claim has a reason")
    _drop(item, states.WITHDRAW, reason=reason, by=by, at=at)


def let_go(item: OpenItem, *, at: datetime) -> None:
    """Let go of a claim because the case it was for has ended."""
    _drop(item, states.LET_GO, reason="", by=None, at=at)


def let_go_on_return(item: OpenItem, *, at: datetime) -> None:
    """Let go of the claim for breaking off, because what was broken off goes on."""
    _drop(item, states.LET_GO_ON_RETURN, reason="", by=None, at=at)


@transaction.atomic
def _drop(
    item: OpenItem, move: Move, *, reason: str, by: User | None, at: datetime
) -> None:
    take(item, move, by=by, at=at, reason=reason)
    announce(ItemWithdrawn(item.pk, item.about_kind, item.about_id, item.fee), at=at)
