"""What a shop says itself in the letter that asks: typed, seen, sent to oneself."""

from collections.abc import Mapping
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from trustmark.correspondence.api import LetterFault, Rendering
from trustmark.invitations import api as invitations
from trustmark.invitations.api import LONGEST, NobodyToSign, OwnFault, OwnFaultKind
from trustmark.kernel.cases import MoveRefused
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.layout.texts import Lines, OneLine
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import SEE_OTHER

# The letter has its style inside, as mail programs want it, and runs nothing.
LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
KINDS = ("invitation", "reminder")
NAMES = {"nl": _("Dutch"), "fr": _("French"), "en": _("English")}
FAULTS = {
    OwnFaultKind.LONG: _("This is too long: at most %(found)s signs."),
    OwnFaultKind.PLACE: _("We do not know the place %(found)s. Choose from the list."),
    OwnFaultKind.POSITIVE: _(
        "“%(found)s” asks for a certain answer. Everybody is asked the same way, "
        "whatever they will say."
    ),
    OwnFaultKind.FILTER: _(
        "“%(found)s” makes a difference between content and discontented customers. "
        "Everybody is asked the same way."
    ),
    OwnFaultKind.REWARD: _(
        "“%(found)s” promises something in return. Nobody may be paid for a review."
    ),
    OwnFaultKind.ADDRESS: _(
        "“%(found)s” is not an address of your shop. Other addresses make mail "
        "programs distrust the letter."
    ),
}


class OwnWordsForm(forms.Form):
    """The parts of the letter that are the shop's; each may stay empty."""

    subject = OneLine(
        label=_("Subject"),
        help_text=_("Empty means ours. The reminder keeps our subject."),
        required=False,
    )
    greeting = OneLine(
        label=_("Greeting"),
        help_text=_("Empty means “Hello” with the first name."),
        required=False,
    )
    paragraph = Lines(
        label=_("What you ask, in one paragraph"),
        help_text=_("It stands above the button. The reminder is without it."),
        rows=5,
        required=False,
    )
    signature = Lines(
        label=_("Signature"),
        help_text=_("Who of your shop is asking. It stands under the button."),
        rows=2,
        required=False,
    )

    def __init__(self, *args: Any, shop: Shop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._shop = shop

    def clean(self) -> None:
        """No steering, no reward, no address of somebody else, no unknown place."""
        super().clean()
        for part, faults in invitations.faults_of(self._shop, self.parts()).items():
            for one in faults:
                self.add_error(part, _sentence(one))

    def parts(self) -> dict[str, str]:
        """What was typed, in the line ends we keep."""
        typed = {part: self.cleaned_data.get(part) or "" for part in LONGEST}
        return {part: text.replace("\r\n", "\n") for part, text in typed.items()}


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def own_words(request: PersonRequest, domain: str, language: str) -> HttpResponse:
    """Type the words of one language, see the letter with them, and keep them."""
    mine = my_shop(request, domain)
    _known(language)
    kept = invitations.find_own_words(mine, language)
    initial = {part: getattr(kept, part) for part in LONGEST} if kept else {}
    form = OwnWordsForm(sent(request), shop=mine, initial=initial)
    refusal = invitations.why_not_choose(mine, by=request.user)
    looked = None
    if request.method == "POST" and not refusal and form.is_valid():
        if request.POST.get("look"):
            looked = form.parts()
        else:
            try:
                invitations.write_own_words(
                    mine, language, form.parts(), by=request.user, at=request.at
                )
            except MoveRefused as late:
                refusal = str(late)
            else:
                messages.success(request, gettext("From now on the letter says this."))
                return _back(domain, language)
    values = {
        "home": reverse("member:desk"),
        "shop": mine,
        "form": form,
        "refusal": refusal,
        "language": language,
        "kept": kept,
        "is_look": looked is not None,
        "letter": _letter(request, mine, language, looked),
        "places": invitations.IN_LANGUAGE[language],
        "tabs": _tabs(domain, language),
    }
    status = 200 if looked is not None else status_of(request, refusal=refusal)
    return render(request, "member/reviews/own_words.html", values, status=status)


@for_contacts
@require_safe
def letter_preview(
    request: PersonRequest, domain: str, language: str, kind: str
) -> HttpResponse:
    """The kept letter as a mail program shows it."""
    mine = my_shop(request, domain)
    _known(language, kind)
    try:
        seen = invitations.preview(
            mine, language, is_reminder=kind == "reminder", at=request.at
        )
    except (NobodyToSign, LetterFault) as nothing:
        raise Http404 from nothing
    response = HttpResponse(seen.html)
    response["Content-Security-Policy"] = LETTER_POLICY
    return response


@for_contacts
@require_POST
def letter_test(
    request: PersonRequest, domain: str, language: str, kind: str
) -> HttpResponse:
    """Send the kept letter to the address one signs in with."""
    mine = my_shop(request, domain)
    _known(language, kind)
    limit = ratelimit.consume_or_429(request, action="test_letter", user=request.user)
    if limit:
        return limit  # type: ignore[no-any-return]
    try:
        invitations.send_test(
            mine,
            language,
            is_reminder=kind == "reminder",
            by=request.user,
            at=request.at,
        )
    except MoveRefused as refusal:
        messages.warning(request, str(refusal))
    except (NobodyToSign, LetterFault):
        messages.warning(request, gettext("The shop is not certified now."))
    else:
        told = gettext("The letter is on its way to %(address)s.")
        messages.success(request, told % {"address": request.user.email})
    return _back(domain, language)


def _letter(
    request: PersonRequest, shop: Shop, language: str, parts: dict[str, str] | None
) -> Rendering | None:
    try:
        return invitations.preview(shop, language, parts=parts, at=request.at)
    except (NobodyToSign, LetterFault):
        return None


def _sentence(one: OwnFault) -> str:
    return str(FAULTS[one.fault]) % {"found": one.found}


def _tabs(domain: str, language: str) -> list[Mapping[str, Any]]:
    return [
        {
            "label": NAMES[code],
            "url": reverse("member:own_words", args=[domain, code]),
            "current": code == language,
        }
        for code in NAMES
    ]


def _known(language: str, kind: str = "invitation") -> None:
    if language not in NAMES or kind not in KINDS:
        raise Http404


def _back(domain: str, language: str) -> HttpResponseRedirect:
    there = reverse("member:own_words", args=[domain, language])
    return HttpResponseRedirect(there, status=SEE_OTHER)
