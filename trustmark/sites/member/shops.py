"""The page of a shop with its certificates, and the seal to place."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trustmark.applications import api as applications
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.kernel.links import link_to
from trustmark.schemes import api as schemes
from trustmark.schemes.api import OutsideParty, Rulebook, Scheme
from trustmark.shops import api as shops
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.context import NAMES_OF_LANGUAGES
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import frame_of, kind_names, reader_language

# The size in which the seal is drawn; it stays crisp at any other.
WIDTH, HEIGHT = 224, 64


@dataclass(frozen=True)
class Code:
    """What a shop pastes into its pages, for visitors of one language."""

    language: str
    name: str
    html: str
    image: str
    alt: str


@for_contacts
@require_safe
def shop(request: PersonRequest, domain: str) -> HttpResponse:
    """How the shop stands: its certificates, their public pages, its seal."""
    mine = my_shop(request, domain)
    held = certificates.list_certificates_of(mine)
    values = _frame(held) | {
        "shop": mine,
        "rows": [_row(certificate) for certificate in held],
        "carries": any(certificate.is_carrying for certificate in held),
        "proof": shops.find_proof(mine),
    }
    return render(request, "member/shops/shop.html", values)


@for_contacts
@require_safe
def seal(request: PersonRequest, domain: str) -> HttpResponse:
    """The code of the seal, as long as the shop may carry it; else, why not."""
    mine = my_shop(request, domain)
    held = certificates.list_certificates_of(mine)
    carried = {c.scheme: _book(c).scheme for c in held if c.is_carrying}
    values = _frame(held) | {
        "shop": mine,
        "seals": [
            {
                "scheme": scheme,
                "name": scheme.name[reader_language()],
                "umbrella": _umbrella(scheme, mine, on=request.on),
                "codes": [_code(scheme, mine, each) for each in scheme.languages],
            }
            for scheme in carried.values()
        ],
        "rows": [_row(certificate) for certificate in held],
        "removal": _removal(held),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return render(request, "member/shops/seal.html", values)


def _umbrella(scheme: Scheme, shop: Shop, *, on: date) -> OutsideParty | None:
    (entry,) = certificates.entries(scheme.slug, [shop])
    return certificates.find_umbrella(entry, on=on)


def _book(certificate: Certificate) -> Rulebook:
    rules: Rulebook = certificate.scheme_version.rules
    return rules


def _removal(held: list[Certificate]) -> str:
    """How long a shop has to take the seal away, in words."""
    if not held:
        return ""
    term = _book(held[0]).find_term("seal-removal")
    return schemes.term_in_words(term, reader_language()) if term else ""


def _frame(held: list[Certificate]) -> dict[str, Any]:
    """Header and footer of the scheme, where there is exactly one."""
    books = {certificate.scheme: _book(certificate) for certificate in held}
    if len(books) != 1:
        return {"home": reverse("member:desk")}
    return frame_of(next(iter(books.values())))


def _row(certificate: Certificate) -> dict[str, Any]:
    book = _book(certificate)
    return {
        "certificate": certificate,
        "kind": kind_names(book)[certificate.kind],
        "scheme": book.scheme.name[reader_language()],
        "is_disputed": applications.disputed(certificate) is not None,
    }


def _code(scheme: Scheme, shop: Shop, language: str) -> Code:
    """Plain HTML: a link to the register around a picture; no script, no cookies."""
    place = reverse("seal:seal", args=[scheme.slug, shop.domain, language])
    with translation.override(language):
        words = {"domain": shop.domain, "scheme": scheme.name[language]}
        alt = _("%(domain)s is certified by %(scheme)s") % words
    html = format_html(
        '<a href="{}"><img src="{}" width="{}" height="{}" alt="{}"></a>',
        link_to("public:entry", scheme.slug, shop.domain, language=language),
        f"{settings.PUBLIC_URL}{place}",
        WIDTH,
        HEIGHT,
        alt,
    )
    return Code(language, NAMES_OF_LANGUAGES[language], str(html), place, alt)
