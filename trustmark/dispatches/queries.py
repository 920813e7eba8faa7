"""Questions about webhooks, and how messages fared."""

from dataclasses import dataclass

from django.db.models import QuerySet

from trustmark.dispatches.models import Attempt, Dispatch, Webhook
from trustmark.dispatches.states import PRODUCT_REVIEW, State
from trustmark.shops.api import Shop


@dataclass(frozen=True)
class Fared:
    """A message, and its tries, the first one first."""

    dispatch: Dispatch
    attempts: list[Attempt]


def hears(shop_id: int, topic: str) -> bool:
    """Whether any address of the shop is to be told of this."""
    rows = Webhook.objects.filter(shop_id=shop_id).exclude(state=State.ENDED)
    return any(topic in topics for topics in rows.values_list("topics", flat=True))


def list_webhooks(shop: Shop) -> list[Webhook]:
    """The webhooks of a shop, oldest first."""
    rows = Webhook.objects.filter(shop=shop).exclude(state=State.ENDED)
    return list(rows.select_related("shop__company").order_by("id"))


def find_webhook(shop: Shop, webhook_id: int) -> Webhook | None:
    """The webhook with this id, when it is of this shop and was not removed."""
    rows = Webhook.objects.filter(shop=shop, pk=webhook_id)
    return rows.exclude(state=State.ENDED).select_related("shop__company").first()


def list_messages(webhook: Webhook) -> QuerySet[Dispatch]:
    """What was sent to an address, or would have been, newest first."""
    return Dispatch.objects.filter(webhook=webhook).order_by("-id")


def find_message(webhook: Webhook, message_id: str) -> Dispatch | None:
    """The message with this id, when it was for this address."""
    rows = list_messages(webhook).select_related("webhook__shop__company")
    return rows.filter(message_id=message_id).first()


def list_deliveries(shop: Shop, *, limit: int = 20) -> list[Dispatch]:
    """The latest product reviews brought to the system of a shop, newest first."""
    rows = Dispatch.objects.filter(shop=shop, topic=PRODUCT_REVIEW)
    return list(
        rows.select_related("address", "product_review").order_by("-id")[:limit]
    )


def with_attempts(*dispatches: Dispatch) -> list[Fared]:
    """These messages with their tries, in one question."""
    found: dict[int, list[Attempt]] = {each.pk: [] for each in dispatches}
    for attempt in Attempt.objects.filter(dispatch__in=dispatches).order_by("id"):
        found[attempt.dispatch_id].append(attempt)
    return [Fared(each, found[each.pk]) for each in dispatches]
