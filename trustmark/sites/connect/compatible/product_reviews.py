"""What customers wrote about products, for the shop that sold them.

The one plug-in that reads it asks twice a day for what changed since the first entry
of the last time, so the newest change comes first, and what is gone stays listed.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.timezone import localtime

from trustmark.orders.api import Connection
from trustmark.reviews import api as reviews
from trustmark.reviews.api import ProductReview, State
from trustmark.shops.api import Shop
from trustmark.sites.connect.compatible import answers, credentials
from trustmark.sites.connect.compatible.answers import (
    Refusal,
    answering_200,
    for_scripts,
)
from trustmark.sites.connect.compatible.pages import page_of
from trustmark.sites.connect.compatible.ratings import email_of, moment
from trustmark.sites.connect.compatible.shop import profile
from trustmark.sites.connect.feeds.xml import DECLARATION, element, wrapped
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request

BATCH = 500
_OPENING = (
    '<feed xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:noNamespaceSchemaLocation="http://www.google.com/shopping/reviews/schema/'
    'product/2.3/product_reviews.xsd">'
)
_HOME = ZoneInfo("Europe/Amsterdam")
# A plus that was not encoded arrives as a space.
_LOST_PLUS = re.compile(r" (?=\d\d:?\d\d$)")


@for_programs
@for_scripts
def feed(request: Request) -> HttpResponseBase:
    """The feed as XML; an error is XML too, with status 200."""
    if request.method not in {"GET", "HEAD"}:
        return _refused(answers.WRONG_METHOD)
    try:
        shop = credentials.shop_that_is_read(request)
    except Refusal as refusal:
        return _refused(answers.SENTENCES[refusal.fault])
    since = moment_of(request.GET.get("last_synced", ""))
    detailed = request.GET.get("detailed", "") == "1"
    response = StreamingHttpResponse(
        _pieces(shop, since=since, detailed=detailed),
        content_type="application/xml; charset=UTF-8",
    )
    return answers.guarded(response)


@for_programs
@for_scripts
@answering_200
def as_json(request: Request) -> HttpResponse:
    """The same in pages of JSON, what is gone included."""
    if request.method not in {"GET", "HEAD"}:
        return answers.failure(answers.WRONG_METHOD)
    rows = reviews.list_product_reviews(credentials.shop_that_is_read(request).shop)
    told = [_told(row) for row in rows[page_of(request, longest=100)]]
    return answers.plain_json({"total": rows.count(), "product_reviews": told})


def moment_of(text: str) -> datetime | None:
    """Since when, in either way plug-ins write it; nothing where it is neither."""
    try:
        at = datetime.fromisoformat(_LOST_PLUS.sub("+", text.strip()))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=_HOME)


def _pieces(
    connection: Connection, *, since: datetime | None, detailed: bool
) -> Iterator[str]:
    shop = connection.shop
    yield DECLARATION + _OPENING
    yield element("version", "2.3")
    yield wrapped("publisher", [element("name", shop.name)])
    yield "<reviews>"
    page = profile(shop, language="nl")
    for batch in _batches(shop, since=since):
        for product in batch:
            if detailed or product.review.state == State.PUBLISHED:
                yield _review(product, page=page, detailed=detailed)
    yield "</reviews></feed>"


def _batches(shop: Shop, *, since: datetime | None) -> Iterator[list[ProductReview]]:
    """Newest change first; each batch begins behind the last row of the one before."""
    rows = reviews.list_product_reviews(shop, since=since)
    batch = list(rows[:BATCH])
    while batch:
        yield batch
        last = batch[-1]
        at = last.review.changed_at
        behind = Q(review__changed_at__lt=at) | Q(id__lt=last.pk)
        batch = list(rows.filter(behind, review__changed_at__lte=at)[:BATCH])


def _review(product: ProductReview, *, page: str, detailed: bool) -> str:
    review = product.review
    pieces = [
        element("review_id", product.pk),
        wrapped("reviewer", [element("name", review.author_name or "–")]),
        element("review_timestamp", _iso(review.written_at)),
        element("content", product.text),
        element("review_url", page, type_="group"),
        wrapped("ratings", [element("overall", product.rating, min=1, max=5)]),
        wrapped("products", [_product(product, detailed=detailed)]),
        element("is_spam", "false"),
    ]
    if detailed:
        pieces += [
            element("email", email_of(review)),
            element("modified", _iso(review.changed_at)),
            element("valid", int(review.state == State.PUBLISHED)),
            element("deleted", int(is_gone(product))),
        ]
    return wrapped("review", pieces)


def is_gone(product: ProductReview) -> bool:
    """Whether it left the page for good; one that is held may come back."""
    return product.review.state not in {State.PUBLISHED, State.HELD}


def _product(product: ProductReview, *, detailed: bool) -> str:
    numbers = []
    if product.gtin:
        numbers.append(wrapped("gtins", [element("gtin", product.gtin)]))
    if product.sku:
        numbers.append(wrapped("skus", [element("sku", product.sku)]))
    pieces = [
        wrapped("product_ids", numbers),
        element("product_name", product.name),
        element("product_url", product.url),
    ]
    if detailed:
        pieces.append(element("external_id", product.external_id))
    return wrapped("product", pieces)


def _told(product: ProductReview) -> dict[str, object]:
    review = product.review
    return {
        "id": product.pk,
        "reviewer": {"name": review.author_name, "email": email_of(review)},
        "rating": product.rating,
        "review": product.text,
        "product_id": product.external_id,
        "deleted": is_gone(product),
        "created": moment(review.written_at),
    }


def _iso(at: datetime) -> str:
    return localtime(at).isoformat(timespec="seconds")


def _refused(message: str) -> HttpResponse:
    body = wrapped(
        "response", [element("status", "error"), element("message", message)]
    )
    response = HttpResponse(DECLARATION + body, content_type="application/xml")
    return answers.guarded(response)
