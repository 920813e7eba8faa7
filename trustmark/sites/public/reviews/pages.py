"""The reviews of a shop as anyone reads them, and how we come by them."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from trustmark.invitations import api as invitations
from trustmark.kernel.calendar import Term
from trustmark.reviews import api as reviews
from trustmark.reviews.api import RATINGS, Filter
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Rulebook, Scheme
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.context import NAMES_OF_LANGUAGES
from trustmark.sites.layout.domains import readable_domain
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.pages import reader_language, scheme_page
from trustmark.sites.public.reviews.finding import entry_or_not_found
from trustmark.sites.public.reviews.forms import ASPECT_LABELS
from trustmark.sites.public.reviews.shown import shown, shown_score

PER_PAGE = 20
LONGEST = 200
SORTS = {
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
    "highest": _("Most stars first"),
    "lowest": _("Fewest stars first"),
}


@for_everyone
@require_safe
def shop_reviews(request: Request, scheme: str, domain: str) -> HttpResponse:
    """Every review on the page of a shop, with its figures; searched and sorted."""
    known = scheme_or_not_found(request, scheme)
    entry = entry_or_not_found(known, domain)
    chosen = _chosen(request)
    figures = figures_of(entry.shop, on=request.on, scheme=known)
    leaves = reviews.Leaves(entry.shop, chosen)
    page = Paginator(leaves, PER_PAGE).get_page(request.GET.get("page"))
    values = (
        scheme_page(request, known)
        | figures
        | {
            "shop": entry.shop,
            "entry": entry,
            "shown_domain": readable_domain(entry.shop.domain),
            "page": page,
            "searched": leaves.searched,
            "shown": shown(page.object_list),
            "chosen": chosen,
            "ratings": RATINGS,
            "sorts": SORTS,
            "languages_written": [
                (code, NAMES_OF_LANGUAGES.get(code, code))
                for code in reviews.list_languages(entry.shop)
            ],
            "may_write": entry.is_carrying,
            "has_products": reviews.has_products(entry.shop),
        }
    )
    return render(request, "public/reviews/list.html", values)


@for_everyone
@require_safe
def how(request: Request, scheme: str) -> HttpResponse:
    """How reviews are asked for, checked, scored and taken away: the rules in force."""
    known = scheme_or_not_found(request, scheme)
    book = schemes.current_version(known.slug, on=request.on).rules
    language = reader_language()
    terms = (
        "invitation-delay",
        "invitation-reminder",
        "invitation-address-retention",
        "review-uniqueness",
        "review-ip-retention",
        "review-score-window",
        "moderation-target",
        "authors-answer",
        "appeal",
    )
    words = {
        name.replace("-", "_"): schemes.term_in_words(term, language) if term else ""
        for name in terms
        for term in [book.find_term(name)]
    }
    values = scheme_page(request, known) | {
        "version": book.version,
        "terms": words,
        "answerable_days": invitations.ANSWERABLE_FOR.days,
        "most_in_a_week": invitations.MOST_IN_A_WEEK,
        "screening": reviews.choices_of(reviews.SCREENING),
        "refusing": [
            (label, reviews.BREAKS[reviews.Ground(code)])
            for code, label in reviews.choices_of(reviews.REFUSING)
        ],
        "shops_reply": book.allows("review-reply"),
        "decisions": _decisions(request, known),
    }
    return render(request, "public/reviews/how.html", values)


def figures_of(shop: Shop, *, on: date, scheme: Scheme) -> dict[str, Any]:
    """Score, distribution and denominators of a shop, as its pages show them."""
    window = _window(schemes.current_version(scheme.slug, on=on).rules)
    summary = reviews.get_summary(shop, on=on, window=window)
    away = reviews.get_denominators(shop, on=on, window=window)
    recent = summary.recent
    return {
        "summary": summary,
        "score": shown_score(recent.score),
        "score_ever": shown_score(summary.ever.score),
        "bars": [
            (rating, recent.distribution.of(rating), recent.distribution.share(rating))
            for rating in RATINGS
        ],
        "aspect_scores": [
            (ASPECT_LABELS[name], round(mean, 1))
            for name, mean in recent.aspects.items()
            if mean is not None
        ],
        "denominators": away,
        "refused_by_ground": [
            (reviews.name_of(ground), count) for ground, count in away.refused.items()
        ],
    }


def _window(book: Rulebook) -> Term:
    return book.find_term("review-score-window") or Term(months=12)


def _chosen(request: Request) -> Filter:
    """What was asked for behind the address; what makes no sense is left out."""
    stars = request.GET.get("stars", "")
    language = request.GET.get("language", "")
    order = request.GET.get("sort", "")
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    return Filter(
        rating=int(stars) if stars in {"1", "2", "3", "4", "5"} else 0,
        language=language if language in NAMES_OF_LANGUAGES else "",
        text=text,
        order=order if order in SORTS else "newest",
    )


def _decisions(request: Request, scheme: Scheme) -> list[tuple[str, str, int]]:
    since = request.on.replace(month=1, day=1)
    counted = reviews.count_decisions(scheme.slug, since=since)
    return [
        (str(reviews.Outcome(outcome).label), reviews.name_of(ground), count)
        for (outcome, ground), count in sorted(counted.items())
    ]
