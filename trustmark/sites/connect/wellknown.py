"""Files that programs look for at a fixed place: robots.txt and security.txt."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.hosts import list_shown_schemes
from trustmark.sites.layout.requests import Request

# Pages that are nobody else's business; they ask to sign in anyway.
_NOT_FOR_ROBOTS = ("account", "member", "staff", "re-audit", "me", "mailbox")
_GOOD_FOR = timedelta(days=180)


@require_safe
@for_programs
def robots(request: Request) -> HttpResponse:
    """What search engines leave alone; the register is theirs to show."""
    closed = [
        f"Disallow: /{language}/{part}/"
        for language, _ in settings.LANGUAGES
        for part in _NOT_FOR_ROBOTS
    ]
    return _text(["User-agent: *", *closed, "Disallow: /theme/"])


@require_safe
@for_programs
def security(request: Request) -> HttpResponse:
    """Where to report a weakness (RFC 9116); always good for half a year more."""
    schemes = list_shown_schemes(request)
    languages = dict.fromkeys(code for s in schemes for code in s.languages)
    until = (request.at + _GOOD_FOR).strftime("%Y-%m-%dT00:00:00Z")
    return _text(
        [
            f"Contact: mailto:{schemes[0].operator.email}",
            f"Expires: {until}",
            f"Preferred-Languages: {', '.join(languages)}",
            f"Canonical: {request.build_absolute_uri(request.path)}",
        ]
    )


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
