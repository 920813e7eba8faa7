"""What we hold about an e-mail address, for whoever reads its mail."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trustmark.accounts import api as accounts
from trustmark.correspondence import api as correspondence
from trustmark.reviews import api as reviews
from trustmark.sites.layout.access import for_consumers
from trustmark.sites.layout.consumers import find_consumer
from trustmark.sites.layout.hosts import list_shown_schemes
from trustmark.sites.layout.requests import Request

NEWEST = 100


@for_consumers
@require_safe
def my_data(request: Request) -> HttpResponse:
    """The letters and reviews of the address, whether it signs in, and whom to ask."""
    email = find_consumer(request) or ""
    letters = correspondence.list_recent(to=email, limit=NEWEST)
    values = {
        "email": email,
        "letters": letters,
        "has_more": len(letters) == NEWEST,
        "reviews": [
            (one, reviews.own_link(one)) for one in reviews.list_of_author(email)
        ],
        "has_account": accounts.find_user(email) is not None,
        "operators": [s.operator for s in list_shown_schemes(request)],
    }
    return render(request, "public/my_data/my_data.html", values)
