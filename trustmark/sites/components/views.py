"""The page that shows every component."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from trustmark.sites.components.examples import list_examples
from trustmark.sites.components.icons import SHAPES
from trustmark.sites.components.tones import Tone

COLOURS = ("green", "amber", "red", "blue", "grey")


def components_page(request: HttpRequest) -> HttpResponse:
    """Every component with one example; whoever mounts it says for whom it is."""
    values = list_examples() | {
        "icons": sorted(SHAPES),
        "tones": list(Tone),
        "colours": COLOURS,
    }
    return render(request, "components/page.html", values)
