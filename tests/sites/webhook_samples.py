"""Webhooks to visit: one that is on, with messages, and one that is paused."""

from tests.builders.dispatches import a_webhook
from tests.builders.people import MONDAY
from trustmark.certificates.api import Certificate
from trustmark.dispatches import api as dispatches
from trustmark.orders import api as orders
from trustmark.orders.api import SyncKind

Parts = dict[str, list[dict[str, object]]]


def member_parts(certificate: Certificate) -> Parts:
    """What stands in the addresses of the pages about webhooks of a shop."""
    shop = certificate.shop
    webhook = a_webhook(shop).webhook
    paused = a_webhook(shop, url=f"https://{shop.domain}/paused").webhook
    message = dispatches.send_test(webhook, by=None, at=MONDAY)
    for each in (webhook, paused):
        dispatches.pause(each, by=None, at=MONDAY)
    dispatches.resume(webhook, by=None, at=MONDAY)
    orders.register_sync_address(
        orders.connect(shop, at=MONDAY),
        f"https://{shop.domain}/sync",
        kind=SyncKind.PRESTASHOP,
        at=MONDAY,
    )
    of_shop: dict[str, object] = {"domain": shop.domain}
    one = of_shop | {"webhook_id": webhook.pk}
    both = [one, of_shop | {"webhook_id": paused.pk}]
    return {
        "member:webhooks": [of_shop],
        "member:webhooks_bring": [of_shop],
        "member:webhook": both,
        "member:webhook_topics": [one],
        "member:webhook_replay": [one],
        "member:webhook_rotate": [one],
        "member:webhook_remove": [one],
        "member:webhook_again": [one | {"message_id": message.message_id}],
        "member:webhook_act": [one | {"deed": "test"}],
    }
