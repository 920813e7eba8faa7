"""The page with the figures of a shop, and the same as a file."""

import csv
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from trustmark.certificates import api as certificates
from trustmark.reviews import api as reviews
from trustmark.reviews.api import RATINGS, Figures, Score
from trustmark.shops.api import Shop
from trustmark.sites.components.charts import Bar, Point
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.member.figures.telling import (
    Asked,
    Month,
    asked_in,
    months_of,
    whole_year_before,
)
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import frame_of

THEMES: dict[str, "str | Promise"] = {
    "delivery": gettext_lazy("Delivery"),
    "packaging": gettext_lazy("Packaging"),
    "product": gettext_lazy("Product"),
    "price": gettext_lazy("Price"),
    "contact": gettext_lazy("Contact and service"),
    "returns": gettext_lazy("Returns and refunds"),
    "website": gettext_lazy("Website and ordering"),
}
_COLUMNS = (
    *("month", "invited", "delivered", "bounced", "answered", "not_sent"),
    *("verified_reviews", "mean", "low", "high"),
    *("five", "four", "three", "two", "one", "recommend", "do_not_recommend"),
)


@for_contacts
@require_safe
def figures(request: PersonRequest, domain: str) -> HttpResponse:
    """Funnel, months, distribution, themes, and the sector where it is large enough."""
    mine = my_shop(request, domain)
    months = months_of(mine, on=request.on)
    asked = asked_in(months)
    away = reviews.get_denominators(mine, on=request.on)
    recent = reviews.get_summary(mine, on=request.on).recent
    values = _frame(mine) | {
        "shop": mine,
        "asked": asked,
        "funnel": _funnel(asked, recent),
        "months": months,
        "score": _points(months),
        "counts": [Bar(_name(m), m.written.count) for m in months],
        "stars": [
            Bar(_("%(rating)s of 5 stars") % {"rating": n}, recent.distribution.of(n))
            for n in RATINGS
        ],
        "themes": [
            (THEMES[theme.name], theme)
            for theme in reviews.count_themes(mine)
            if theme.count
        ],
        "read_for_themes": reviews.READ_FOR_THEMES,
        "away": [(reviews.name_of(ground), n) for ground, n in away.refused.items()],
        "withdrawn": away.withdrawn,
        "sector": _sector(mine, request),
        "own": _own(mine, request),
        "fewest_shops": reviews.FEWEST_SHOPS,
        "fewest_reviews": reviews.FEWEST_REVIEWS,
        "recent": recent,
    }
    return render(request, "member/figures/figures.html", values)


@for_contacts
@require_safe
def figures_csv(request: PersonRequest, domain: str) -> HttpResponse:
    """The same months as a file for a spreadsheet; numbers alone."""
    mine = my_shop(request, domain)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"{mine.domain}-{request.on.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(_COLUMNS)
    for month in months_of(mine, on=request.on):
        writer.writerow(_cells(month))
    return response


@for_contacts
@require_safe
def export(request: PersonRequest, domain: str) -> StreamingHttpResponse:
    """All reviews of the shop, replies and products included, as one archive."""
    mine = my_shop(request, domain)
    pieces = reviews.export([mine], at=request.at)
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    name = f"reviews-{mine.domain}-{request.on.isoformat()}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _cells(month: Month) -> list[object]:
    asked, written = month.asked, month.written
    score = written.score
    return [
        month.first.strftime("%Y-%m"),
        *(asked.sent, asked.delivered, asked.bounced, asked.answered, asked.not_sent),
        written.count,
        *_three(score),
        *(written.distribution.of(rating) for rating in RATINGS),
        *(written.yes, written.no),
    ]


def _three(score: Score | None) -> tuple[str, str, str]:
    if score is None:
        return ("", "", "")
    return f"{score.mean:.2f}", f"{score.low:.2f}", f"{score.high:.2f}"


def _funnel(asked: Asked, recent: Figures) -> list[Bar]:
    planned = asked.sent + asked.not_sent
    bars = [
        Bar(_("Orders with an invitation planned"), planned),
        Bar(_("Invited"), asked.sent),
    ]
    # Not every mail supplier reports arrivals; no report is not "none arrived".
    if asked.delivered:
        bars.append(Bar(_("Delivered"), asked.delivered))
    bars.append(Bar(_("Answered"), asked.answered))
    bars.append(Bar(_("Published"), min(recent.count, asked.answered)))
    return bars


def _points(months: list[Month]) -> list[Point]:
    return [
        Point(_name(month), score.mean, score.low, score.high)
        for month in months
        if (score := month.written.score)
    ]


def _sector(shop: Shop, request: PersonRequest) -> reviews.Sector | None:
    held = certificates.list_certificates_of(shop)
    if not held:
        return None
    since, until = whole_year_before(request.on)
    return reviews.compare_sector(shop, scheme=held[0].scheme, since=since, until=until)


def _own(shop: Shop, request: PersonRequest) -> Score | None:
    """The shop's own score over the same months as its sector."""
    since, until = whole_year_before(request.on)
    figures = reviews.by_month(shop, since=since, until=until).values()
    added = sum((one.distribution for one in figures), reviews.Distribution())
    return Figures(distribution=added).score


def _name(month: Month) -> str:
    return date_format(month.first, "M Y")


def _frame(shop: Shop) -> dict[str, Any]:
    books = {
        c.scheme: c.scheme_version for c in certificates.list_certificates_of(shop)
    }
    if len(books) != 1:
        return {"home": reverse("member:desk")}
    return frame_of(next(iter(books.values())).rules)
