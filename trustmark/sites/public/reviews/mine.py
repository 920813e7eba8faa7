"""The page of an author: how the review stands and why, changing it, erasing it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.links import LinkRefused
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Review
from trustmark.sites.layout.access import for_everyone, without_copies
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request, sent, status_of
from trustmark.sites.public.pages import reader_language, scheme_page
from trustmark.sites.public.reviews.forms import (
    AnswerForm,
    ArgumentForm,
    ReviewForm,
    WithdrawForm,
    filled_with,
)
from trustmark.sites.public.reviews.photos import take_photos
from trustmark.sites.public.reviews.shown import shown

ANSWERS = ["GET", "HEAD", "POST"]
SEE_OTHER = 303
DEAD = "public/reviews/dead_link.html"


@dataclass(frozen=True)
class Step:
    """Something an author does on a page of its own: a form and the verb behind it."""

    form: forms.Form
    refusal: str | None
    do: Callable[[], object]
    done: str
    template: str


@for_everyone
@without_copies
@require_safe
def mine(request: Request, key: str) -> HttpResponse:
    """How my review stands, why, and what I can do with it."""
    review = _find(key)
    if review is None:
        return render(request, DEAD, status=404)
    return render(request, "public/reviews/mine.html", _values(request, review, key))


@for_everyone
@without_copies
@require_http_methods(ANSWERS)
def change(request: Request, key: str) -> HttpResponse:
    """Other words, other stars; the consent is asked again."""
    review = _find(key)
    if review is None:
        return render(request, DEAD, status=404)
    refusal = reviews.why_not_change(review)
    said, faults = (sent(request), {}) if refusal else take_photos(request)
    form = ReviewForm(
        said,
        products=reviews.products_of(review)[review.pk],
        initial=filled_with(review),
        photo_faults=faults,
    )
    step = Step(
        form=form,
        refusal=refusal,
        do=lambda: reviews.change(
            review, form.words(language=review.language), at=request.at
        ),
        done=_("Your review was changed."),
        template="public/reviews/change.html",
    )
    return _take(request, review, key, step)


@for_everyone
@without_copies
@require_http_methods(ANSWERS)
def withdraw(request: Request, key: str) -> HttpResponse:
    """Erase the review, everywhere and at once."""
    review = _find(key)
    if review is None:
        return render(request, DEAD, status=404)
    form = WithdrawForm(sent(request))
    refusal = reviews.why_not_withdraw(review)
    if request.method == "POST" and form.is_valid() and not refusal:
        try:
            reviews.withdraw_own(review, at=request.at)
        except MoveRefused as late:
            refusal = str(late)
        else:
            return render(
                request, "public/reviews/withdrawn.html", _frame(request, review)
            )
    values = _values(request, review, key) | {"form": form, "refusal": refusal}
    status = status_of(request, refusal=refusal)
    return render(request, "public/reviews/withdraw.html", values, status=status)


@for_everyone
@without_copies
@require_http_methods(ANSWERS)
def appeal(request: Request, key: str) -> HttpResponse:
    """Ask somebody else to look again at a refusal or removal."""
    review = _find(key)
    if review is None:
        return render(request, DEAD, status=404)
    form = ArgumentForm(sent(request))
    step = Step(
        form=form,
        refusal=reviews.why_not_appeal_as_author(review, on=request.on),
        do=lambda: reviews.appeal_as_author(
            review, argument=form.cleaned_data["words"], at=request.at
        ),
        done=_("We received your appeal. Somebody else looks at it."),
        template="public/reviews/appeal.html",
    )
    return _take(request, review, key, step)


@for_everyone
@without_copies
@require_http_methods(ANSWERS)
def answer(request: Request, key: str) -> HttpResponse:
    """Answer what a moderator asked."""
    review = _find(key)
    if review is None:
        return render(request, DEAD, status=404)
    form = AnswerForm(sent(request))
    step = Step(
        form=form,
        refusal=reviews.why_not_answer_question(review),
        do=lambda: reviews.answer_question(
            review, form.cleaned_data["words"], at=request.at
        ),
        done=_("Thank you, we have your answer."),
        template="public/reviews/answer.html",
    )
    return _take(request, review, key, step)


def to_mine(review: Review) -> HttpResponse:
    """The author's own page, where every letter leads as well."""
    key = reviews.own_link(review).rstrip("/").rpartition("/")[2]
    address = reverse("public:review_mine", args=[key])
    return HttpResponseRedirect(address, status=SEE_OTHER)


def _find(key: str) -> Review | None:
    """The review of this key; one that was erased opens no page any more."""
    try:
        review = reviews.review_of_key(key)
    except (LinkRefused, Review.DoesNotExist):
        return None
    is_there = review.words_erased_at is None
    return review if is_there and review.state != reviews.State.UNCONFIRMED else None


def _take(request: Request, review: Review, key: str, step: Step) -> HttpResponse:
    refusal = step.refusal
    if request.method == "POST" and not refusal and step.form.is_valid():
        try:
            step.do()
        except MoveRefused as late:
            refusal = str(late)
        else:
            messages.success(request, step.done)
            return to_mine(review)
    values = _values(request, review, key) | {"form": step.form, "refusal": refusal}
    status = status_of(request, refusal=refusal)
    return render(request, step.template, values, status=status)


def _values(request: Request, review: Review, key: str) -> dict[str, Any]:
    decision = reviews.latest_decision(review)
    is_away = review.state in {reviews.State.REFUSED, reviews.State.REMOVED}
    return _frame(request, review) | {
        "key": key,
        "review": review,
        "shown": shown([review], is_own=True)[0],
        "refused_photos": [
            (reviews.name_of(photo.ground), photo.facts)
            for photo in reviews.list_refused(review)
        ],
        "decision": decision if is_away else None,
        "ground": reviews.name_of(review.ground),
        "breaks": reviews.BREAKS[reviews.Ground(review.ground)]
        if review.ground
        else "",
        "last_day": reviews.last_day_to_appeal(decision) if decision else None,
        "appeal": reviews.latest_appeal(review),
        "question": reviews.open_question(review),
        "why_not_change": reviews.why_not_change(review),
        "why_not_appeal": reviews.why_not_appeal_as_author(review, on=request.on),
        "draft": f"change-{review.pk}",
    }


def _frame(request: Request, review: Review) -> dict[str, Any]:
    scheme = scheme_or_not_found(request, review.scheme)
    return scheme_page(request, scheme) | {
        "shop": review.shop,
        "language": reader_language(),
    }
