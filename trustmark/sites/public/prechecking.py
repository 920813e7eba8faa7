"""The pre-check: anyone has a shop looked at, waits, reads, and takes the result along.

A result belongs to whoever holds its link; no search engine and no browser keeps it.
"""

from datetime import datetime
from typing import Any, cast
from urllib.parse import SplitResult, urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from trustmark.audits import api as audits
from trustmark.audits.api import NotKept
from trustmark.prechecks import api as prechecks
from trustmark.prechecks.api import Limit, PreCheck, State, TooMany
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Rulebook, Scheme
from trustmark.shops import api as shops
from trustmark.shops.api import Fault
from trustmark.sites.components.moments import day_in_words
from trustmark.sites.layout.access import for_everyone, without_copies
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request, sent, status_of
from trustmark.sites.layout.texts import WebAddress
from trustmark.sites.public.pages import reader_language, rulebook_line, scheme_page
from trustmark.sites.public.seen import NOT_MET, counts_of, themes_of

SEE_OTHER, TOO_MANY_REQUESTS = 303, 429
USUAL_PORTS = (None, 80, 443)
# The page frames nothing and runs nothing; a report opened in a browser neither.
REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
FAULTS: dict[Fault, "str | Promise"] = {
    Fault.DOMAIN_SHAPE: gettext_lazy(
        "This is no web address. An example: https://shop.example."
    ),
    Fault.DOMAIN_IS_ADDRESS: gettext_lazy(
        "Give the name of your shop, not an IP address."
    ),
    Fault.DOMAIN_IS_SUFFIX: gettext_lazy("Something is missing before this ending."),
}


class PreCheckForm(forms.Form):
    """Which shop, and whom it sells to where that makes a difference."""

    url = WebAddress(
        label=gettext_lazy("Web address of the shop"),
        help_text=gettext_lazy("We begin at the front page, whatever page you name."),
        max_length=250,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"autocomplete": "url", "inputmode": "url"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("By which demands?"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, scheme: Scheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = reader_language()
        self._kinds = {k.code: k.name[language] for k in scheme.kinds.values()}
        if len(self._kinds) == 1:
            del self.fields["kind"]
        else:
            field = cast(forms.ChoiceField, self.fields["kind"])
            field.choices = list(self._kinds.items())

    def clean_url(self) -> str:
        """The address of a website at its usual place, with a domain of its own."""
        url: str = self.cleaned_data["url"]
        fault = shops.fault_in_domain(url)
        if fault is not None:
            raise ValidationError(str(FAULTS[fault]), code=str(fault))
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"}:
            raise ValidationError(
                _("A web address begins with https:// or http://."), code="scheme"
            )
        if parts.username is not None:
            raise ValidationError(
                _("Leave the user name and password out of the address."), code="user"
            )
        if not _is_usual(parts):
            raise ValidationError(
                _("Leave the number after the colon out of the address."), code="port"
            )
        return url

    @property
    def chosen_kind(self) -> str:
        """The kind of certificate that was chosen, or the only one there is."""
        return str(self.cleaned_data.get("kind") or next(iter(self._kinds)))


@for_everyone
@without_copies
@require_http_methods(["GET", "HEAD", "POST"])
def precheck(request: Request, scheme: str) -> HttpResponse:
    """Ask for a pre-check; whoever must wait reads until when."""
    known = _scheme_or_not_found(request, scheme)
    version = schemes.current_version(known.slug, on=request.on)
    form = PreCheckForm(sent(request), scheme=known)
    values = scheme_page(request, known) | _promises(version.rules) | {"form": form}
    if request.method != "POST" or not form.is_valid():
        status = status_of(request)
        return render(request, "public/prechecks/ask.html", values, status=status)
    try:
        asked = prechecks.ask(
            form.cleaned_data["url"],
            version=version,
            kind=form.chosen_kind,
            address=request.META.get("REMOTE_ADDR", ""),
            at=request.at,
        )
    except TooMany as limit:
        return _not_now(request, values, limit)
    address = reverse("public:precheck_result", args=[known.slug, asked.key])
    return HttpResponseRedirect(address, status=SEE_OTHER)


@for_everyone
@without_copies
@require_safe
def precheck_result(request: Request, scheme: str, key: str) -> HttpResponse:
    """How far it is; then what was seen, demand by demand."""
    known = _scheme_or_not_found(request, scheme)
    found = prechecks.find_precheck(key, scheme=known.slug, at=request.at)
    if found is None:
        values = scheme_page(request, known) | {"days": prechecks.DAYS_KEPT}
        page = render(request, "public/prechecks/gone.html", values, status=404)
        return _unlisted(page)
    values = scheme_page(request, known) | _values(request, known, found, key)
    return _unlisted(render(request, "public/prechecks/result.html", values))


@for_everyone
@without_copies
@require_safe
def precheck_progress(request: Request, scheme: str, key: str) -> HttpResponse:
    """How far the inspector is; once it is done the page shows what it saw."""
    known, found = _found_or_not(request, scheme, key)
    if found.state != State.WAITING:
        return _unlisted(HttpResponseClientRefresh())
    values = _progress(known, found, key)
    return _unlisted(render(request, "public/prechecks/progress.html", values))


@for_everyone
@without_copies
@require_safe
def precheck_html(request: Request, scheme: str, key: str) -> HttpResponse:
    """The whole report with its pictures, as one file to keep and send."""
    _, found = _found_or_not(request, scheme, key)
    if found.state != State.DONE:
        raise Http404
    try:
        report = prechecks.render_html(found, language=reader_language())
    except NotKept as absent:
        raise Http404 from absent
    response = HttpResponse(report, content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = REPORT_POLICY
    return _attached(response, found, "html")


@for_everyone
@without_copies
@require_safe
def precheck_pdf(request: Request, scheme: str, key: str) -> HttpResponse:
    """The result in the words of the scheme, to print."""
    _, found = _found_or_not(request, scheme, key)
    if found.state != State.DONE:
        raise Http404
    report = prechecks.render_pdf(found, language=reader_language())
    return _attached(HttpResponse(report, content_type="application/pdf"), found, "pdf")


def _is_usual(parts: SplitResult) -> bool:
    try:
        return parts.port in USUAL_PORTS
    except ValueError:  # such as a port of six digits
        return False


def _scheme_or_not_found(request: Request, slug: str) -> Scheme:
    known = scheme_or_not_found(request, slug)
    if not prechecks.are_offered():
        raise Http404
    return known


def _found_or_not(request: Request, slug: str, key: str) -> tuple[Scheme, PreCheck]:
    known = _scheme_or_not_found(request, slug)
    found = prechecks.find_precheck(key, scheme=known.slug, at=request.at)
    if found is None:
        raise Http404
    return known, found


def _promises(book: Rulebook) -> dict[str, Any]:
    """What the page says we do and keep, from what we really do."""
    return {
        "rulebook": rulebook_line(book),
        "days": prechecks.DAYS_KEPT,
        "hours": int(prechecks.FRESH.total_seconds() // 3600),
        "limit": settings.ENVIRONMENT.prechecks_per_visitor,
    }


def _not_now(request: Request, values: dict[str, Any], limit: TooMany) -> HttpResponse:
    values = values | {"refusal": _sentence(limit, at=request.at)}
    response = render(
        request, "public/prechecks/ask.html", values, status=TOO_MANY_REQUESTS
    )
    seconds = (limit.until - request.at).total_seconds()
    response["Retry-After"] = str(max(1, int(seconds) + 1))
    return response


def _sentence(limit: TooMany, *, at: datetime) -> str:
    told = {
        Limit.VISITOR: _(
            "From your network %(limit)s pre-checks were asked for in a day; that is "
            "all we can do. You can ask again on %(until)s."
        ),
        Limit.SITE: _(
            "We looked at this site %(visits)s times in a day, and want to leave it in "
            "peace. You can ask again on %(until)s."
        ),
        Limit.SITE_UNDER_WAY: _(
            "We are looking at another address of this site just now. You can ask "
            "again on %(until)s."
        ),
        Limit.BUSY: _(
            "Many shops are being looked at just now. You can ask again on %(until)s."
        ),
    }[limit.limit]
    return told % {
        "limit": settings.ENVIRONMENT.prechecks_per_visitor,
        "visits": prechecks.VISITS_OF_A_SITE,
        "until": _in_words(limit.until),
    }


def _in_words(moment: datetime) -> str:
    here = localtime(moment)
    return f"{day_in_words(here.date())}, {here:%H:%M}"


def _values(
    request: Request, scheme: Scheme, found: PreCheck, key: str
) -> dict[str, Any]:
    language, book = reader_language(), prechecks.rulebook_of(found)
    told = prechecks.tell(found, language=language)
    seen_at = found.visit.finished_at
    is_old = seen_at is not None and seen_at < found.asked_at
    return {
        "precheck": found,
        "visit": found.visit,
        "key": key,
        "kind": scheme.kinds[found.kind].name[language],
        "rulebook": rulebook_line(book),
        "version": book.version,
        "until": prechecks.kept_until(found),
        "is_waiting": found.state == State.WAITING,
        "is_done": found.state == State.DONE,
        "why_failed": prechecks.why_failed(found, language=language),
        "minutes_old": int((request.at - seen_at).total_seconds() // 60)
        if seen_at and is_old
        else None,
        "counts": counts_of(told),
        "has_unmet": any(one.outcome == NOT_MET for one in told),
        "themes": themes_of(told, book, language=language),
        **_progress(scheme, found, key),
    }


def _progress(scheme: Scheme, found: PreCheck, key: str) -> dict[str, Any]:
    before = prechecks.count_before(found)
    now = found.visit.page
    if found.visit.state == prechecks.VisitState.WAITING:
        now = _("Waiting for the inspector to begin. Shops before you: %(count)s.") % {
            "count": before
        }
    return {
        "progress_url": reverse("public:precheck_progress", args=[scheme.slug, key]),
        "done": prechecks.how_far(found),
        "total": len(audits.VISIT_STEPS),
        "now": now,
    }


def _attached(response: HttpResponse, found: PreCheck, kind: str) -> HttpResponse:
    name = f"pre-check-{found.visit.domain}-{found.on_date}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return _unlisted(response)


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Whoever finds the link by accident shall not find it in a search engine."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response
