"""Who may change the webhooks of a shop, and why not."""

from django.utils.translation import gettext as _

from trustmark.accounts.api import User
from trustmark.dispatches.models import Dispatch, Webhook
from trustmark.dispatches.states import LIVE, REPEATABLE, State
from trustmark.shops import api as shops
from trustmark.shops.api import Shop

MOST_WEBHOOKS = 10


def why_not_manage(shop: Shop, *, by: User | None) -> str | None:
    """A contact of the company, or a program with a key; while the shop runs."""
    if shop.ended_at is not None:
        return _("The registration of this shop has ended.")
    if by is None or shops.is_contact(by, company=shop.company):
        return None
    return _("Only who acts for the company connects its shop.")


def why_not_make(shop: Shop, *, by: User | None) -> str | None:
    """As above, on a proven domain, up to ten at once."""
    refusal = why_not_manage(shop, by=by)
    if refusal:
        return refusal
    if not shops.is_domain_proven(shop):
        return _("The domain of the shop has not been proven yet.")
    if Webhook.objects.filter(shop=shop, state__in=LIVE).count() >= MOST_WEBHOOKS:
        return _("There are ten webhooks. Remove one first.")
    return None


def why_not_change(webhook: Webhook, *, by: User | None) -> str | None:
    """As with managing, until it is removed."""
    if webhook.state == State.ENDED:
        return already_ended()
    return why_not_manage(webhook.shop, by=by)


def why_not_pause(webhook: Webhook, *, by: User | None) -> str | None:
    """While it is on."""
    if webhook.state in {State.PAUSED, State.STOPPED}:
        return _("The webhook is off already.")
    return why_not_change(webhook, by=by)


def why_not_resume(webhook: Webhook, *, by: User | None) -> str | None:
    """While it is off."""
    if webhook.state == State.ON:
        return _("The webhook is on already.")
    return why_not_change(webhook, by=by)


def why_not_send(webhook: Webhook, *, by: User | None) -> str | None:
    """While it is on: a test, or something once more."""
    if webhook.state in {State.PAUSED, State.STOPPED}:
        return _("The webhook is off. Switch it on first.")
    return why_not_change(webhook, by=by)


def why_not_repeat(dispatch: Dispatch, *, by: User | None) -> str | None:
    """What is settled, to an address that is on."""
    if dispatch.state not in REPEATABLE or dispatch.webhook is None:
        return _("This message is on its way already.")
    return why_not_send(dispatch.webhook, by=by)


def already_ended() -> str:
    """The sentence for a webhook that is not there any more."""
    return _("This webhook was removed already.")
