"""The reviews of one's shop: read, reply, flag, and object to what was decided."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from trustmark.invitations import api as invitations
from trustmark.kernel.cases import MoveRefused
from trustmark.reviews import api as reviews
from trustmark.reviews.api import FLAGGING, Review
from trustmark.schemes import api as schemes
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.layout.texts import Lines
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import SEE_OTHER, frame_of

PER_PAGE = 25
LONGEST = 4000
YEAR = timedelta(days=365)


class ReplyForm(forms.Form):
    """What everybody reads under the review."""

    text = Lines(
        label=_("Your reply"),
        help_text=_(
            "Everybody reads it. Name nobody, and nothing of the order that the author "
            "did not tell."
        ),
        max_length=LONGEST,
        rows=5,
    )


class PrivateForm(forms.Form):
    """What the author alone reads."""

    text = Lines(label=_("What you write"), max_length=LONGEST, rows=5)


class FlagForm(forms.Form):
    """Which rule the review breaks, and how."""

    ground = forms.ChoiceField(
        label=_("Which rule does it break?"),
        help_text=_("That a review is negative, or not how you see it, is no ground."),
        choices=reviews.choices_of(FLAGGING),
        widget=forms.RadioSelect,
    )
    explanation = Lines(
        label=_("What is wrong, in your own words?"), max_length=LONGEST, rows=5
    )


class AppealForm(forms.Form):
    """Why somebody else should look again."""

    argument = Lines(label=_("Why do you disagree?"), max_length=LONGEST, rows=5)


@dataclass(frozen=True)
class Act:
    """Something a shop does with a review: a form, who may, and the verb."""

    title: "str | Promise"
    explains: "str | Promise"
    button: "str | Promise"
    done: "str | Promise"
    asks: Callable[[Review, QueryDict | None], forms.Form]
    why_not: Callable[[Review, PersonRequest], str | None]
    do: Callable[[Review, dict[str, Any], PersonRequest], object]


@for_contacts
@require_safe
def review_list(request: PersonRequest, domain: str) -> HttpResponse:
    """The figures of the shop, what waits for a word, and every review."""
    mine = my_shop(request, domain)
    page = Paginator(reviews.list_reviews_of(mine), PER_PAGE).get_page(
        request.GET.get("page")
    )
    replies = reviews.replies_to(*page.object_list)
    values = _frame(None) | {
        "shop": mine,
        "page": page,
        "rows": [(review, replies.get(review.pk)) for review in page.object_list],
        "summary": reviews.get_summary(mine, on=request.on),
        "funnel": invitations.funnel_of(
            mine, since=request.on - YEAR, until=request.on
        ),
    }
    return render(request, "member/reviews/list.html", values)


@for_contacts
@require_safe
def review(request: PersonRequest, domain: str, id: int) -> HttpResponse:
    """One review, with what was said and decided about it."""
    found = _get(request, domain, id)
    return render(request, "member/reviews/review.html", _values(found, request))


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def review_act(request: PersonRequest, domain: str, id: int, deed: str) -> HttpResponse:
    """Reply, flag or appeal: one form on a page of its own."""
    found = _get(request, domain, id)
    act = ACTS.get(deed)
    if act is None:
        raise Http404
    form = act.asks(found, sent(request))
    refusal = act.why_not(found, request)
    if request.method == "POST" and not refusal and form.is_valid():
        try:
            act.do(found, form.cleaned_data, request)
        except MoveRefused as late:
            # A flag may still be refused on the ground that was chosen.
            refusal = str(late)
        else:
            messages.success(request, str(act.done))
            address = reverse("member:review", args=[domain, id])
            return HttpResponseRedirect(address, status=SEE_OTHER)
    values = _values(found, request) | {"act": act, "form": form, "refusal": refusal}
    status = status_of(request, refusal=refusal)
    return render(request, "member/reviews/act.html", values, status=status)


def _get(request: PersonRequest, domain: str, review_id: int) -> Review:
    mine = my_shop(request, domain)
    found = reviews.list_reviews_of(mine).filter(pk=review_id)
    one = found.select_related("shop__company").first()
    if one is None:
        raise Http404
    return one


def _values(found: Review, request: PersonRequest) -> dict[str, Any]:
    decision = reviews.latest_decision(found)
    can_appeal = reviews.why_not_appeal_as_shop(found, by=request.user, on=request.on)
    return _frame(found.scheme) | {
        "shop": found.shop,
        "review": found,
        "products": reviews.products_of(found)[found.pk],
        "reply": reviews.replies_to(found).get(found.pk),
        "flags": [
            (flag, reviews.name_of(flag.ground)) for flag in reviews.list_flags(found)
        ],
        "decision": decision,
        "appeal": reviews.latest_appeal(found),
        "why_not_reply": reviews.why_not_reply(found, by=request.user, on=request.on),
        "private": reviews.list_private_replies(found),
        "why_not_write": reviews.why_not_write_privately(
            found, by=request.user, on=request.on
        ),
        "why_not_flag": reviews.why_not_flag(found, by=request.user),
        "why_not_appeal": can_appeal,
    }


def _frame(scheme: str | None) -> dict[str, Any]:
    if scheme is None:
        return {"home": reverse("member:desk")}
    (newest, *_rest) = schemes.list_versions(scheme)
    return frame_of(newest.rules)


def _reply_form(found: Review, data: QueryDict | None) -> forms.Form:
    said = reviews.replies_to(found).get(found.pk)
    return ReplyForm(data, initial={"text": said.text} if said else None)


def _reply(found: Review, said: dict[str, Any], request: PersonRequest) -> None:
    reviews.reply(found, text=said["text"], by=request.user, at=request.at)


def _write(found: Review, said: dict[str, Any], request: PersonRequest) -> None:
    reviews.write_privately(found, text=said["text"], by=request.user, at=request.at)


def _take_back(found: Review, said: dict[str, Any], request: PersonRequest) -> None:
    reviews.withdraw_reply(found, by=request.user, at=request.at)


def _flag(found: Review, said: dict[str, Any], request: PersonRequest) -> None:
    refusal = reviews.why_not_flag_on(found, said["ground"])
    if refusal:
        raise MoveRefused(refusal)
    reviews.flag(
        found,
        ground=said["ground"],
        explanation=said["explanation"],
        by=request.user,
        at=request.at,
    )


def _appeal(found: Review, said: dict[str, Any], request: PersonRequest) -> None:
    reviews.appeal_as_shop(
        found, argument=said["argument"], by=request.user, at=request.at
    )


def _why_not_reply(found: Review, request: PersonRequest) -> str | None:
    return reviews.why_not_reply(found, by=request.user, on=request.on)


ACTS = {
    "reply": Act(
        _("Reply to this review"),
        _("Your reply stands under the review, with the name of your shop."),
        _("Place the reply"),
        _("Your reply stands under the review."),
        _reply_form,
        _why_not_reply,
        _reply,
    ),
    "write": Act(
        _("Write to the author alone"),
        _(
            "We pass it on by mail, and you do not learn who it is. Nobody else reads "
            "it, but we can. Offer nothing in return for a change of the review."
        ),
        _("Send it"),
        _("It is on its way to the author."),
        lambda found, data: PrivateForm(data),
        lambda found, request: reviews.why_not_write_privately(
            found, by=request.user, on=request.on
        ),
        _write,
    ),
    "take-back": Act(
        _("Take your reply away"),
        _("Your reply leaves the page. We keep it, to see what was said."),
        _("Take it away"),
        _("Your reply is off the page."),
        lambda found, data: forms.Form(data),
        _why_not_reply,
        _take_back,
    ),
    "flag": Act(
        _("Flag this review"),
        _(
            "A moderator looks at it and writes to you. The review stays on the page "
            "meanwhile, unless it does harm."
        ),
        _("Flag it"),
        _("We look at it and write to you."),
        lambda found, data: FlagForm(data),
        lambda found, request: reviews.why_not_flag(found, by=request.user),
        _flag,
    ),
    "appeal": Act(
        _("Appeal against the decision"),
        _("Somebody who has not decided on this review looks at it again."),
        _("Send the appeal"),
        _("We received your appeal. Somebody else looks at it."),
        lambda found, data: AppealForm(data),
        lambda found, request: reviews.why_not_appeal_as_shop(
            found, by=request.user, on=request.on
        ),
        _appeal,
    ),
}
