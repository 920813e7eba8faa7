"""People who work here are signed out when they walk away, and at the end of a day."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from trustmark.sites.layout.middleware import Answer
from trustmark.sites.layout.requests import PersonRequest

_KEY = "work"
_WRITE_AFTER_SECONDS = 60


def end_stale_work(answer: Answer) -> Answer:
    """Sign out whoever worked here and was away too long, or began too long ago."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # Whoever brings no session has none to end; asking would make every answer
        # depend on a cookie, also of a seal.
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        work = request.session.get(_KEY) if has_session else None
        if work and _is_stale(work, at=request.at):  # type: ignore[attr-defined]
            logout(request)
        return answer(request)

    return middleware


def note_work(request: PersonRequest) -> None:
    """Remember that somebody works here, and did something just now."""
    moment = request.at.timestamp()
    work = request.session.get(_KEY) or {"since": moment, "seen": 0.0}
    # Once a minute is enough to know, and spares a write per page.
    if moment - work["seen"] >= _WRITE_AFTER_SECONDS:
        request.session[_KEY] = {"since": work["since"], "seen": moment}


def _is_stale(work: dict[str, float], *, at: datetime) -> bool:
    idle = at.timestamp() - work["seen"]
    length = at.timestamp() - work["since"]
    return (
        idle >= settings.WORK_SESSION_IDLE.total_seconds()
        or length >= settings.WORK_SESSION_LENGTH.total_seconds()
    )
