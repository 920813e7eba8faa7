"""The window after ordering: a script on the page of the shop, and a frame of ours.

Some plug-ins allow this one script and frames of our host and nothing else, so all that
is shown and sent stands in the frame. No cookie is set or read, so nothing is gained by
framing the window elsewhere: whoever could do that could as well send the form.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_http_methods, require_safe

from trustmark.invitations import api as invitations
from trustmark.invitations.api import Invitation
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.orders.api import Connection, ConsentRefused, OrderPage
from trustmark.sites.connect.compatible.bodies import read_json, text_of
from trustmark.sites.connect.compatible.limits import Allowance
from trustmark.sites.connect.compatible.shop import main_language
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request

_SCRIPT = Path(__file__).parent / "static" / "connect" / "sidebar.js"
_NUMBER = re.compile(r"[0-9]{1,9}")
_LONGEST_PAGE = 5000
SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors *",
    ]
)
# Per shop and address of the network, in each web worker: a family orders less.
CONSENTS = Allowance(burst=30, per_second=1 / 60)


@require_safe
@for_programs
def sidebar(request: Request) -> HttpResponse:
    """The script every plug-in puts into the pages of its shop; the same for all."""
    response = HttpResponse(_script(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "public, max-age=600"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Access-Control-Allow-Origin"] = "*"
    return response


@xframe_options_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@for_programs
def consent(request: Request) -> HttpResponse:
    """Ask in the frame; keep the yes that is sent from it."""
    number = request.GET.get("id", "").strip()
    known = (
        orders.find_connection_by_id(int(number)) if _NUMBER.fullmatch(number) else None
    )
    wished = request.GET.get("lang", "")
    language = main_language(known.shop, wished) if known else settings.LANGUAGE_CODE
    with translation.override(language):
        if known is None:
            response = _told(request, _("This shop is not connected with us."), 404)
        elif request.method == "POST":
            response = _keep(request, known)
        else:
            values = {"shop": known.shop, "number": known.public_id}
            response = _page(request, "connect/ask_consent.html", values)
    response["Content-Security-Policy"] = SECURITY_POLICY
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response


def _keep(request: Request, known: Connection) -> HttpResponse:
    page = _order_page(request.POST.get("page", ""))
    if page is None or page.fields.get("webshopId") != str(known.public_id):
        return _told(request, _("The shop did not say which order this is."), 400)
    who = hash((known.public_id, request.META.get("REMOTE_ADDR", "")))
    if not CONSENTS.allows(who, at=request.at):
        return _told(request, _("Please try again in a minute."), 429)
    try:
        if request.POST.get("when") == "now":
            invitation = _ask_now(request, known, page)
            if invitation is not None:
                return _write_now(request, invitation)
        else:
            orders.consent_in_popup(known, page, at=request.at)
    except ConsentRefused:
        return _told(request, _("The shop did not say which order this is."), 400)
    words = _("You get an e-mail in a while. Nothing else is sent to you.")
    values = {"title": _("Thank you!"), "words": words}
    return _page(request, "connect/consent_given.html", values)


def _ask_now(request: Request, known: Connection, page: OrderPage) -> Invitation | None:
    """The invitation to write at once, also when two presses come together."""
    language = translation.get_language() or ""
    for _turn in range(2):
        try:
            return invitations.ask_in_popup(
                known, page, language=language, at=request.at
            )
        except (MoveRefused, IntegrityError):
            continue
    return None


def _write_now(request: Request, invitation: Invitation) -> HttpResponse:
    values = {
        "title": _("Thank you!"),
        "words": _("Your review opens in a page of its own. It takes a minute."),
        "link": invitations.answer_link(invitation),
    }
    return _page(request, "connect/consent_given.html", values)


def _order_page(text: str) -> OrderPage | None:
    """What the shop wrote on its page; null and missing fields are left out."""
    if len(text) > _LONGEST_PAGE:
        return None
    try:
        data = read_json(text)
    except ValueError:
        return None
    if not isinstance(data, dict):
        return None
    fields = {name: text_of(value) for name, value in data.items() if value is not None}
    return OrderPage(fields, fields.pop("signature", ""))


def _told(request: Request, words: str, status: int) -> HttpResponse:
    values = {"title": _("That did not work"), "words": words}
    return _page(request, "connect/consent_given.html", values, status=status)


def _page(
    request: Request, template: str, values: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    shown = {**values, "language": translation.get_language()}
    return render(request, template, shown, status=status)


@cache
def _script() -> bytes:
    return _SCRIPT.read_bytes()
