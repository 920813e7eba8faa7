"""Asks once more whether it is still the same person, before something that counts.

The pages that ask belong to allauth; who was asked within five minutes goes on.
"""

from urllib.parse import urlencode

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponseRedirect
from django.urls import reverse

from trustmark.sites.layout.requests import PersonRequest

_SEE_OTHER = 303


def asks_again(request: PersonRequest) -> HttpResponseRedirect | None:
    """The way to the page that asks, unless that was done just now.

    It comes back to the address of this page. What was sent to it is not kept and not
    done: a form is pressed anew by whoever it still is.
    """
    if did_recently_reauthenticate(request):
        return None
    way_back = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
    there = f"{reverse('account_reauthenticate')}?{way_back}"
    return HttpResponseRedirect(there, status=_SEE_OTHER)
