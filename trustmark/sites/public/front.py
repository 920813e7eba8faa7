"""The front pages: of the installation, and of one scheme."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from trustmark.certificates import api as certificates
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.hosts import (
    list_shown_schemes,
    scheme_of_host,
    scheme_or_not_found,
)
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.pages import reader_language, scheme_page


@for_everyone
@require_safe
def home(request: Request) -> HttpResponse:
    """The schemes of this installation; where there is one, straight to it."""
    bound = scheme_of_host(request)
    if bound is not None:
        return HttpResponseRedirect(reverse("public:scheme", args=[bound.slug]))
    language = reader_language()
    shown = [
        {
            "slug": scheme.slug,
            "name": scheme.name[language],
            "purpose": scheme.purpose[language],
            "count": certificates.count_valid(scheme.slug),
        }
        for scheme in list_shown_schemes(request)
    ]
    return render(request, "public/front/home.html", {"schemes": shown})


@for_everyone
@require_safe
def scheme(request: Request, scheme: str) -> HttpResponse:
    """What the scheme is, and the one big question: is this shop certified?"""
    known = scheme_or_not_found(request, scheme)
    language = reader_language()
    values = scheme_page(request, known) | {
        "purpose": known.purpose[language],
        "kinds": [
            {"name": k.name[language], "promise": k.promise[language]}
            for k in known.kinds.values()
        ],
        "processes": [words[language] for words in known.processes.values()],
        "count": certificates.count_valid(known.slug),
    }
    return render(request, "public/front/scheme.html", values)
