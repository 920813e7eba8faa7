"""The company: its details, and who may act for it."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Invitee
from trustmark.certificates import api as certificates
from trustmark.kernel.cases import MoveRefused
from trustmark.shops import api as shops
from trustmark.shops.api import Company
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.layout.texts import Address, OneLine
from trustmark.sites.member.finding import my_company
from trustmark.sites.member.pages import SEE_OTHER
from trustmark.sites.member.wizard.choices import letter_language_choices
from trustmark.sites.member.wizard.company import ContactDetailsForm

# What was examined and stands on certificates; it changes only through us.
IDENTITY = ("name", "legal_form", "vat_number")


class ColleagueForm(forms.Form):
    """Whom to invite."""

    name = OneLine(
        label=gettext_lazy("Name of your colleague"),
        max_length=120,
    )
    email = Address(
        label=gettext_lazy("E-mail address of your colleague"),
        help_text=gettext_lazy(
            "We send an invitation there. It is good for seven days."
        ),
        max_length=254,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("In which language?"),
        choices=letter_language_choices,
        widget=forms.RadioSelect,
    )


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def company(request: PersonRequest, company_id: int) -> HttpResponse:
    """Look at the details of the company and change them; not its number."""
    mine = my_company(request, company_id)
    known = vars(shops.details_of(mine))
    form = ContactDetailsForm(sent(request), initial=known, company=mine)
    is_certified = _is_certified(mine)
    for name in IDENTITY if is_certified else ():
        form.fields[name].disabled = True
    if request.method == "POST" and form.is_valid():
        change = shops.change_contact_data if is_certified else shops.change_company
        change(mine, form.details())
        messages.success(request, _("The details were changed."))
        return _to("member:company", mine)
    status = status_of(request)
    values = {
        "company": mine,
        "form": form,
        "shops": shops.list_shops(mine),
        "is_certified": is_certified,
    }
    return render(request, "member/companies/company.html", values, status=status)


def _is_certified(company: Company) -> bool:
    """Whether the register vouches for what the company is called."""
    held = certificates.list_certificates_of(*shops.list_shops(company))
    return any(certificate.state in certificates.RUNNING for certificate in held)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def colleagues(request: PersonRequest, company_id: int) -> HttpResponse:
    """Who may act for the company, and a letter to whom that will be."""
    mine = my_company(request, company_id)
    form = ColleagueForm(sent(request), initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["email"].lower()
        limit = ratelimit.consume_or_429(
            request, action="invite_colleague", key=address, user=request.user
        )
        if limit:
            return limit  # type: ignore[no-any-return]
        _invite(request, mine, form.cleaned_data)
        messages.success(request, _("The invitation is on its way."))
        return _to("member:colleagues", mine)
    status = status_of(request)
    contacts = shops.list_contacts(mine)
    values = {"company": mine, "form": form, "contacts": contacts}
    return render(request, "member/companies/colleagues.html", values, status=status)


@for_contacts
@require_POST
def end_colleague(
    request: PersonRequest, company_id: int, contact_id: int
) -> HttpResponse:
    """Let a colleague no longer act for the company; one of them always stays."""
    mine = my_company(request, company_id)
    contacts = {contact.pk: contact for contact in shops.list_contacts(mine)}
    if contact_id not in contacts:
        raise Http404
    try:
        shops.end_contact(contacts[contact_id], at=request.at)
    except MoveRefused as refusal:
        messages.warning(request, str(refusal))
        return _to("member:colleagues", mine)
    messages.success(request, _("Your colleague can no longer act for the company."))
    if contacts[contact_id].user_id == request.user.pk:
        return HttpResponseRedirect(reverse("member:desk"), status=SEE_OTHER)
    return _to("member:colleagues", mine)


def _invite(request: PersonRequest, company: Company, answers: dict[str, Any]) -> None:
    accounts.invite_colleague(
        Invitee(answers["email"], answers["name"], answers["language"]),
        company_id=company.pk,
        company_name=company.name,
        sender=accounts.platform_sender(),
        by=request.user,
        at=request.at,
    )


def _to(page: str, company: Company) -> HttpResponse:
    return HttpResponseRedirect(reverse(page, args=[company.pk]), status=SEE_OTHER)
