"""Shop systems that take product reviews, each as its plug-in is described to do.

Written from the description of what the receivers accept and answer: what they look at
first, what they compare, what they miss when it is not there.
"""

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.builders.receivers import Came, Reply

EVERY_FIELD = {
    "id",
    "product_id",
    "title",
    "review",
    "rating",
    "created",
    "deleted",
    "reviewer",
}


@dataclass
class Plugin:
    """What a shop system knows: its number and key, its products, its reviews."""

    webshop_id: int
    api_key: str
    products: set[str]
    reviews: dict[object, dict[str, Any]] = field(default_factory=dict)
    new_id: Callable[[], object] = field(default_factory=lambda: count(501).__next__)

    def shown(self) -> list[str]:
        """The texts that visitors of the shop can read."""
        return [
            one["review"] for one in self.reviews.values() if not one.get("deleted")
        ]

    def is_ours(self, told: Any) -> bool:
        """As `hash_equals` has it: both are text, and the number is the right one."""
        key = str(told.get("api_key", "")).encode()
        is_key = hmac.compare_digest(key, self.api_key.encode())
        return is_key and told.get("webshop_id") == self.webshop_id


def _read(came: Came) -> Any:
    try:
        return json.loads(came.body)
    except ValueError:
        return None


def _json(**told: object) -> Reply:
    return Reply(200, json.dumps(told).encode(), {"Content-Type": "application/json"})


def _said(status: int) -> Reply:
    return Reply(status, b"<b>no</b>", {"Content-Type": "text/plain"})


class Magento(Plugin):
    """Looks for the product before it looks at the key; deletes for good."""

    def __call__(self, came: Came) -> Reply:
        """Answer as the controller does."""
        told = _read(came)
        if not told:
            return _said(400)
        review = told["product_review"]
        if review["product_id"] not in self.products:
            return _said(404)
        if not self.is_ours(told):
            return _said(401)
        assert isinstance(review["rating"], int)
        assert 1 <= review["rating"] <= 5
        if review["deleted"]:
            self.reviews.pop(review["id"], None)
            return _json(review_id=None)
        number = review["id"] or self.new_id()
        self.reviews[number] = review
        return _json(review_id=number)


class PrestaShop(Plugin):
    """Wants every field always; marks as deleted; knows no id it did not give."""

    def __call__(self, came: Came) -> Reply:
        """Answer as the module does."""
        told = _read(came)
        if not told:
            return _said(400)
        if not told.get("webshop_id") or not told.get("api_key"):
            return _said(403)
        if not self.is_ours(told):
            return _said(401)
        review = told["product_review"]
        assert set(review) >= EVERY_FIELD
        assert len(review["created"]) == len("2026-11-20 12:34:56")
        if review["product_id"] not in self.products:
            return _said(404)
        if review["id"] is not None and review["id"] not in self.reviews:
            return _said(404)
        number = review["id"] or self.new_id()
        self.reviews[number] = review
        return _json(review_id=number)


class Shopware(Plugin):
    """Ids of 32 signs; answers 400 to whatever it cannot do; refuses empty texts."""

    def __call__(self, came: Came) -> Reply:
        """Answer as the controller does."""
        told = _read(came)
        if not told or "salesChannelId=" not in came.path:
            return Reply(400, b'"no"')
        if not self.is_ours(told):
            return Reply(401, b'"no"')
        review = told["product_review"]
        if review["product_id"] not in self.products or not review["title"]:
            return Reply(400, b'"no"')
        number = review["id"] or f"{self.new_id():032x}"
        assert isinstance(number, str)
        self.reviews[number] = review
        return _json(review_id=number)
