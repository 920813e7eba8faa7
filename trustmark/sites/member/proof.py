"""Proof that a domain is theirs: three ways, and a button to look now."""

from dataclasses import dataclass

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from trustmark.shops import api as shops
from trustmark.shops.api import DomainProof, Method, ProofState
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.member.finding import my_application
from trustmark.sites.member.pages import SEE_OTHER, frame_of


@dataclass(frozen=True)
class Place:
    """Where we looked, and what was there."""

    where: str
    seen: str


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def proof(request: PersonRequest, number: str) -> HttpResponse:
    """What to put where; looking again tells what was seen in each place."""
    application = my_application(request, number)
    asked = shops.find_proof(application.shop) if application.shop else None
    if asked is None:
        raise Http404
    if request.method == "POST":
        # A look waits for servers of others, and somebody else waits for this one.
        limit = ratelimit.consume_or_429(
            request, action="look_for_proof", user=request.user
        )
        if limit:
            return limit  # type: ignore[no-any-return]
        shops.look_for_proof(asked, at=request.at)
        if asked.state == ProofState.PROVEN:
            messages.success(request, _("We found it. The domain is yours."))
        return HttpResponseRedirect(
            reverse("member:proof", args=[application.number]), status=SEE_OTHER
        )
    text = f"{shops.PREFIX}{asked.word}"
    values = frame_of(application.scheme_version.rules) | {
        "application": application,
        "proof": asked,
        "is_proven": asked.state == ProofState.PROVEN,
        "is_ended": asked.state == ProofState.ENDED,
        "text": text,
        "record": f"{shops.PROOF_RECORD}.{asked.shop.domain}",
        "meta": f'<meta name="{shops.PROOF_META}" content="{text}">',
        "file": f"https://{asked.shop.domain}{shops.PROOF_FILE}",
        "places": _places(asked),
    }
    return render(request, "member/applications/proof.html", values)


def _places(asked: DomainProof) -> list[Place]:
    """What the last look saw, from `dns: 2; meta: 0; file: 0`."""
    if not asked.seen:
        return []
    counts = dict(part.split(": ") for part in asked.seen.split("; "))
    return [
        Place(str(method.label), _seen(asked, method, int(counts[method])))
        for method in Method
        if method in counts
    ]


def _seen(asked: DomainProof, method: Method, count: int) -> str:
    if asked.state == ProofState.PROVEN and asked.method == method:
        return _("our text, as it should be")
    if not count:
        return _("nothing")
    return ngettext(
        "%(count)d text, but not ours", "%(count)d texts, but not ours", count
    ) % {"count": count}
