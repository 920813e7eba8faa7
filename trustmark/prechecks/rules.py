"""How often anybody may have a shop looked at, and how long a look is fresh; pure."""

import ipaddress
from collections.abc import Iterable
from datetime import datetime, timedelta

WINDOW = timedelta(days=1)
"""Over which asking and visiting is counted."""
FRESH = timedelta(hours=6)
"""For which a visit of a domain serves whoever asks after it."""
VISITS_OF_A_SITE = 4
"""Of all hosts under one registered domain together, within the window."""
LONGEST_VISIT = timedelta(minutes=3)
"""After which a visit under way has most likely ended."""
DAYS_KEPT = 7
"""After the visit, for whoever has the link."""


def first_moment(
    moments: Iterable[datetime], *, limit: int, at: datetime
) -> datetime | None:
    """When one more is within the limit; `None` when it is so now."""
    recent = sorted(moment for moment in moments if moment > at - WINDOW)
    return recent[-limit] + WINDOW if len(recent) >= limit else None


def network_of(address: str) -> str:
    """What counts as one visitor: an IPv4 address, or the half of an IPv6 address that
    names the network; other text counts as it is."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
