"""Forgetting: addresses once nobody is written to any more, then the person."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models.functions import Coalesce

from trustmark.kernel.calendar import Term
from trustmark.memberships import api as memberships
from trustmark.orders import rules
from trustmark.orders.models import Consent, IntakeFault, Order
from trustmark.schemes.api import NotInRulebook, Rulebook
from trustmark.shops.api import Shop

# Where no rulebook of the shop says how long.
ADDRESS_TERM = Term(days=120)
PERSON_TERM = Term(years=3)
FAULT_TERM = timedelta(days=30)
_HOME = ZoneInfo("Europe/Amsterdam")


def forget_address(order: Order, *, at: datetime) -> None:
    """Drop address and name of an order, when nobody is written to about it any more.

    The same person is still recognised.
    """
    rows = Order.objects.filter(pk=order.pk, address_forgotten_at=None)
    rows.update(email="", first_name="", address_forgotten_at=at)
    order.refresh_from_db()


def forget_due(*, on: date, at: datetime) -> int:
    """Drop addresses past their term, then all that recognises a person; gives rows.

    What is left of an order is a fact for the statistics of its shop.
    """
    IntakeFault.objects.filter(at__lt=at - FAULT_TERM).delete()
    count = 0
    for shop in Shop.objects.filter(pk__in=_shops_with_persons()):
        terms = _terms_of(shop)
        count += _forget_addresses(
            shop, until=rules.last_day_past(terms.address, on), at=at
        )
        count += _forget_persons(
            shop, until=rules.last_day_past(terms.person, on), at=at
        )
    return count


@dataclass(frozen=True)
class _Terms:
    """How long a scheme keeps what came with an order."""

    address: Term
    person: Term


def _shops_with_persons() -> set[int]:
    orders = Order.objects.exclude(email_key="").values_list("shop_id", flat=True)
    consents = Consent.objects.values_list("shop_id", flat=True)
    return {*orders.distinct(), *consents.distinct()}


def _terms_of(shop: Shop) -> _Terms:
    """As the rulebook of the newest membership says; else our own."""
    bonds = memberships.list_memberships_of(shop.company)
    if not bonds:
        return _Terms(ADDRESS_TERM, PERSON_TERM)
    book = bonds[0].scheme_version.rules
    return _Terms(
        _term(book, "invitation-address-retention") or ADDRESS_TERM,
        _term(book, "invitation-retention") or PERSON_TERM,
    )


def _term(book: Rulebook, name: str) -> Term | None:
    try:
        return book.find_term(name)
    except NotInRulebook:
        return None


def _forget_addresses(shop: Shop, *, until: date, at: datetime) -> int:
    rows = Order.objects.filter(
        shop=shop, address_forgotten_at=None, received_on__lte=until
    )
    return rows.update(email="", first_name="", address_forgotten_at=at)


def _forget_persons(shop: Shop, *, until: date, at: datetime) -> int:
    rows = Order.objects.filter(shop=shop, received_on__lte=until)
    count = rows.exclude(email_key="").update(
        number="",
        email="",
        email_key="",
        first_name="",
        address_forgotten_at=Coalesce("address_forgotten_at", at),
    )
    end = datetime.combine(until + timedelta(days=1), time(), tzinfo=_HOME)
    gone, _ = Consent.objects.filter(shop=shop, given_at__lt=end).delete()
    return count + gone
