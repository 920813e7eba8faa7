"""The widgets a shop may show: each as it looks, its code, and how heavy it is."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from trustmark.certificates import api as certificates
from trustmark.kernel.links import link_to
from trustmark.reviews import api as reviews
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Scheme
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.context import NAMES_OF_LANGUAGES
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.layout.widgets import (
    KINDS,
    OF_SHOP,
    Kind,
    kind_of,
    product_name,
    widget_file,
)
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import frame_of, reader_language

_EXPLAINED: dict[str, "str | Promise"] = {
    "seal": gettext_lazy("The seal, with the score of twelve months beneath it."),
    "bar": gettext_lazy("One line, for the head or the foot of a page."),
    "card": gettext_lazy("The newest verified review with words."),
    "list": gettext_lazy("The three newest verified reviews with words."),
    "product": gettext_lazy(
        "What customers gave one product; the name of the file ends on your own number "
        "of the product."
    ),
}


@dataclass(frozen=True)
class Shown:
    """One widget on the page: as it looks, what to copy, and its size."""

    kind: Kind
    explained: "str | Promise"
    address: str
    html: str
    size: int | None


@for_contacts
@require_safe
def widgets(request: PersonRequest, domain: str) -> HttpResponse:
    """Every widget with its code, as long as the shop may carry the seal."""
    mine = my_shop(request, domain)
    held = certificates.list_certificates_of(mine)
    carried = next((found for found in held if found.is_carrying), None)
    values: dict[str, Any] = {"home": reverse("member:desk")}
    values |= {"shop": mine, "shown": [], "carries": carried is not None}
    if carried is not None:
        scheme = schemes.get_scheme(carried.scheme)
        language = _language(request, scheme)
        values |= frame_of(carried.scheme_version.rules) | {
            "shown": _list_shown(scheme, mine, language=language),
            "language": language,
            "choices": [(code, NAMES_OF_LANGUAGES[code]) for code in scheme.languages],
            "script": _script(scheme, mine),
            "feeds": _feeds(scheme, mine),
        }
    return render(request, "member/widgets/widgets.html", values)


def _language(request: PersonRequest, scheme: Scheme) -> str:
    wanted = request.GET.get("in", reader_language())
    return wanted if wanted in scheme.languages else scheme.languages[0]


def _list_shown(scheme: Scheme, shop: Shop, *, language: str) -> list[Shown]:
    names = [*OF_SHOP]
    products = (product_name(p.external_id) for p in reviews.list_product_scores(shop))
    names += [name for name in products if name][:1]
    return [_shown(scheme, shop, name, language=language) for name in names]


def _shown(scheme: Scheme, shop: Shop, name: str, *, language: str) -> Shown:
    kind = kind_of(name)
    page = "widgets:picture" if kind.is_picture else "widgets:frame"
    place = reverse(page, args=[scheme.slug, shop.domain, name, language])
    try:
        size = widget_file(scheme.slug, shop.domain, name, language).stat().st_size
    except OSError:
        size = None
    return Shown(
        kind=kind,
        explained=_EXPLAINED[kind.name],
        address=place,
        html=_code(scheme, shop, kind, place, language=language),
        size=size,
    )


def _code(scheme: Scheme, shop: Shop, kind: Kind, place: str, *, language: str) -> str:
    """Plain HTML with the size reserved: nothing on the page moves when it comes."""
    with translation.override(language):
        words = {"domain": shop.domain, "scheme": scheme.name[language]}
        alt = _("Reviews of %(domain)s with %(scheme)s") % words
    address = f"{settings.PUBLIC_URL}{place}"
    size = (kind.width, kind.height)
    if not kind.is_picture:
        html = format_html(
            '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy">'
            "</iframe>",
            *(address, *size, alt),
        )
        return _as_text(html)
    html = format_html(
        '<a href="{}"><img src="{}" width="{}" height="{}" alt="{}" '
        'loading="lazy"></a>',
        link_to("public:shop_reviews", scheme.slug, shop.domain, language=language),
        *(address, *size, alt),
    )
    return _as_text(html)


def _as_text(html: str) -> str:
    """The code as something to read: with it, a page escapes it like any text."""
    return html + ""


def _script(scheme: Scheme, shop: Shop) -> str:
    lines = [
        format_html(
            '<script src="{}{}" defer data-scheme="{}" data-domain="{}" '
            'data-languages="{}"></script>',
            *(settings.PUBLIC_URL, reverse("widgets:script"), scheme.slug),
            *(shop.domain, " ".join(scheme.languages)),
        ),
        *(
            format_html('<div data-keurmeester="{}"></div>', name)
            for name in KINDS
            if name != "product"
        ),
    ]
    return _as_text("\n".join(lines))


def _feeds(scheme: Scheme, shop: Shop) -> list[tuple[str, str]]:
    return [
        (label, settings.PUBLIC_URL + reverse(name, args=[scheme.slug, shop.domain]))
        for label, name in (
            ("RSS", "connect:feed_rss"),
            ("JSON Feed", "connect:feed_json"),
            (_("Product reviews for Google"), "connect:feed_google_products"),
        )
    ]
