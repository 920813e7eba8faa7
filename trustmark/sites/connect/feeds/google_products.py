"""What customers wrote about products, for Google: product reviews feed 2.4.

The format is described at https://developers.google.com/product-review-feeds/schema.
It wants the whole of what is published each time; what is missing is deleted there.
Nothing is told that we do not know: not whether a review was paid for, nor by whom it
was written, nor the number of the order.
"""

from collections.abc import Iterator

from trustmark.reviews import api as reviews
from trustmark.reviews.api import ProductReview
from trustmark.sites.connect.feeds.telling import Source
from trustmark.sites.connect.feeds.xml import DECLARATION, element, moment, wrapped

VERSION = "2.4"
_SCHEMA = (
    "http://www.google.com/shopping/reviews/schema/product/2.4/product_reviews.xsd"
)
_OPENING = (
    '<feed xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:noNamespaceSchemaLocation="{_SCHEMA}">'
)


def write(source: Source) -> Iterator[str]:
    """The feed of one shop, piece by piece."""
    yield DECLARATION + _OPENING
    yield element("version", VERSION)
    operator = source.scheme.name[source.language]
    yield wrapped("aggregator", [element("name", operator)])
    yield wrapped("publisher", [element("name", source.shop.name)])
    yield "<reviews>"
    for batch in reviews.walk_products(source.shop):
        for product in batch:
            if _is_complete(product):
                yield _review(source, product)
    yield "</reviews></feed>"


def _is_complete(product: ProductReview) -> bool:
    """The format asks for words and for the page of the product."""
    return bool(product.text.strip() and product.url and product.review.is_verified)


def _review(source: Source, product: ProductReview) -> str:
    review = product.review
    return wrapped(
        "review",
        [
            element("review_id", product.pk),
            wrapped("reviewer", [_name(review.author_name)]),
            element("is_verified_purchase", "true"),
            element("review_timestamp", moment(review.written_at)),
            element("content", product.text),
            element("review_language", review.language),
            element("review_url", source.page, type_="group"),
            wrapped("ratings", [element("overall", product.rating, min=1, max=5)]),
            wrapped("products", [_product(product)]),
            element("collection_method", "post_fulfillment"),
        ],
    )


def _name(author: str) -> str:
    if author:
        return element("name", author)
    return element("name", "Anonymous", is_anonymous="true")


def _product(product: ProductReview) -> str:
    numbers = []
    if product.gtin:
        numbers.append(wrapped("gtins", [element("gtin", product.gtin)]))
    if product.sku:
        numbers.append(wrapped("skus", [element("sku", product.sku)]))
    pieces = [wrapped("product_ids", numbers)] if numbers else []
    return wrapped(
        "product",
        [
            *pieces,
            element("product_name", product.name),
            element("product_url", product.url),
        ],
    )
