"""What would follow from orders that nobody took yet: whom to ask, when, and whom not.

Nothing is written. It counts what was sent and planned, and what comes earlier in the
same file, as sending itself will when each moment has come.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from trustmark.invitations import gates, rules
from trustmark.invitations.models import Invitation, InvitationSettings, Suppression
from trustmark.invitations.queries import find_rulebook, get_settings
from trustmark.invitations.rules import Asked, Obstacle
from trustmark.invitations.services.planning import language_for, mode_for, moment_for
from trustmark.invitations.states import State
from trustmark.orders import api as orders
from trustmark.orders.api import Order, OrderMessage
from trustmark.shops.api import Shop

MOST = 500


@dataclass(frozen=True)
class Rehearsed:
    """What would become of one order: asked at a moment, or not, or known already."""

    row: int
    number: str
    moment: datetime
    language: str
    obstacle: Obstacle | None
    is_known: bool

    @property
    def is_asked(self) -> bool:
        """Whether its customer would be asked."""
        return self.obstacle is None and not self.is_known


@dataclass(frozen=True)
class _Plan:
    row: int
    order: Order
    keys: tuple[str, ...]
    moment: datetime


@dataclass(frozen=True)
class _Past:
    """What is known of the people in the file before anything is sent."""

    by_shop: dict[str, list[datetime]]
    by_any: dict[str, list[datetime]]
    suppressed: frozenset[str]
    known: frozenset[tuple[str, str]]


def rehearse(
    shop: Shop, told: Sequence[tuple[int, OrderMessage]], *, at: datetime
) -> list[Rehearsed]:
    """What would become of these orders, by row; the first `MOST` of them."""
    chosen = get_settings(shop, at=at)
    stands = Asked(
        is_certified=find_rulebook(shop) is not None,
        has_agreed=gates.has_agreed(shop),
        is_told=gates.get_clause(shop).is_told,
    )
    plans = [_plan(shop, chosen, row, message, at=at) for row, message in told[:MOST]]
    past = _past(shop, plans)
    done = [
        _rehearsed(plan, chosen, past, stands)
        for plan in sorted(plans, key=lambda plan: (plan.moment, plan.row))
    ]
    return sorted(done, key=lambda one: one.row)


def _plan(
    shop: Shop,
    chosen: InvitationSettings,
    row: int,
    message: OrderMessage,
    *,
    at: datetime,
) -> _Plan:
    order = orders.draft_order(shop, message, at=at)
    order.shop = shop
    keys = tuple(orders.list_email_keys(message.email))
    return _Plan(row, order, keys, moment_for(chosen, order))


def _past(shop: Shop, plans: list[_Plan]) -> _Past:
    keys = {key for plan in plans for key in plan.keys}
    by_shop, by_any = defaultdict(list), defaultdict(list)
    asked = Invitation.objects.filter(email_key__in=keys).exclude(
        state__in=[State.SUPPRESSED, State.CALLED_OFF]
    )
    for one in asked.only("email_key", "shop_id", "sent_at", "scheduled_for"):
        moment = one.sent_at or one.scheduled_for
        by_any[one.email_key].append(moment)
        if one.shop_id == shop.pk:
            by_shop[one.email_key].append(moment)
    refused = Suppression.objects.filter(
        Q(shop=shop) | Q(shop=None), email_key__in=keys
    )
    known = orders.numbers_known(shop, [plan.order.number for plan in plans])
    return _Past(
        by_shop, by_any, frozenset(refused.values_list("email_key", flat=True)), known
    )


def _rehearsed(
    plan: _Plan, chosen: InvitationSettings, past: _Past, stands: Asked
) -> Rehearsed:
    order, moment = plan.order, plan.moment
    here = [at for key in plan.keys for at in past.by_shop.get(key, [])]
    anywhere = [at for key in plan.keys for at in past.by_any.get(key, [])]
    before = [at for at in here if at <= moment]
    asked = replace(
        stands,
        has_consent=orders.has_consent_of(order),
        is_suppressed=not past.suppressed.isdisjoint(plan.keys),
        has_address=bool(order.email),
        before=len(here),
        lately=max(before, default=None),
        this_week=sum(moment - rules.WEEK < at <= moment for at in anywhere),
    )
    obstacle = rules.why_not_invite(
        mode_for(chosen, order), asked, rest_days=chosen.rest_days, at=moment
    )
    is_known = any((order.number, key) in past.known for key in plan.keys)
    if obstacle is None and not is_known:
        past.by_shop.setdefault(plan.keys[0], []).append(moment)
        past.by_any.setdefault(plan.keys[0], []).append(moment)
    language = language_for(chosen, order)
    return Rehearsed(plan.row, order.number, moment, language, obstacle, is_known)
