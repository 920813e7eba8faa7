"""What happens around every request: the clock is read once, headers are strict."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

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


def keep_no_copies(answer: Answer) -> Answer:
    """Let nobody keep a page made for one person or to sign in with, nor an error.

    Pages with an audience say so themselves; this is for the public ones as somebody
    sees them who has signed in or came by a link, and for those of allauth.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        is_error = response.status_code >= 400
        if response.has_header("Cache-Control"):
            return response
        if is_error or _is_for_one(request):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware


def _is_for_one(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match and match.func.__module__.startswith("allauth."):
        return True
    return request.session.accessed and not request.session.is_empty()


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
