"""Products of a shop as its reviews tell of them, and what those add up to."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from trustmark.reviews.models import ProductReview
from trustmark.reviews.rules.scoring import Distribution, Score, score_of
from trustmark.reviews.states import HowObtained, State
from trustmark.shops.api import Shop


@dataclass(frozen=True)
class Product:
    """A product as its newest review names it; verified ones make its score."""

    external_id: str
    name: str
    url: str
    gtin: str
    sku: str
    distribution: Distribution
    total: int

    @property
    def score(self) -> Score | None:
        """The mean of its verified reviews, with how sure one may be of it."""
        return score_of(self.distribution)


def find_product(shop: Shop, external_id: str) -> Product | None:
    """The product of a shop with this id, when something is published about it."""
    rows = _published(shop).filter(external_id=external_id)
    newest = rows.order_by("-id").first()
    if newest is None:
        return None
    counted = rows.order_by().values_list("rating", "review__how_obtained")
    counts = [0, 0, 0, 0, 0]
    total = 0
    for rating, how, count in counted.annotate(Count("id")):
        total += count
        counts[rating - 1] += count if how == HowObtained.INVITED else 0
    one, two, three, four, five = counts
    return Product(
        external_id=external_id,
        name=newest.name,
        url=newest.url,
        gtin=newest.gtin,
        sku=newest.sku,
        distribution=Distribution((one, two, three, four, five)),
        total=total,
    )


def has_products(shop: Shop) -> bool:
    """Whether anybody reviewed a product of this shop."""
    return ProductReview.objects.filter(shop=shop).exists()


def list_product_ids(
    shop: Shop, *, text: str = "", behind: str = "", limit: int = 25
) -> list[str]:
    """The ids of products somebody reviewed, in their order, behind one of them.

    `text` is a part of a name, or an id as the shop or the whole world has it.
    """
    rows = _published(shop).filter(external_id__gt=behind)
    if text:
        named = Q(name__icontains=text) | Q(external_id=text)
        rows = rows.filter(named | Q(gtin=text) | Q(sku=text) | Q(url=text))
    ids = rows.order_by("external_id").values_list("external_id", flat=True)
    return list(ids.distinct()[:limit])


def list_reviews_of_product(shop: Shop, external_id: str) -> QuerySet[ProductReview]:
    """What is published about one product, newest first, with the reviews."""
    rows = _published(shop).filter(external_id=external_id)
    return rows.select_related("review").order_by("-id")


def _published(shop: Shop) -> QuerySet[ProductReview]:
    return ProductReview.objects.filter(shop=shop, review__state=State.PUBLISHED)
