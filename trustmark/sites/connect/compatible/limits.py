"""How often a shop may read, so that one of them does not slow down all.

Kept in each process, so the limit is that many per web worker. Orders and questions
about consent are never refused for their number: half of the plug-ins send an order
once, so one refused is one lost.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

_MOST_REMEMBERED = 10_000


@dataclass
class Allowance:
    """So many at once, and so many more every second; per name."""

    burst: float
    per_second: float
    _left: OrderedDict[int, tuple[float, datetime]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def allows(self, name: int, *, at: datetime) -> bool:
        """Whether there is one left for this name now; takes it."""
        with self._lock:
            left, since = self._left.pop(name, (self.burst, at))
            grown = left + self.per_second * max((at - since).total_seconds(), 0)
            left = min(grown, self.burst)
            self._left[name] = (left - 1 if left >= 1 else left, at)
            if len(self._left) > _MOST_REMEMBERED:
                self._left.popitem(last=False)
            return left >= 1

    def left(self, name: int) -> float:
        """How many there were left for this name when it last asked."""
        with self._lock:
            left, _ = self._left.get(name, (self.burst, None))
            return left

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._left.clear()


READS = Allowance(burst=1200, per_second=20)
