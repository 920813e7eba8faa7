"""Asking without an order: a link for one's own mails, and a card for the counter."""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import segno
import typst
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trustmark.invitations import api as invitations
from trustmark.kernel.links import link_to
from trustmark.schemes.api import Rulebook
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.reviews.own_words import NAMES

_SHAPE = Path(__file__).parent / "counter.typ"
# The paper, the size of its words in points, and of its code in millimetres.
PAPERS = {"a6": (11.5, 48), "a5": (16.5, 72)}


@dataclass(frozen=True)
class Card:
    """Everything on one card."""

    paper: str
    size: float
    code_mm: int
    language: str
    accent: str
    scheme: str
    title: str
    invites: str
    promises: str
    link: str
    shown: str


@for_contacts
@require_safe
def asking(request: PersonRequest, domain: str, language: str) -> HttpResponse:
    """The link, its code, and the cards, in one language."""
    mine = my_shop(request, domain)
    if language not in NAMES:
        raise Http404
    book = invitations.find_rulebook(mine)
    values = {
        "home": reverse("member:desk"),
        "shop": mine,
        "language": language,
        "link": _link(mine, book, language) if book else "",
        "papers": [(paper, paper.upper()) for paper in PAPERS],
        "tabs": [
            {
                "label": NAMES[code],
                "url": reverse("member:asking", args=[domain, code]),
                "current": code == language,
            }
            for code in NAMES
        ],
    }
    return render(request, "member/reviews/asking.html", values)


@for_contacts
@require_safe
def counter_card(
    request: PersonRequest, domain: str, language: str, paper: str
) -> HttpResponse:
    """The card as a PDF."""
    mine = my_shop(request, domain)
    book = invitations.find_rulebook(mine)
    if language not in NAMES or paper not in PAPERS or book is None:
        raise Http404
    response = HttpResponse(
        printed(_card(mine, book, language, paper)), content_type="application/pdf"
    )
    name = f"review-{mine.domain}-{language}-{paper}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@lru_cache(maxsize=64)
def printed(card: Card) -> bytes:
    """The PDF; the same card gives the same bytes."""
    code = segno.make_qr(card.link, error="m", encoding="utf-8", boost_error=False)
    drawing = BytesIO()
    code.save(drawing, kind="svg", border=2, dark="#000", light="#fff")
    return bytes(
        typst.compile(
            str(_SHAPE),
            font_paths=[str(settings.FONTS_DIR)],
            ignore_system_fonts=True,
            sys_inputs={
                "card": json.dumps(asdict(card), ensure_ascii=False),
                "code": drawing.getvalue().decode(),
            },
            pdf_standards=["a-3a"],
            timestamp=0,
        )
    )


def _card(shop: Shop, book: Rulebook, language: str, paper: str) -> Card:
    size, code_mm = PAPERS[paper]
    link = _link(shop, book, language)
    with translation.override(language):
        return Card(
            paper=paper,
            size=size,
            code_mm=code_mm,
            language=language,
            accent=book.scheme.tokens.accent_light,
            scheme=book.scheme.name[language],
            title=_("How was it at %(shop)s?") % {"shop": shop.name},
            invites=_("Scan the code and write a review. A minute, no account."),
            promises=_(
                "Good or bad, we publish what you write. Nothing is given in return."
            ),
            link=link,
            shown=link.partition("://")[2],
        )


def _link(shop: Shop, book: Rulebook, language: str) -> str:
    return link_to(
        "public:review_write_open", book.scheme.slug, shop.domain, language=language
    )
