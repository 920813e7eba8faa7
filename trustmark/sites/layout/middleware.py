"""What happens around every request: the clock is read once, headers are strict."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from trustmark.kernel.calendar import day_of
from trustmark.kernel.clock import read_clock

Answer = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)


def read_the_clock(answer: Answer) -> Answer:
    """Put the moment (`request.at`) and its day (`request.on`) on the request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.at = read_clock()  # type: ignore[attr-defined]
        request.on = day_of(request.at)  # type: ignore[attr-defined]
        return answer(request)

    return middleware


def security_headers(answer: Answer) -> Answer:
    """Say what the browser may load: nothing that is not ours, nothing inline."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        return response

    return middleware


def real_address(answer: Answer) -> Answer:
    """Put the visitor's own address on the request, where proxies of ours name it.

    Of what stands in `X-Forwarded-For` only the last entries are written by our own
    proxies; whatever comes before them anybody may have made up.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        named = request.headers.get("X-Forwarded-For", "").split(",")
        count = settings.TRUSTED_PROXIES
        if count and len(named) >= count and named[-count].strip():
            request.META["REMOTE_ADDR"] = named[-count].strip()
        return answer(request)

    return middleware


def refuse_unreadable_paths(answer: Answer) -> Answer:
    """No page of ours has a NUL in its address, and PostgreSQL refuses one in text."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            raise Http404
        return answer(request)

    return middleware
