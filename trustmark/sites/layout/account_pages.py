"""The pages about accounts that are our own: beginning, invitations, links, secrecy.

Sign-in, passwords and second factors are pages of allauth, in our words.
"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, translate_url
from django.views.decorators.http import require_http_methods, require_POST

from trustmark.accounts import api as accounts
from trustmark.sites.layout.access import for_everyone, for_persons, without_copies
from trustmark.sites.layout.account_forms import LanguageForm
from trustmark.sites.layout.requests import PersonRequest, Request, status_of

GONE = 410


@for_persons
def account_start(request: PersonRequest) -> HttpResponse:
    """After signing in: each to the site where their work is."""
    works_here = accounts.list_roles(request.user, on=request.on)
    return redirect("staff:desk" if works_here else "member:desk")


@for_persons
def account_home(request: PersonRequest) -> HttpResponse:
    """What one may see and change about one's own way in."""
    return _show_home(
        request, LanguageForm(initial={"language": request.user.language})
    )


def _show_home(request: PersonRequest, form: LanguageForm) -> HttpResponse:
    roles = accounts.list_roles(request.user, on=request.on)
    values = {
        "roles": sorted(str(role.label) for role in roles),
        "has_second_factor": accounts.has_second_factor(request.user),
        "form": form,
    }
    return render(request, "account/home.html", values, status=status_of(request))


@for_persons
@require_POST
def change_language(request: PersonRequest) -> HttpResponse:
    """From now on letters and pages come in this language."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return _show_home(request, form)
    language = form.cleaned_data["language"]
    accounts.change_language(request.user, language)
    return redirect(translate_url(reverse("account_home"), language))


@for_persons
@require_http_methods(["GET", "HEAD", "POST"])
def sign_secrecy(request: PersonRequest) -> HttpResponse:
    """The promise that comes before any case; who has no role has none to make."""
    if not accounts.list_roles(request.user, on=request.on):
        return redirect("account_start")
    if request.method == "POST":
        accounts.sign_secrecy(request.user, at=request.at)
        return redirect("account_start")
    return render(request, "account/secrecy.html")


@for_everyone
@without_copies
@require_http_methods(["GET", "HEAD"])
def demo_codes(request: Request) -> HttpResponse:
    """The second factor of the demonstration, where everybody may see it."""
    code = accounts.demo_code(at=request.at)
    return render(request, "account/demo_codes.html", {"code": code})
