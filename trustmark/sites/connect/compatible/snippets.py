"""The score of a shop as a line of markup that plug-ins print into its pages.

They print it as it is, so it has no script, no style, and nothing of anybody that is
not escaped. It marks nothing up for search engines: they ask that a shop does not mark
up reviews about itself.
"""

import re

from django.http import HttpResponse
from django.utils import formats, translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trustmark.orders import api as orders
from trustmark.reviews import api as reviews
from trustmark.shops.api import Shop
from trustmark.sites.connect.compatible import answers
from trustmark.sites.connect.compatible.ratings import out_of_ten
from trustmark.sites.connect.compatible.shop import main_language, profile, scheme_of
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request

NOT_FOUND = "There is no shop with this number."
NO_REVIEWS = "There are no reviews of this shop yet."
_NUMBER = re.compile(r"[0-9]{1,9}")


@for_programs
def rich_snippet(request: Request) -> HttpResponse:
    """The line in the language asked for; open to anyone, as the page behind it."""
    number = request.GET.get("id", "").strip()
    connection = (
        orders.find_connection_by_id(int(number)) if _NUMBER.fullmatch(number) else None
    )
    if connection is None or scheme_of(connection.shop) is None:
        return _answer(result="error", error=NOT_FOUND, message=NOT_FOUND)
    language = main_language(connection.shop, request.GET.get("lang", ""))
    content = _line(connection.shop, language=language, request=request)
    if not content:
        return _answer(result="error", error=NO_REVIEWS, message=NO_REVIEWS)
    return _answer(result="ok", content=content)


def _line(shop: Shop, *, language: str, request: Request) -> str:
    figures = reviews.get_summary(shop, on=request.on).recent
    if not figures.count:
        return ""
    with translation.override(language):
        counted = ngettext(
            "%(count)d review in the last twelve months",
            "%(count)d reviews in the last twelve months",
            figures.count,
        ) % {"count": figures.count}
        score = formats.number_format(out_of_ten(figures), decimal_pos=1)
        out_of = _("%(score)s out of 10") % {"score": score}
    return format_html(
        '<div class="rich-snippet"><a href="{}">{}</a>: <strong>{}</strong> ({})</div>',
        profile(shop, language=language),
        shop.name,
        out_of,
        counted,
    )


def _answer(**told: object) -> HttpResponse:
    response = answers.plain_json(told)
    response["Cache-Control"] = "public, max-age=600"
    return response
