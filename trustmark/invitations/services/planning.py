"""How a shop wants its customers asked, and the plan that an order leads to."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.invitations import permissions, rules
from trustmark.invitations.models import Invitation, InvitationSettings
from trustmark.invitations.queries import asked_of, find_rulebook, get_settings
from trustmark.invitations.rules import Hours, Mode
from trustmark.invitations.services.closing import suppress_if
from trustmark.invitations.states import Unit
from trustmark.invitations.writing import LANGUAGES
from trustmark.kernel.calendar import Calendar, Term
from trustmark.kernel.cases import MoveRefused, begin
from trustmark.orders import api as orders
from trustmark.orders.api import Order
from trustmark.shops.api import Shop


@dataclass(frozen=True)
class Choice:
    """How a shop wants its customers asked."""

    mode: str
    delay: int
    unit: str
    first_hour: int
    last_hour: int
    language: str
    reminder_after: int
    rest_days: int
    asks_products: bool
    basis: str
    rests_on_days_off: bool = False


@transaction.atomic
def choose(shop: Shop, choice: Choice, *, by: User, at: datetime) -> InvitationSettings:
    """Keep how the shop has us invite, with who said so; scheduled letters stay."""
    refusal = permissions.why_not_choose(shop, by=by)
    if refusal:
        raise MoveRefused(refusal)
    kept, _ = InvitationSettings.objects.update_or_create(
        shop=shop,
        defaults={**choice.__dict__, "chosen_by": by, "chosen_at": at},
    )
    return kept


@transaction.atomic
def schedule(order: Order, *, at: datetime) -> Invitation | None:
    """Plan the letter about an order, or write down why there is none.

    An order that has its invitation keeps it; `None` for a shop that asks nobody.
    """
    known = Invitation.objects.filter(order=order).first()
    if known:
        return known
    chosen = get_settings(order.shop, at=at)
    mode = mode_for(chosen, order)
    if mode == Mode.OFF:
        return None
    moment = moment_for(chosen, order)
    invitation = Invitation(
        order=order,
        shop=order.shop,
        language=language_for(chosen, order),
        email_key=order.email_key,
        basis=chosen.basis,
        scheduled_for=moment,
        answerable_until=rules.last_moment(moment),
    )
    book = find_rulebook(order.shop)
    invitation.scheme = book.scheme.slug if book else ""
    begin(invitation, by=None, at=at, tells="schedule")
    asked = asked_of(order, keys_of(order), at=at)
    suppress_if(
        invitation,
        rules.why_not_invite(mode, asked, rest_days=chosen.rest_days, at=moment),
        at=at,
    )
    return invitation


def mode_for(chosen: InvitationSettings, order: Order) -> Mode:
    mode = Mode(chosen.mode)
    if mode == Mode.EVERY_ORDER and order.is_only_first:
        return Mode.FIRST_ORDER
    return mode


def hours_of(chosen: InvitationSettings) -> Hours:
    """When letters of the shop may leave."""
    return Hours(chosen.first_hour, chosen.last_hour, chosen.rests_on_days_off)


def moment_for(chosen: InvitationSettings, order: Order) -> datetime:
    days = rules.delay_in_force(order.delay_days, of_shop=chosen.delay)
    in_working_days = chosen.unit == Unit.WORKING_DAYS
    return rules.moment_to_send(
        order.received_at,
        delay=Term(working_days=days) if in_working_days else Term(days=days),
        hours=hours_of(chosen),
        calendar=Calendar(order.shop.company.country),
    )


def language_for(chosen: InvitationSettings, order: Order) -> str:
    """The language of the order; where we do not write it, that of the shop."""
    wanted = (chosen.language, order.language, *order.shop.languages)
    own = order.shop.company.language
    return next((code for code in (*wanted, own) if code in LANGUAGES), "en")


def keys_of(order: Order) -> list[str]:
    """The marks of the person, those under earlier secret keys included."""
    return orders.list_email_keys(order.email) if order.email else [order.email_key]
