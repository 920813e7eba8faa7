"""Who calls: the number and key in the address, or in the body.

A wrong key is written down for the shop, at most once an hour, because it is what goes
wrong most and only the shop can mend it.
"""

import re
from datetime import timedelta

from trustmark.orders import api as orders
from trustmark.orders.api import Connection, Fault, Scope
from trustmark.sites.connect.compatible import limits
from trustmark.sites.connect.compatible.answers import Refusal
from trustmark.sites.layout.requests import Request

_NUMBER = re.compile(r"[0-9]{1,9}")
_LONGEST_KEY = 100
_QUIET = timedelta(hours=1)


def shop_in_address(
    request: Request, *, scope: Scope, fallback: dict[str, str] | None = None
) -> Connection:
    """The shop whose `id` and `code` stand in the address; raises `Refusal`."""
    sent = fallback or {}
    number = request.GET.get("id") or sent.get("id", "")
    key = request.GET.get("code") or sent.get("code", "")
    return shop_of(request, number, key, scope=scope)


def shop_that_reads(request: Request, *, scope: Scope) -> Connection:
    """As `shop_in_address`, within what one shop may read; raises `Refusal`."""
    return _within_limits(shop_in_address(request, scope=scope), request)


def shop_that_is_read(request: Request) -> Connection:
    """As `shop_that_reads`, also by the public code, which anybody may know."""
    code = request.GET.get("public_code", "").strip()
    if not code:
        return shop_that_reads(request, scope=Scope.REVIEWS)
    number = request.GET.get("id", "").strip()
    if not _NUMBER.fullmatch(number) or len(code) > _LONGEST_KEY:
        raise Refusal(Fault.NO_ACCESS)
    found = orders.find_by_public_code(int(number), code)
    if found is None:
        raise Refusal(Fault.NO_ACCESS)
    return _within_limits(found, request)


def _within_limits(shop: Connection, request: Request) -> Connection:
    if not limits.READS.allows(shop.public_id, at=request.at):
        raise Refusal(Fault.TOO_MANY)
    return shop


def shop_of(request: Request, number: str, key: str, *, scope: Scope) -> Connection:
    """The shop with this number and key; raises `Refusal`."""
    number, key = number.strip(), key.strip()
    if not number or not key:
        raise Refusal(Fault.VALUES_MISSING)
    if not _NUMBER.fullmatch(number) or len(key) > _LONGEST_KEY:
        raise Refusal(Fault.NO_ACCESS)
    found = orders.authenticate(int(number), key, scope=scope, on=request.on)
    if found is None:
        _tell_the_shop(int(number), request)
        raise Refusal(Fault.NO_ACCESS)
    return found


def _tell_the_shop(number: int, request: Request) -> None:
    known = orders.find_connection_by_id(number)
    if known is None:
        return
    told = (f for f in orders.list_faults(known) if f.fault == Fault.NO_ACCESS)
    last = next(told, None)
    if last is None or last.at < request.at - _QUIET:
        orders.note_fault(known, Fault.NO_ACCESS, at=request.at)
