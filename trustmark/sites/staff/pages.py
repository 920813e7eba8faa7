"""What pages of the staff site share: languages, names, and the story of a case."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trustmark.accounts import api as accounts
from trustmark.kernel.cases import Case
from trustmark.kernel.history import list_history
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Scheme
from trustmark.sites.layout.requests import Request

Row = TypeVar("Row", bound=Model)

PER_PAGE = 50
LONGEST_SEARCH = 200

# How the first line of each kind of case is told; the moves tell the rest.
OPENINGS: Mapping[str, "str | Promise"] = {
    "open": _("The audit was opened"),
    "begin": _("The applicant began a draft"),
    "file": _("The appeal was filed"),
    "charge": _("The amount arose"),
    "start": _("The membership began"),
    "issue": _("The certificate was issued"),
}


class SeeOther(HttpResponseRedirect):
    """Go and look there: what was sent has been done."""

    status_code = 303


def reader_language() -> str:
    """The language this page is shown in."""
    return get_language() or "nl"


def story_of(case: Case, *, scheme: str) -> dict[str, Any]:
    """The history of a case for the page: its lines, the names, the first sentences,
    and the country whose days off count for it."""
    entries = list_history(case)
    ids = {entry.by_id for entry in entries if entry.by_id is not None}
    return {
        "entries": entries,
        "names": accounts.names_of(ids),
        "openings": OPENINGS,
        "country": schemes.get_scheme(scheme).country,
    }


def schemes_by_slug() -> dict[str, Scheme]:
    """Every scheme of this installation, to name kinds and schemes in a list."""
    return {scheme.slug: scheme for scheme in schemes.list_schemes()}


def kind_name(scheme: Scheme, kind: str) -> str:
    """A kind of certificate, in the reader's language."""
    return str(scheme.kinds[kind].name[reader_language()])


def text_searched(request: Request) -> str:
    """What was typed into the search field, without what no database can hold."""
    return request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]


def page_of(request: Request, rows: QuerySet[Row]) -> Page[Row]:
    """The part of a list that was asked for."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
