"""The list of reviews, and the page on which one is decided."""

from itertools import pairwise

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from trustmark.reviews import api as reviews
from trustmark.reviews.api import Review, ReviewText
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.deeds import Tried, list_offers, perform
from trustmark.sites.staff.navigation import MODERATION
from trustmark.sites.staff.pages import page_of, story_of, text_searched
from trustmark.sites.staff.reach import in_reach_or_not_found, reach_of
from trustmark.sites.staff.reviews.deeds import ALL, deeds_on

OPENINGS = {
    "write": _("The review was written; its author is asked to confirm it"),
    "write_held": _("The review was written; it is read first"),
    "write_published": _("The review was written and published"),
}


@for_staff(*MODERATION)
@require_safe
def review_list(request: PersonRequest) -> HttpResponse:
    """Every review, newest first; by words or shop."""
    text = text_searched(request)
    rows = reviews.list_reviews(schemes=reach_of(request).schemes, text=text)
    values = {"page": page_of(request, rows), "text": text}
    return render(request, "staff/reviews/list.html", values)


@for_staff(*MODERATION)
@require_safe
def review(request: PersonRequest, id: int) -> HttpResponse:
    """The words, why they wait, what was said about them, and what to do."""
    return _show(request, _get(request, id), None)


@for_staff(*MODERATION)
@require_POST
def review_act(request: PersonRequest, id: int, deed: str) -> HttpResponse:
    """Publish, refuse, remove, hold, keep, ask, or decide on an appeal."""
    found = _get(request, id)
    return perform(
        found,
        ALL,
        deed,
        request,
        here=reverse("staff:review", args=[id]),
        show=lambda tried: _show(request, found, tried),
    )


def _get(request: PersonRequest, review_id: int) -> Review:
    try:
        found = reviews.get_review(review_id)
    except (Review.DoesNotExist, OverflowError) as absent:
        raise Http404 from absent
    in_reach_or_not_found(request, scheme=found.scheme)
    return found


def _versions(found: Review) -> list[tuple[ReviewText, ReviewText]]:
    """Each earlier text with the one that took its place, the newest first."""
    told = reviews.list_versions(found)
    return list(pairwise(told))[::-1]


def _show(
    request: PersonRequest, found: Review, tried: Tried[Review] | None
) -> HttpResponse:
    appeal = reviews.latest_appeal(found)
    story = story_of(found, scheme=found.scheme)
    values = {
        "review": found,
        "findings": [
            (reviews.name_of(ground), words) for ground, words in found.findings
        ],
        "products": reviews.products_of(found)[found.pk],
        "photos": reviews.photos_of(found)[found.pk],
        "refused_photos": [
            (photo, reviews.name_of(photo.ground))
            for photo in reviews.list_refused(found)
        ],
        "versions": _versions(found),
        "replies": reviews.list_replies(found),
        "private": reviews.list_private_replies(found),
        "flags": [
            (flag, reviews.name_of(flag.ground)) for flag in reviews.list_flags(found)
        ],
        "decisions": [
            (decision, reviews.name_of(decision.ground))
            for decision in reviews.list_decisions(found)
        ],
        "appeal": appeal,
        "others": reviews.list_by_author(found),
        "alike": reviews.list_alike(found),
        "question": reviews.question_of(found, on=request.on),
        "beside": reviews.beside(found, schemes=reach_of(request).schemes),
        "story": story | {"openings": OPENINGS},
        "offers": list_offers(
            found,
            deeds_on(found),
            request,
            address=lambda code: reverse("staff:review_act", args=[found.pk, code]),
            tried=tried,
        ),
        "tried": tried,
    }
    return render(request, "staff/reviews/detail.html", values)
