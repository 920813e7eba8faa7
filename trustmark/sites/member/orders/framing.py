"""What every page about the connection of a shop knows, and the way back to it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import reverse

from trustmark.shops.api import Shop
from trustmark.sites.member.pages import SEE_OTHER


def frame_of(shop: Shop) -> dict[str, Any]:
    """The shop, and where programs find us."""
    return {
        "shop": shop,
        "home": reverse("member:desk"),
        "our_host": urlsplit(settings.PUBLIC_URL).netloc,
    }


def back_to_connection(shop: Shop) -> HttpResponseRedirect:
    """After a press: the page of the connection."""
    there = reverse("member:connection", args=[shop.domain])
    return HttpResponseRedirect(there, status=SEE_OTHER)
