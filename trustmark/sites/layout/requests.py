"""What a request carries on our sites, beyond what Django puts on it."""

from datetime import date, datetime

from django.http import HttpRequest, QueryDict

from trustmark.accounts.api import User

_FINE, _CONFLICT, _UNPROCESSABLE = 200, 409, 422


class Request(HttpRequest):
    """A request of anybody; the clock was read once, when it came in."""

    at: datetime
    on: date


class PersonRequest(Request):
    """A request behind `for_persons`, `for_contacts`, `for_staff`, `for_outsiders`."""

    user: User


def sent(request: Request) -> QueryDict | None:
    """What a form sent; `None` when its page is only looked at."""
    return request.POST if request.method == "POST" else None


def status_of(request: Request, *, refusal: str | None = None) -> int:
    """The status of a page with a form: sent in vain for its state, or for its text."""
    if request.method != "POST":
        return _FINE
    return _CONFLICT if refusal else _UNPROCESSABLE
