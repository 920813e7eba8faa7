"""Puts the words of an author into a review, and keeps them as they were."""

from datetime import datetime
from typing import Any

from trustmark.kernel.calendar import day_of
from trustmark.kernel.folding import folded
from trustmark.orders import api as orders
from trustmark.reviews.models import ASPECTS, ProductReview, Review, ReviewText
from trustmark.reviews.rules.screening import Finding
from trustmark.reviews.rules.words import Words
from trustmark.reviews.services.looking import copy_key_of, network_of


def fill(review: Review, words: Words, *, address: str | None, at: datetime) -> None:
    """Set what a review is when it is written: its words, the consent, where from."""
    review.consented_at = review.written_at = at
    review.written_on = day_of(at)
    review.network = network_of(address)
    _set_words(review, words)
    review.changed_at = at


def take_over(review: Review, words: Words, *, at: datetime) -> None:
    """Set other words in a review; the caller saves it."""
    _set_words(review, words)
    review.edited_at = review.changed_at = at


_WORDS = (
    "rating",
    "title",
    "text",
    "author_name",
    "recommends",
    "language",
    "search_key",
    "copy_key",
    "edited_at",
    "changed_at",
    *ASPECTS,
)


def changed_words(review: Review) -> dict[str, Any]:
    """The fields that change with the words."""
    return {name: getattr(review, name) for name in _WORDS}


def change_products(review: Review, words: Words) -> tuple[str, ...]:
    """Save what is said of products now; gives all their texts."""
    wanted = {one.external_id: one for one in words.products}
    for product in ProductReview.objects.filter(review=review):
        said = wanted.get(product.external_id)
        if said:
            ProductReview.objects.filter(pk=product.pk).update(
                rating=said.rating, text=said.text
            )
    kept = ProductReview.objects.filter(review=review)
    return tuple(kept.values_list("text", flat=True))


def product_of(
    review: Review, ordered: orders.OrderedProduct, rating: int, text: str
) -> ProductReview:
    """What is said of one ordered thing; saved once the review is."""
    return ProductReview(
        shop=review.shop,
        product=ordered,
        external_id=ordered.external_id,
        name=ordered.name,
        url=ordered.url,
        gtin=ordered.gtin,
        sku=ordered.sku,
        rating=rating,
        text=text,
    )


def keep_words(review: Review, *, at: datetime) -> None:
    """Keep the words as they are at this moment."""
    ReviewText.objects.create(
        review=review,
        rating=review.rating,
        title=review.title,
        text=review.text,
        author_name=review.author_name,
        at=at,
    )


def told(found: tuple[Finding, ...]) -> list[list[str]]:
    """What the screening found, as the row holds it."""
    return [[one.ground.value, one.words] for one in found]


def _set_words(review: Review, words: Words) -> None:
    for name in ("rating", "title", "text", "author_name", "recommends", "language"):
        setattr(review, name, getattr(words, name))
    for aspect in ASPECTS:
        setattr(review, aspect, getattr(words, aspect))
    review.search_key = folded(f"{words.title} {words.text}")
    review.copy_key = copy_key_of(words.title, words.text)
