"""The products somebody reviewed, and what was written of them."""

from ninja import Router
from ninja.params.functions import Query

from trustmark.orders.api import Scope
from trustmark.reviews import api as reviews
from trustmark.sites.connect.own.callers import Bearer, Called
from trustmark.sites.connect.own.paging import (
    LONGEST_CURSOR,
    MOST,
    place_of,
    reference_of,
)
from trustmark.sites.connect.own.problems import Problem
from trustmark.sites.connect.own.review_shapes import (
    ProductOut,
    ProductPage,
    ProductReviewPage,
    told_of_product,
)

router = Router(tags=["products"], auth=Bearer(Scope.REVIEWS))
PURPOSE = "place among reviews of products"
_RESPONSES = {401: Problem, 403: Problem, 422: Problem, 429: Problem}


@router.get(
    "/products",
    response={200: ProductPage, **_RESPONSES},
    operation_id="listProducts",
    summary="Products and their score",
)
def products(
    request: Called,
    after: str = Query("", max_length=64, description="A product id: those behind it."),
    limit: int = Query(50, ge=1, le=MOST),
) -> ProductPage:
    """The products of the shop that customers reviewed, with their verified figures."""
    shop = request.auth.connection.shop
    behind = after.replace("\x00", "")
    found = reviews.list_product_scores(shop, behind=behind, limit=limit + 1)
    shown = found[:limit]
    return ProductPage(
        products=[
            ProductOut(
                product_id=one.external_id,
                name=one.name,
                count=one.count,
                mean=round(one.points / one.count, 2),
            )
            for one in shown
        ],
        next=shown[-1].external_id if len(found) > limit else None,
    )


@router.get(
    "/product-reviews",
    response={200: ProductReviewPage, **_RESPONSES},
    operation_id="listProductReviews",
    summary="What was written of products",
)
def written(
    request: Called,
    product_id: str = Query("", max_length=64),
    cursor: str = Query("", max_length=LONGEST_CURSOR),
    limit: int = Query(50, ge=1, le=MOST),
) -> ProductReviewPage:
    """What is published about products of the shop, or about one; newest first."""
    found = reviews.list_product_page(
        request.auth.connection.shop,
        external_id=product_id.replace("\x00", ""),
        behind=place_of(cursor, purpose=PURPOSE),
        limit=limit + 1,
    )
    shown = found[:limit]
    is_last = len(found) <= limit
    return ProductReviewPage(
        product_reviews=[told_of_product(one) for one in shown],
        next=None if is_last else reference_of(shown[-1].pk, purpose=PURPOSE),
    )
