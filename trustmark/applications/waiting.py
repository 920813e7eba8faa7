"""How long one waits before applying again after a refusal or an ending by us."""

from datetime import date

from django.db.models import Q

from trustmark.accounts.api import User
from trustmark.applications.models import Application
from trustmark.applications.states import State
from trustmark.kernel.calendar import day_of
from trustmark.memberships import api as memberships
from trustmark.schemes.api import Rulebook
from trustmark.shops.api import Company, Shop


class TooEarly(Exception):
    """The company was refused or expelled, and the time to wait is not over."""

    def __init__(self, first_day: date) -> None:
        super().__init__(f"not before {first_day}")
        self.first_day = first_day


def first_day_to_apply(
    company: Company, shop: Shop, *, scheme: str, by: User
) -> date | None:
    """The first day this company may apply to a scheme again; `None` is any day.

    Whoever comes back with another company waits as well for a domain that they were
    refused with. Every case has the term of the rulebook it was answered by, so the
    day is the one its letter named. What an appeal overturned counts no more.
    """
    days = [
        wait_after(refused.scheme_version.rules, day_of(refused.ended_at))
        for refused in _refused(company, shop, scheme=scheme, by=by)
        if refused.ended_at
    ]
    days += [
        wait_after(ended.scheme_version.rules, day_of(ended.ended_at))
        for ended in memberships.list_memberships_of(company)
        if ended.scheme == scheme and ended.ended_at
    ]
    return max((day for day in days if day), default=None)


def wait_after(book: Rulebook, day: date) -> date | None:
    """The first day to apply again after a refusal on this day; `None` without term."""
    term = book.find_term("reapplication")
    return term.after(day, book.scheme.calendar) if term else None


def _refused(
    company: Company, shop: Shop, *, scheme: str, by: User
) -> list[Application]:
    theirs = Q(company=company) | Q(shop__domain=shop.domain, applicant=by)
    rows = Application.objects.filter(theirs, scheme=scheme, state=State.REFUSED)
    return list(rows.select_related("scheme_version"))
