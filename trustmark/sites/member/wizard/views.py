"""The steps of the form: one at a time, saved as you go, back and forth at will."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from trustmark.applications import api as applications
from trustmark.applications.api import AlreadyApplied, Application, TooEarly
from trustmark.kernel.cases import MoveRefused
from trustmark.shops.api import AlreadyRegistered, domain_of
from trustmark.sites.components.stories import Step
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.member.finding import my_application
from trustmark.sites.member.pages import SEE_OTHER, UNPROCESSABLE, frame_of
from trustmark.sites.member.wizard import faults
from trustmark.sites.member.wizard.answers import (
    CHECK,
    COMPANY,
    SHOP,
    STEPS,
    blank_form,
    filled_form,
    keep,
    next_step,
)
from trustmark.sites.member.wizard.submission import (
    Checked,
    check,
    is_begun,
    list_answers,
    list_prices,
    parse,
    priced,
    total,
)

LOOK = "look"  # In the address: show what is missing or wrong at once.


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: PersonRequest, number: str, step: str) -> HttpResponse:
    """One step of the form; what is no draft any more has its own page."""
    application = my_application(request, number)
    if step not in STEPS:
        raise Http404
    if applications.why_not_write(application, by=request.user):
        return _to("member:application", application.number)
    if step == CHECK:
        return (
            _submit(request, application)
            if request.POST
            else _check(request, application)
        )
    if request.method == "POST":
        return _save(request, application, step)
    if LOOK in request.GET:
        form = filled_form(application, step)
    else:
        form = blank_form(application, step, by=request.user)
    return _show(request, application, step, form)


def _save(request: PersonRequest, application: Application, step: str) -> HttpResponse:
    form = filled_form(application, step, request.POST)
    keep(application, form, by=request.user)
    if request.POST.get("then") == "stop":
        messages.success(request, _("Everything is saved. Go on whenever you like."))
        return _to("member:desk")
    if not form.is_valid():
        return _show(request, application, step, form)
    return _to("member:application_step", application.number, next_step(step))


def _submit(request: PersonRequest, application: Application) -> HttpResponse:
    checked = check(application)
    if not checked.is_complete:
        return _check(request, application)
    submission = parse(checked, application, address=request.META.get("REMOTE_ADDR"))
    # We write to the address of the company, which anybody can make up; and what we
    # refuse tells which numbers we know. See docs/decisions/0013.
    address = submission.company.email.lower()
    limit = ratelimit.consume_or_429(
        request, action="submit", key=address, user=request.user
    )
    if limit:
        return limit  # type: ignore[no-any-return]
    try:
        applications.submit(application, submission, by=request.user, at=request.at)
    except AlreadyRegistered as known:
        is_domain = str(known) == domain_of(submission.shop.url)
        place = (SHOP, "url", faults.DOMAIN_KNOWN) if is_domain else None
        return _refuse(
            request,
            application,
            checked,
            place or (COMPANY, "number", faults.COMPANY_KNOWN),
        )
    except AlreadyApplied:
        place = (SHOP, "url", faults.SHOP_KNOWN)
        return _refuse(request, application, checked, place)
    except TooEarly as early:
        told = faults.too_early(early.first_day)
        return _refuse(request, application, checked, (COMPANY, "number", told))
    except MoveRefused:
        return _to("member:application", application.number)
    messages.success(request, _("We received your application and wrote you a letter."))
    return _to("member:application", application.number)


def _refuse(
    request: PersonRequest,
    application: Application,
    checked: Checked,
    place: tuple[str, str, Any],
) -> HttpResponse:
    """Show the step where the fault is, with the sentence at the field."""
    step, field, sentence = place
    form = checked.forms[step]
    operator = application.scheme_version.rules.scheme.operator
    form.add_error(field, sentence % {"email": operator.email})
    return _show(request, application, step, form)


def _show(
    request: PersonRequest, application: Application, step: str, form: Any
) -> HttpResponse:
    book = application.scheme_version.rules
    fees = applications.cancelling_fees(book)
    values = frame_of(book) | {
        "application": application,
        "form": form,
        "steps": _steps(application, step, check(application).done),
        "cancelling": applications.price_lines(book, fees, on=request.on),
    }
    status = UNPROCESSABLE if request.POST else 200
    return render(request, f"member/wizard/{step}.html", values, status=status)


def _check(request: PersonRequest, application: Application) -> HttpResponse:
    checked, book = check(application), application.scheme_version.rules
    prices = list_prices(checked, application, on=request.on)
    fees = applications.cancelling_fees(book)
    values = frame_of(book) | {
        "application": application,
        "steps": _steps(application, CHECK, checked.done),
        "parts": [
            {
                "step": step,
                "title": _titles()[step],
                "answers": list_answers(form),
                "is_done": step in checked.done,
                "is_begun": is_begun(application, step),
            }
            for step, form in checked.forms.items()
        ],
        "is_complete": checked.is_complete,
        "prices": priced(prices),
        "total": total(prices),
        "cancelling": applications.price_lines(book, fees, on=request.on),
    }
    status = UNPROCESSABLE if request.POST else 200
    return render(request, "member/wizard/check.html", values, status=status)


def _steps(
    application: Application, current: str, done: frozenset[str]
) -> tuple[Step, ...]:
    return tuple(
        Step(
            title,
            "current" if step == current else "done" if step in done else "later",
            reverse("member:application_step", args=[application.number, step]),
        )
        for step, title in _titles().items()
    )


def _titles() -> dict[str, str]:
    titles = (_("Your company"), _("Your shop"), _("Agreement"), _("Check and send"))
    return dict(zip(STEPS, titles, strict=True))


def _to(page: str, *arguments: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(page, args=arguments), status=SEE_OTHER)
