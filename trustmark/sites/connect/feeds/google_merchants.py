"""Reviews of all shops of a scheme, for Google: merchant reviews feed 5.0.

The format is described at https://developers.google.com/merchant-review-feeds; it is
for whoever gathers reviews of many shops. With `since` it holds what changed from that
day on, what is gone by its number alone. Reviews taken over from elsewhere are left
out: only what was collected here may be sent.
"""

from collections.abc import Iterator
from datetime import datetime

from trustmark.certificates import api as certificates
from trustmark.reviews import api as reviews
from trustmark.reviews.api import HowObtained, Review
from trustmark.schemes.api import Scheme
from trustmark.shops.api import Shop
from trustmark.sites.connect.feeds.telling import is_collected_here, page_of
from trustmark.sites.connect.feeds.xml import DECLARATION, element, moment, wrapped

BATCH = 200
_NAMESPACE = "http://schemas.google.com/merchant_reviews/5.0"
_SCHEMA = "http://www.gstatic.com/productsearch/static/reviews/5.0/merchant_reviews.xsd"
_OPENING = (
    f'<feed xmlns="{_NAMESPACE}"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:schemaLocation="{_NAMESPACE} {_SCHEMA}">'
)
_COLLECTED = {
    HowObtained.INVITED: "after_fulfillment",
    HowObtained.OPEN: "unsolicited",
}


def write(scheme: Scheme, *, since: datetime | None, at: datetime) -> Iterator[str]:
    """The feed of a scheme, piece by piece; each part is a walk over the shops."""
    yield DECLARATION + _OPENING
    opened = ""
    for shop in _shops(scheme):
        yield ("" if opened else "<merchants>") + _merchant(scheme, shop, at=at)
        opened = "</merchants>"
    yield opened
    yield from _part(scheme, "reviews", since=since)
    if since is not None:
        yield from _part(scheme, "deleted_reviews", since=since)
    yield "</feed>"


def _part(scheme: Scheme, name: str, *, since: datetime | None) -> Iterator[str]:
    """One list of the feed; the format knows no empty ones."""
    wanted_standing = name == "reviews"
    is_open = False
    for shop in _shops(scheme):
        for batch in reviews.walk_changed([shop], since=since):
            for review in batch:
                stands = review.state == reviews.State.PUBLISHED
                if stands != wanted_standing or not is_collected_here(review):
                    continue
                if not is_open:
                    yield f"<{name}>"
                    is_open = True
                yield _review(review, shop) if stands else _deleted(review)
    if is_open:
        yield f"</{name}>"


def _shops(scheme: Scheme) -> Iterator[Shop]:
    known = certificates.list_shops_with_certificates(scheme.slug)
    rows = known.select_related("company").order_by("id")
    batch = list(rows[:BATCH])
    while batch:
        yield from batch
        batch = list(rows.filter(id__gt=batch[-1].pk)[:BATCH])


def _merchant(scheme: Scheme, shop: Shop, *, at: datetime) -> str:
    return wrapped(
        "merchant",
        [
            element("name", shop.name),
            element("merchant_url", shop.url),
            element("rating_url", page_of(scheme, shop)),
            element("create_timestamp", moment(shop.registered_at)),
            element("last_update_timestamp", moment(at)),
        ],
        id=shop.pk,
    )


def _review(review: Review, shop: Shop) -> str:
    pieces = [
        element("create_timestamp", moment(review.written_at)),
        element("last_update_timestamp", moment(review.changed_at)),
        element("country_code", shop.company.country),
    ]
    if review.author_name:
        pieces.insert(0, element("reviewer_name", review.author_name))
    if review.title:
        pieces.append(element("title", review.title))
    if review.text:
        pieces.append(element("content", review.text))
    ratings = [element("overall", review.rating, min=1, max=5)]
    if review.service:
        ratings.append(element("customer_service", review.service, min=1, max=5))
    collected = _COLLECTED[HowObtained(review.how_obtained)]
    pieces += [wrapped("ratings", ratings), element("collection_method", collected)]
    return wrapped("review", pieces, id=review.pk, mid=review.shop_id)


def _deleted(review: Review) -> str:
    gone = element("last_update_timestamp", moment(review.changed_at))
    return wrapped("deleted_review", [gone], id=review.pk, mid=review.shop_id)
