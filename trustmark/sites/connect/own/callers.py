"""Who calls: a key in the `Authorization` header, what it may, and how often."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from math import ceil
from typing import Any, cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from trustmark.orders import api as orders
from trustmark.orders.api import Caller, Scope
from trustmark.sites.connect.compatible.limits import Allowance
from trustmark.sites.connect.own.problems import Refusal
from trustmark.sites.layout.requests import Request

LONGEST_KEY = 100


@dataclass
class Limit:
    """So many at once and so many more a second; says how long to wait."""

    burst: float
    per_second: float
    _allowance: Allowance = field(init=False)

    def __post_init__(self) -> None:
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget who asked before."""
        self._allowance = Allowance(burst=self.burst, per_second=self.per_second)

    def spend(self, name: int, *, at: datetime) -> None:
        """Take one; raises `Refusal` where there is none left."""
        if not self._allowance.allows(name, at=at):
            wait = str(max(ceil(1 / self.per_second), 1))
            raise Refusal("too-many", headers={"Retry-After": wait})

    def told(self, name: int) -> dict[str, str]:
        """What is allowed and what is left of it, as headers (httpapi-ratelimit).

        After `w` seconds without a call all of `q` is there again; `t` is when that is.
        """
        left = self._allowance.left(name)
        window = ceil(self.burst / self.per_second)
        full = ceil((self.burst - left) / self.per_second)
        return {
            "RateLimit-Policy": f'"calls";q={int(self.burst)};w={window}',
            "RateLimit": f'"calls";r={int(left)};t={full}',
        }


# Per web worker. A batch of a hundred orders is one call.
CALLS = Limit(burst=600, per_second=10)
# Per network address, for whoever tries keys.
WRONG_KEYS = Limit(burst=30, per_second=0.2)


class Called(Request):
    """A request with a key that is in use; `limited` is whose allowance it took."""

    auth: Caller
    limited: int


class Bearer(HttpBearer):
    """`Authorization: Bearer <key>`; a key without this right is told so."""

    openapi_description = "A key of the shop, from its page for connecting."

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        """Ask for the key; also where the header is not there, that counts."""
        caller = super().__call__(request)
        if caller is None:
            WRONG_KEYS.spend(_address_of(request), at=cast(Request, request).at)
        return caller

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """Who calls with this key, or nobody."""
        known = cast(Request, request)
        token = token.strip()
        if not token or len(token) > LONGEST_KEY:
            return None
        caller = orders.find_caller(token, on=known.on)
        if caller is None:
            return None
        cast(Called, request).limited = caller.connection.public_id
        CALLS.spend(caller.connection.public_id, at=known.at)
        if self.scope not in caller.scopes:
            raise Refusal("key-may-not")
        return caller


def limits_told(request: HttpRequest) -> dict[str, str]:
    """What is left to whoever called with a key; nothing to anybody else."""
    name = getattr(request, "limited", None)
    return {} if name is None else CALLS.told(name)


def _address_of(request: HttpRequest) -> int:
    address = str(request.META.get("REMOTE_ADDR", ""))
    return int.from_bytes(sha256(address.encode()).digest()[:8], "big")
