"""What is posted: a message of a webhook, and a product review as plug-ins take it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from trustmark.dispatches.models import Dispatch
from trustmark.kernel import vault
from trustmark.reviews.api import ProductReview, Review, State

# As our own API calls them, so that it can be asked for more.
REVIEWS, ORDERS = "reference of a review", "reference of an order"
# Where plug-ins want a text and there is none: systems of shops refuse an empty one.
NOTHING = "–"
_LONGEST_TITLE = 60
_LOCALES = {"nl": "nl-NL", "fr": "fr-FR", "en": "en-GB", "de": "de-DE"}


def review_reference(review_id: int) -> str:
    """What the shop calls a review by."""
    return vault.veiled(review_id, purpose=REVIEWS)


def order_reference(order_id: int) -> str:
    """What the shop calls an order by."""
    return vault.veiled(order_id, purpose=ORDERS)


def message_body(dispatch: Dispatch) -> bytes:
    """A message of a webhook; the same bytes however often it is sent."""
    told = {
        "type": dispatch.topic,
        "timestamp": dispatch.happened_at.isoformat(timespec="seconds"),
        "data": dispatch.data,
    }
    return json.dumps(told, separators=(",", ":"), sort_keys=True).encode()


def message_headers(
    dispatch: Dispatch, signatures: str, *, at: datetime
) -> dict[str, str]:
    """The headers of Standard Webhooks."""
    return {
        "Content-Type": "application/json",
        "webhook-id": dispatch.message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signatures,
    }


def product_review_body(
    product: ProductReview,
    *,
    webshop_id: int,
    api_key: str,
    their_id: str | int | None,
) -> bytes:
    """A product review as the receivers of plug-ins read it.

    `their_id` is what the shop answered before, null the first time. Of one that left
    the page nothing goes along but which it was: every field has to be there, so the
    words are a dash.
    """
    review = product.review
    is_shown = review.state == State.PUBLISHED
    words = _words(product) if is_shown else _no_words()
    told: dict[str, Any] = {
        "id": their_id,
        "product_id": product.external_id,
        "rating": product.rating,
        "created": localtime(review.written_at).strftime("%Y-%m-%d %H:%M:%S"),
        "deleted": not is_shown,
        **words,
        "reviewer": {
            "name": (is_shown and review.author_name) or NOTHING,
            "email": email_of(review),
        },
    }
    locale = _LOCALES.get(review.language)
    if locale:
        told["locale"] = locale
    sent: Mapping[str, Any] = {
        "webshop_id": webshop_id,
        "api_key": api_key,
        "product_review": told,
    }
    return json.dumps(sent).encode()


def email_of(review: Review) -> str:
    """What stands for the author's address, which no shop gets from us."""
    return f"review-{review.pk}@reviews.invalid"


def _words(product: ProductReview) -> dict[str, str]:
    stars = f"{product.rating}/5"
    text = product.text.strip()
    return {"title": _title_of(text) or stars, "review": text or stars}


def _no_words() -> dict[str, str]:
    return {"title": NOTHING, "review": NOTHING}


def _title_of(text: str) -> str:
    """The first words, for the systems of shops ask for a title and authors do not."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_TITLE:
        return line
    return f"{line[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"
