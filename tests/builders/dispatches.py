"""Webhooks for tests, and the worker that posts."""

from datetime import datetime
from typing import Any

from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from tests.builders.receivers import Receiver, authority_file
from trustmark.dispatches import api as dispatches
from trustmark.dispatches.api import NewWebhook, Topic
from trustmark.dispatches.services.claiming import list_due_targets
from trustmark.dispatches.services.posting import post_next
from trustmark.shops.api import Shop


def a_webhook(
    shop: Shop | None = None,
    *,
    url: str = "",
    topics: tuple[str, ...] = tuple(Topic.values),
    at: datetime = MONDAY,
) -> NewWebhook:
    """A webhook on the proven domain of a shop, that hears of everything."""
    shop = shop or a_connection(at=at).shop
    there = url or f"https://{shop.domain}/keurmeester"
    return dispatches.make_webhook(shop, there, topics=topics, by=None, at=at)


def post_all(at: datetime) -> int:
    """Post what is due until nothing is; how many went out."""
    count = 0
    while targets := list_due_targets(at=at):
        posted = sum(post_next(target, at=at) for target in targets)
        if not posted:
            break
        count += posted
    return count


def lead_to(settings: Any, *receivers: Receiver) -> None:
    """Let the platform find these machines, and no others of that name."""
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={
            "connect_to": ",".join(each.connection for each in receivers),
            "trust_ca": str(authority_file()),
        }
    )
