"""What a request carries on our sites, beyond what Django puts on it."""

from datetime import date, datetime

from django.http import HttpRequest

from trustmark.accounts.api import User


class Request(HttpRequest):
    """A request of anybody; the clock was read once, when it came in."""

    at: datetime
    on: date


class PersonRequest(Request):
    """A request behind `for_persons`, `for_contacts`, `for_staff`, `for_outsiders`."""

    user: User
