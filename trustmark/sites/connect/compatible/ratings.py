"""The reviews of a shop and its score, for its own site."""

from datetime import datetime

from django.http import HttpResponse
from django.utils.timezone import localtime

from trustmark.kernel.calendar import day_of
from trustmark.orders import api as orders
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Figures, Filter, HowObtained, Review
from trustmark.sites.connect.compatible import answers, credentials
from trustmark.sites.connect.compatible.answers import answering_200, for_scripts
from trustmark.sites.connect.compatible.pages import page_of
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request

RETRIEVED = "Ratings successfully retrieved!"
SUMMARY_RETRIEVED = "Rating summary successfully retrieved!"
# The parts of the service as plug-ins call them, and as we do.
_PARTS = {
    "shippingtime": "shipping",
    "customerservice": "service",
    "pricequality": "value",
    "aftersale": "aftersale",
}
_MOST = 100


@for_programs
@for_scripts
@answering_200
def ratings(request: Request) -> HttpResponse:
    """What is published, newest first; a script may ask by the public code."""
    if request.method not in {"GET", "HEAD"}:
        return answers.failure(answers.WRONG_METHOD)
    shop = credentials.shop_that_is_read(request).shop
    language = orders.language_of(request.GET.get("language", ""))
    rows = reviews.list_published(shop, Filter(language=language))
    page = page_of(request, longest=_MOST)
    found = list(rows[page])
    replies = reviews.replies_to(*found)
    told = [_told(review) for review in found]
    for entry, review in zip(told, found, strict=True):
        reply = replies.get(review.pk)
        entry["reaction"] = reply.text if reply else ""
    return answers.success(RETRIEVED, total=rows.count(), ratings=told)


@for_programs
@for_scripts
@answering_200
def ratings_summary(request: Request) -> HttpResponse:
    """The score as our page shows it, on the scale of ten that plug-ins expect."""
    if request.method not in {"GET", "HEAD"}:
        return answers.failure(answers.WRONG_METHOD)
    shop = credentials.shop_that_is_read(request).shop
    figures = reviews.get_summary(shop, on=request.on).recent
    data = {
        "amount": figures.count,
        "rating_average": out_of_ten(figures),
        "ratings_average": {
            theirs: round(figures.aspects[ours] or 0, 4)
            for theirs, ours in _PARTS.items()
        },
    }
    return answers.success(SUMMARY_RETRIEVED, data=data)


def out_of_ten(figures: Figures) -> float:
    """The mean of the stars, twice: from 2 to 10, and 0 where there are none."""
    return round(figures.score.mean * 2, 4) if figures.score else 0.0


def email_of(review: Review) -> str:
    """What stands for the author's address, which no shop gets from us.

    It stays the same as long as the review exists: one plug-in knows a review by it.
    """
    return f"review-{review.pk}@reviews.invalid"


def moment(at: datetime) -> str:
    """A moment as plug-ins read it: here, without a zone."""
    return localtime(at).strftime("%Y-%m-%d %H:%M:%S")


def _told(review: Review) -> dict[str, object]:
    words = (review.title, review.text)
    return {
        "id": review.pk,
        "name": review.author_name,
        "email": email_of(review),
        "rating": review.rating,
        "ratings": {theirs: getattr(review, ours) for theirs, ours in _PARTS.items()},
        "comment": "\n\n".join(part for part in words if part),
        "date": day_of(review.written_at).isoformat(),
        "created": moment(review.written_at),
        "language": review.language,
        # Where an author lives is not asked.
        "country": "",
        "verified": review.how_obtained == HowObtained.INVITED,
        "read": True,
        "quarantine": False,
    }
