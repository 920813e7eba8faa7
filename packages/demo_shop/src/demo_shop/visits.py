"""What the village remembers of its visitors, in memory and not for long."""

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime

from demo_shop.money import Bill

MOST = 5_000


@dataclass(frozen=True)
class Order:
    """An order as it was placed."""

    number: str
    at: datetime
    bill: Bill
    details: dict[str, str]
    delivery: str
    payment: str


@dataclass(frozen=True)
class Withdrawal:
    """A statement of withdrawal as it was received."""

    at: datetime
    name: str
    order: str
    email: str
    goods: str


@dataclass
class Visit:
    """What one visitor has done in one shop so far."""

    cart: dict[str, int] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)
    delivery: str = ""
    payment: str = ""
    order: Order | None = None
    withdrawal: Withdrawal | None = None


class Visits:
    """Visits by the value of the session cookie; the oldest are forgotten first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._visits: OrderedDict[tuple[str, str], Visit] = OrderedDict()
        self._orders = 0

    def find(self, host: str, key: str) -> Visit | None:
        """The visit with this key to this shop, if it is still known."""
        return self._visits.get((host, key)) if key else None

    def begin(self, host: str) -> tuple[str, Visit]:
        """A new visit and its key, which cannot be guessed."""
        key, visit = secrets.token_urlsafe(24), Visit()
        with self._lock:
            self._visits[(host, key)] = visit
            while len(self._visits) > MOST:
                self._visits.popitem(last=False)
        return key, visit

    def next_order_number(self, year: int) -> str:
        """The number of the next order."""
        with self._lock:
            self._orders += 1
            return f"{year}-{4200 + self._orders}"

    def count_orders(self) -> int:
        """How many orders were placed in the whole village since it was opened."""
        with self._lock:
            return self._orders
