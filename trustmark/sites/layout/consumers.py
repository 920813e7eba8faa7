"""A consumer's visit: opened by a link from a letter, holds an address, ends soon."""

from datetime import datetime, timedelta

from trustmark.sites.layout.requests import Request

LENGTH_OF_VISIT = timedelta(hours=2)
_KEY = "consumer"


def open_visit(request: Request, email: str) -> None:
    """Let the browser act for this address until the visit ends."""
    # A new session key: whoever knew the old one does not come along.
    request.session.cycle_key()
    until = request.at + LENGTH_OF_VISIT
    request.session[_KEY] = {"email": email, "until": until.isoformat()}


def find_consumer(request: Request) -> str | None:
    """The address for which this browser may act at this moment."""
    visit = request.session.get(_KEY)
    if not visit or datetime.fromisoformat(visit["until"]) <= request.at:
        return None
    email: str = visit["email"]
    return email


def close_visit(request: Request) -> None:
    """Forget the address."""
    request.session.pop(_KEY, None)
