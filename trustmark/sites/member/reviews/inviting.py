"""How a shop has its customers asked: whom, when, in which language, on what ground."""

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
from trustmark.invitations.api import BasisChoice, Choice, ModeChoice, Unit
from trustmark.kernel.cases import MoveRefused
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import SEE_OTHER, reader_language

NEWEST = 25
HOURS = [(hour, f"{hour}:00") for hour in range(24)]
NAMES = (
    "mode",
    "delay",
    "unit",
    "first_hour",
    "last_hour",
    "rests_on_days_off",
    "language",
    "reminder_after",
    "rest_days",
    "basis",
)


class InvitingForm(forms.Form):
    """How customers are asked for a review."""

    mode = forms.ChoiceField(
        label=_("Whom shall we ask?"),
        help_text=_("Everybody or nobody: choosing whom to ask makes reviews untrue."),
        choices=ModeChoice,
        widget=forms.RadioSelect,
    )
    basis = forms.ChoiceField(
        label=_("On what ground may you have us write to them?"),
        help_text=_("It is kept with the day and your name."),
        choices=BasisChoice,
        widget=forms.RadioSelect,
    )
    delay = forms.IntegerField(
        label=_("How long after the order?"),
        help_text=_("What your shop sends along with an order comes first."),
        min_value=0,
        max_value=90,
    )
    unit = forms.ChoiceField(label=_("Counted in"), choices=Unit)
    first_hour = forms.TypedChoiceField(
        label=_("Not before"), choices=HOURS, coerce=int
    )
    last_hour = forms.TypedChoiceField(label=_("Not after"), choices=HOURS, coerce=int)
    rests_on_days_off = forms.TypedChoiceField(
        label=_("On Saturdays, Sundays and holidays of your country"),
        choices=[
            ("False", _("Send then too")),
            ("True", _("Wait for the next working day")),
        ],
        coerce="True".__eq__,
        empty_value=None,
        required=False,
    )
    reminder_after = forms.IntegerField(
        label=_("Remind once, after how many days? (0 is never)"),
        min_value=0,
        max_value=30,
    )
    rest_days = forms.IntegerField(
        label=_("Days between two questions to the same customer"),
        min_value=0,
        max_value=365,
    )
    language = forms.ChoiceField(
        label=_("Language of the letter"),
        choices=[
            ("", _("That of the order")),
            ("nl", _("Dutch")),
            ("fr", _("French")),
            ("en", _("English")),
        ],
        required=False,
    )

    def clean(self) -> None:
        """The hours run forward."""
        super().clean()
        first, last = (self.cleaned_data.get(n) for n in ("first_hour", "last_hour"))
        if first is not None and last is not None and first >= last:
            self.add_error("last_hour", _("Choose an hour after the first one."))


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def inviting(request: PersonRequest, domain: str) -> HttpResponse:
    """See and choose how customers are asked, and what became of the last letters."""
    mine = my_shop(request, domain)
    settings = invitations.get_settings(mine, at=request.at)
    form = InvitingForm(
        sent(request), initial={name: getattr(settings, name) for name in NAMES}
    )
    refusal = invitations.why_not_choose(mine, by=request.user)
    if request.method == "POST" and not refusal and form.is_valid():
        try:
            invitations.choose(mine, _choice(form), by=request.user, at=request.at)
        except MoveRefused as late:
            refusal = str(late)
        else:
            messages.success(request, gettext("From now on we ask your customers so."))
            address = reverse("member:inviting", args=[domain])
            return HttpResponseRedirect(address, status=SEE_OTHER)
    values: dict[str, Any] = {
        "home": reverse("member:desk"),
        "shop": mine,
        "form": form,
        "refusal": refusal,
        "settings": settings if settings.pk else None,
        "letter_language": settings.language or reader_language(),
        "clause": invitations.get_clause(mine),
        "newest": invitations.list_invitations(mine)[:NEWEST],
    }
    status = status_of(request, refusal=refusal)
    return render(request, "member/reviews/inviting.html", values, status=status)


def _choice(form: InvitingForm) -> Choice:
    chosen = {name: form.cleaned_data[name] for name in NAMES}
    chosen["rests_on_days_off"] = bool(chosen["rests_on_days_off"])
    return Choice(**chosen, asks_products=False)
