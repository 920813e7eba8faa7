"""Products of a shop as its customers see them: a list, and a page for each."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trustmark.reviews import api as reviews
from trustmark.reviews.api import RATINGS, Product
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.pages import scheme_page
from trustmark.sites.public.reviews.finding import entry_or_not_found
from trustmark.sites.public.reviews.shown import shown, shown_score

PER_PAGE = 20
LONGEST = 200


@for_everyone
@require_safe
def products(request: Request, scheme: str, domain: str) -> HttpResponse:
    """Every product somebody reviewed, with its stars; found by name or number."""
    known = scheme_or_not_found(request, scheme)
    entry = entry_or_not_found(known, domain)
    text, behind = _typed(request, "q"), _typed(request, "behind")
    ids = reviews.list_product_ids(
        entry.shop, text=text, behind=behind, limit=PER_PAGE + 1
    )
    here = [reviews.find_product(entry.shop, one) for one in ids[:PER_PAGE]]
    more = {"q": text, "behind": ids[PER_PAGE - 1]} if len(ids) > PER_PAGE else None
    values = scheme_page(request, known) | {
        "shop": entry.shop,
        "text": text,
        "is_first": not behind,
        "products": [_told(product) for product in here if product],
        "more": urlencode({k: v for k, v in more.items() if v}) if more else "",
    }
    return render(request, "public/reviews/products.html", values)


@for_everyone
@require_safe
def product(
    request: Request, scheme: str, domain: str, external_id: str
) -> HttpResponse:
    """One product: its score, how it is spread, and what customers say and show."""
    known = scheme_or_not_found(request, scheme)
    entry = entry_or_not_found(known, domain)
    found = reviews.find_product(entry.shop, external_id)
    if found is None:
        raise Http404
    rows = reviews.list_reviews_of_product(entry.shop, external_id)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    listed = list(page.object_list)
    values = (
        scheme_page(request, known)
        | _told(found)
        | {
            "shop": entry.shop,
            "page": page,
            "bars": [
                (
                    rating,
                    found.distribution.of(rating),
                    found.distribution.share(rating),
                )
                for rating in RATINGS
            ],
            "said": [
                (row, one, [p for p in one.photos if p.product_id == row.pk])
                for row, one in zip(
                    listed, shown([row.review for row in listed]), strict=True
                )
            ],
        }
    )
    return render(request, "public/reviews/product.html", values)


def _told(product: Product) -> dict[str, Any]:
    return {"product": product, "score": shown_score(product.score)}


def _typed(request: Request, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST]
