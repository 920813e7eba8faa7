"""The clause for the privacy statement of a shop: its text, and where it stands."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from trustmark.invitations import api as invitations
from trustmark.kernel.cases import MoveRefused
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import SEE_OTHER

NAMES = {"nl": _("Dutch"), "fr": _("French"), "en": _("English")}


class ClauseForm(forms.Form):
    """Where customers read it, and that they do."""

    page = forms.URLField(
        label=_("On which page of your shop does it stand?"),
        help_text=_("The address of your privacy statement."),
        max_length=500,
        assume_scheme="https",
    )
    is_there = forms.BooleanField(
        label=_("It says this, or the same in other words, to all who order.")
    )

    def __init__(self, *args: Any, shop: Shop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._shop = shop

    def clean_page(self) -> str:
        """A page of the shop itself."""
        page: str = self.cleaned_data["page"]
        refusal = invitations.why_not_there(self._shop, page)
        if refusal:
            raise forms.ValidationError(refusal)
        return page


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def clause(request: PersonRequest, domain: str) -> HttpResponse:
    """Read the clause in three languages, and say where customers read it."""
    mine = my_shop(request, domain)
    known = invitations.get_clause(mine)
    page = known.stated.page if known.stated else ""
    form = ClauseForm(sent(request), shop=mine, initial={"page": page})
    refusal = invitations.why_not_choose(mine, by=request.user)
    if request.method == "POST" and not refusal and form.is_valid():
        try:
            invitations.state_clause(
                mine, page=form.cleaned_data["page"], by=request.user, at=request.at
            )
        except MoveRefused as late:
            refusal = str(late)
        else:
            messages.success(request, gettext("Thank you. Your customers are asked."))
            address = reverse("member:inviting", args=[domain])
            return HttpResponseRedirect(address, status=SEE_OTHER)
    values = {
        "home": reverse("member:desk"),
        "shop": mine,
        "form": form,
        "refusal": refusal,
        "clause": known,
        "texts": [
            (code, name, text)
            for code, name in NAMES.items()
            if (text := invitations.clause_text(mine, code))
        ],
    }
    status = status_of(request, refusal=refusal)
    return render(request, "member/reviews/clause.html", values, status=status)
