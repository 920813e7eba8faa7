"""Writing a review: by the link of an invitation, or unasked and confirmed by mail."""

from typing import Any
from urllib.parse import urlencode

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from trustmark.invitations import api as invitations
from trustmark.invitations.api import Invitation
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.links import LinkRefused
from trustmark.orders import api as orders
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Author, Review
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_everyone, without_copies
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request, sent, status_of
from trustmark.sites.public.pages import reader_language, scheme_page
from trustmark.sites.public.reviews.finding import entry_or_not_found
from trustmark.sites.public.reviews.forms import OpenReviewForm, ReviewForm
from trustmark.sites.public.reviews.mine import to_mine
from trustmark.sites.public.reviews.photos import take_photos

ANSWERS = ["GET", "HEAD", "POST"]
DEAD = "public/reviews/dead_link.html"
SEE_OTHER = 303


@for_everyone
@without_copies
@require_http_methods(ANSWERS)
def write(request: Request, key: str) -> HttpResponse:
    """The form behind the link of an invitation; opening it changes nothing."""
    try:
        invitation = invitations.invitation_of_key(key)
    except (LinkRefused, Invitation.DoesNotExist):
        return render(request, DEAD, status=404)
    refusal = reviews.why_not_answer(invitation, at=request.at)
    said, faults = (sent(request), {}) if refusal else take_photos(request)
    form = ReviewForm(
        said,
        products=orders.list_products(invitation.order),
        initial=_begun(request, invitation),
        photo_faults=faults,
    )
    if request.method == "POST" and not refusal:
        invitations.open_invitation(invitation, at=request.at)
        if form.is_valid():
            try:
                review = reviews.write_invited(
                    invitation,
                    form.words(language=reader_language()),
                    address=request.META.get("REMOTE_ADDR"),
                    at=request.at,
                )
            except MoveRefused as late:
                refusal = str(late)
            else:
                messages.success(request, _thanks(review))
                return to_mine(review)
    values = _page_of(request, invitation.shop, invitation.scheme) | {
        "form": form,
        "refusal": refusal,
        "order": invitation.order,
        "draft": f"review-{invitation.pk}",
    }
    status = status_of(request, refusal=refusal)
    return render(request, "public/reviews/write.html", values, status=status)


@for_everyone
@without_copies
@require_http_methods(ANSWERS)
def write_open(request: Request, scheme: str, domain: str) -> HttpResponse:
    """The same for whoever comes without a letter; the mail then asks to confirm."""
    known = scheme_or_not_found(request, scheme)
    entry = entry_or_not_found(known, domain)
    if not entry.is_carrying:
        raise Http404
    said, faults = take_photos(request)
    form = OpenReviewForm(said, photo_faults=faults)
    values = _page_of(request, entry.shop, known.slug)
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["email"]
        limit = ratelimit.consume_or_429(request, action="review", key=address.lower())
        if limit:
            return limit  # type: ignore[no-any-return]
        reviews.write_open(
            entry.shop,
            form.words(language=reader_language()),
            Author(address, request.META.get("REMOTE_ADDR")),
            scheme=known.slug,
            at=request.at,
        )
        return render(request, "public/reviews/look_in_mail.html", values)
    values |= {"form": form, "draft": f"review-of-{domain}", "is_open": True}
    return render(
        request, "public/reviews/write.html", values, status=status_of(request)
    )


@for_everyone
@without_copies
@require_http_methods(ANSWERS)
def confirm(request: Request, key: str) -> HttpResponse:
    """Say that a review is one's own; the button counts, the link alone does not."""
    try:
        review = reviews.review_to_confirm(key)
    except (LinkRefused, Review.DoesNotExist):
        return render(request, DEAD, status=404)
    refusal = reviews.why_not_confirm(review)
    if request.method == "POST" and not refusal:
        try:
            reviews.confirm(review, at=request.at)
        except MoveRefused as late:
            refusal = str(late)
        else:
            messages.success(request, _thanks(review))
            return to_mine(review)
    values = _page_of(request, review.shop, review.scheme) | {
        "review": review,
        "refusal": refusal,
    }
    status = status_of(request, refusal=refusal)
    return render(request, "public/reviews/confirm.html", values, status=status)


# A mail program sends this without having seen a page of ours (RFC 8058): the key in
# the address is all it has, and all that is needed.
@csrf_exempt
@for_everyone
@without_copies
@require_http_methods(ANSWERS)
def stop(request: Request, key: str) -> HttpResponse:
    """No more letters for this shop, or for any; a mail program may press for one."""
    try:
        invitation = invitations.invitation_to_stop(key)
    except (LinkRefused, Invitation.DoesNotExist):
        return render(request, DEAD, status=404)
    done = request.GET.get("done", "")
    if request.method == "POST":
        done = request.POST.get("from", "")
        if done == "everywhere":
            invitations.unsubscribe_everywhere(invitation, at=request.at)
        else:
            invitations.unsubscribe(invitation, at=request.at)
        if done:
            return HttpResponseRedirect(
                f"{request.path}?{urlencode({'done': done})}", status=SEE_OTHER
            )
    values = _page_of(request, invitation.shop, invitation.scheme) | {
        "is_done": done != "" or request.method == "POST",
        "is_everywhere": done == "everywhere",
    }
    return render(request, "public/reviews/stop.html", values)


def _page_of(request: Request, shop: Shop, scheme: str) -> dict[str, Any]:
    """The frame of the scheme, which another scheme's host does not know."""
    if not scheme:  # nobody wrote in the name of this shop
        return {"shop": shop}
    known = scheme_or_not_found(request, scheme)
    return scheme_page(request, known) | {"shop": shop}


def _begun(request: Request, invitation: Invitation) -> dict[str, Any]:
    """The stars pressed in the letter, and the name we were told."""
    stars = request.GET.get("stars", "")
    known = {"author_name": invitation.order.first_name}
    return known | ({"rating": stars} if stars in {"1", "2", "3", "4", "5"} else {})


def _thanks(review: Review) -> str:
    with translation.override(reader_language()):
        if review.state == reviews.State.PUBLISHED:
            return _("Thank you. Your review is on the page of the shop.")
        return _("Thank you. One of us reads your review first; you hear from us.")
