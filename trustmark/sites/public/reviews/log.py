"""The public log of moderation: as a page to read, as a file to check."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from trustmark.kernel import public_log
from trustmark.kernel.public_log import PublicLogEntry
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Because, Party, What
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.pages import scheme_page

PER_PAGE = 50
Words = str | Promise

WHAT: dict[What, Words] = {
    What.PUBLISH: _("A review that was read first was published"),
    What.REFUSE: _("A review was refused"),
    What.REMOVE: _("A review was removed"),
    What.KEEP: _("A flag was rejected; the review stays"),
    What.REINSTATE: _("After an appeal a review was published after all"),
    What.UPHOLD: _("After an appeal the decision stands"),
    What.HOLD: _("A review went off the page while somebody looks"),
    What.FLAG: _("A shop flagged a review"),
    What.APPEAL: _("An appeal was filed"),
}
BECAUSE: dict[Because, Words] = {
    Because.SCREENING: _("a computer pointed at words"),
    Because.FLAG: _("the shop flagged it"),
    Because.APPEAL: _("somebody appealed"),
    Because.OWN: _("we saw it ourselves"),
}


@for_everyone
@require_safe
def log(request: Request, scheme: str) -> HttpResponse:
    """Every line of the log, newest first, with its head and how to check it."""
    known = scheme_or_not_found(request, scheme)
    name = reviews.log_of(known.slug)
    page = Paginator(public_log.list_lines(name), PER_PAGE).get_page(
        request.GET.get("page")
    )
    values = scheme_page(request, known) | {
        "page": page,
        "lines": [(entry, WHAT[What(entry.what)], _about(entry)) for entry in page],
        "head": public_log.head_of(name),
        "file_address": request.build_absolute_uri(
            reverse("public:reviews_log_file", args=[known.slug])
        ),
    }
    return render(request, "public/reviews/log.html", values)


@for_everyone
@require_safe
def log_file(request: Request, scheme: str) -> StreamingHttpResponse:
    """The log as JSON lines, oldest first; `?after=` leaves out what one has."""
    known = scheme_or_not_found(request, scheme)
    asked = request.GET.get("after", "")
    after = int(asked) if asked.isdecimal() and len(asked) < 19 else 0
    pieces: Iterator[bytes] = public_log.written_lines(
        reviews.log_of(known.slug), after=after
    )
    response = StreamingHttpResponse(pieces, content_type="application/jsonl")
    response["Content-Disposition"] = f'attachment; filename="{known.slug}-log.jsonl"'
    return response


@for_everyone
@require_safe
def log_program(request: Request, scheme: str) -> HttpResponse:
    """The program that checks the log, as anybody can run it."""
    scheme_or_not_found(request, scheme)
    program: Path = settings.VERIFY_LOG_FILE
    response = HttpResponse(program.read_bytes(), content_type="text/x-python")
    response["Content-Disposition"] = f'attachment; filename="{program.name}"'
    return response


def _about(entry: PublicLogEntry) -> list[Words]:
    """The codes of a line in words: its ground, and what made somebody look."""
    told: list[Words] = []
    if ground := entry.codes.get("ground"):
        told.append(reviews.name_of(ground))
    if because := entry.codes.get("because"):
        told.append(BECAUSE[Because(because)])
    if party := entry.codes.get("party"):
        told.append(Party(party).label)
    return told
