"""Trying a rulebook out over kept visits: choose a version, wait, read the tables."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from trustmark.accounts.api import Role
from trustmark.audits.api import NotKept
from trustmark.kernel.cases import MoveRefused
from trustmark.reexaminations import api as reexaminations
from trustmark.reexaminations.api import (
    DemandLine,
    Reexamination,
    ReexaminedShop,
    ShopLine,
    ShopState,
)
from trustmark.schemes import api as schemes
from trustmark.schemes.api import RulebookChanged, RulebookUnreadable, SealBroken
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.staff.pages import (
    SeeOther,
    page_of,
    reader_language,
    schemes_by_slug,
)
from trustmark.sites.staff.reach import reach_of

MANAGERS = (Role.MANAGER,)
NOT_MET, UNCLEAR, MET = "not-met", "unclear", "met"
OUTCOMES: dict[str | None, tuple["str | Promise", str]] = {
    NOT_MET: (gettext_lazy("not met"), "bad"),
    UNCLEAR: (gettext_lazy("unclear"), "warning"),
    MET: (gettext_lazy("met"), "good"),
    "not-applicable": (gettext_lazy("does not apply"), "quiet"),
    "": (gettext_lazy("for a person"), "info"),
    None: (gettext_lazy("not asked"), "quiet"),
}


LEVELS: dict[str, "str | Promise"] = {
    "blocking": gettext_lazy("blocking demand"),
    "major": gettext_lazy("major demand"),
    "minor": gettext_lazy("minor demand"),
    "advice": gettext_lazy("advice"),
}


@dataclass(frozen=True)
class Column:
    """A column one can sort by; figures begin with the largest.

    `before` is shown as well where a figure differs from today's.
    """

    code: str
    label: "str | Promise"
    key: Callable[[Any], Any]
    before: Callable[[Any], int] | None = None
    is_number: bool = True


DEMAND_COLUMNS = (
    Column("demand", gettext_lazy("Demand"), lambda x: x.criterion.id, is_number=False),
    Column("new", gettext_lazy("Newly failing"), lambda x: x.count.newly_failing),
    Column("fixed", gettext_lazy("No longer"), lambda x: x.count.no_longer_failing),
    Column(
        "not-met",
        gettext_lazy("Not met"),
        lambda x: x.then(NOT_MET),
        lambda x: x.now(NOT_MET),
    ),
    Column(
        "unclear",
        gettext_lazy("Unclear"),
        lambda x: x.then(UNCLEAR),
        lambda x: x.now(UNCLEAR),
    ),
    Column("met", gettext_lazy("Met"), lambda x: x.then(MET), lambda x: x.now(MET)),
)
SHOP_COLUMNS = (
    Column(
        "shop",
        gettext_lazy("Shop"),
        lambda x: x.certificate.shop.name.casefold(),
        is_number=False,
    ),
    Column("new", gettext_lazy("Newly failing"), lambda x: len(x.newly_failing)),
    Column("fixed", gettext_lazy("No longer"), lambda x: len(x.no_longer_failing)),
    Column(
        "not-met",
        gettext_lazy("Not met"),
        lambda x: x.fails_then,
        lambda x: x.fails_now,
    ),
)


class VersionForm(forms.Form):
    """Which version of which scheme."""

    version = forms.ChoiceField(
        label=gettext_lazy("Which version?"),
        help_text=gettext_lazy(
            "A draft is a folder that nobody has sealed yet; it can be tried out too."
        ),
    )

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["version"]
        field.choices = offered  # type: ignore[attr-defined]


@for_staff(*MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reexamination_list(request: PersonRequest) -> HttpResponse:
    """What was tried out, and the form to try out a version."""
    mine = _schemes_of(request)
    form = VersionForm(sent(request), offered=_offered(mine))
    if request.method == "POST" and form.is_valid():
        slug, _slash, version = form.cleaned_data["version"].partition("/")
        try:
            begun = reexaminations.begin(slug, version, by=request.user, at=request.at)
        except MoveRefused as refused:
            form.add_error("version", str(refused))
        except (RulebookUnreadable, SealBroken) as fault:
            form.add_error("version", _faulty(fault))
        else:
            return SeeOther(reverse("staff:reexamination", args=[begun.pk]))
    rows = reexaminations.list_reexaminations(schemes=frozenset(mine))
    known, page = schemes_by_slug(), page_of(request, rows)
    lines = [
        {"found": row, "scheme": known[row.scheme].name[reader_language()]}
        for row in page
    ]
    values = {"form": form, "page": page, "lines": lines}
    status = status_of(request)
    return render(request, "staff/reexaminations/list.html", values, status=status)


@for_staff(*MANAGERS)
@require_safe
def reexamination(request: PersonRequest, id: int) -> HttpResponse:
    """How far it is; then the tables, sorted as one likes."""
    found = _found_or_404(request, id)
    values = _frame(found) | _progress(found)
    if found.finished_at is not None:
        values |= _tables(request, found)
    return render(request, "staff/reexaminations/detail.html", values)


@for_staff(*MANAGERS)
@require_safe
def reexamination_progress(request: PersonRequest, id: int) -> HttpResponse:
    """How many shops are done; asked again until all are, then the whole page."""
    found = _found_or_404(request, id)
    response = render(request, "staff/reexaminations/progress.html", _progress(found))
    if found.finished_at is not None:
        response["HX-Refresh"] = "true"
    return response


@for_staff(*MANAGERS)
@require_safe
def reexamination_shop(request: PersonRequest, id: int, row: int) -> HttpResponse:
    """What changes for one shop, with what the inspector saw; examined anew."""
    found = _found_or_404(request, id)
    try:
        line = reexaminations.get_shop_line(found, row)
    except ReexaminedShop.DoesNotExist as absent:
        raise Http404 from absent
    values = _frame(found) | {"line": line, "changes": [], "problem": ""}
    try:
        told = reexaminations.tell_changes(line, language=reader_language())
    except (NotKept, RulebookChanged, RulebookUnreadable, SealBroken):
        values["problem"] = _("The visit or the rulebook is no longer as it was.")
        return render(request, "staff/reexaminations/shop.html", values)
    values["changes"] = [_change(before, after) for before, after in told]
    return render(request, "staff/reexaminations/shop.html", values)


@for_staff(*MANAGERS)
@require_safe
def reexamination_csv(request: PersonRequest, id: int, table: str) -> HttpResponse:
    """One of the tables for a spreadsheet."""
    found = _found_or_404(request, id)
    if table == "shops":
        text = reexaminations.shops_table(found)
    elif table == "demands":
        try:
            text = reexaminations.demands_table(found, language=reader_language())
        except (RulebookChanged, RulebookUnreadable, SealBroken) as gone:
            raise Http404 from gone
    else:
        raise Http404
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    response = HttpResponse(f"\ufeff{text}", content_type="text/csv; charset=utf-8")
    name = f"{found.scheme}-{found.version}-{table}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _schemes_of(request: PersonRequest) -> list[str]:
    reach = reach_of(request)
    return [slug for slug in schemes_by_slug() if reach.has(MANAGERS, scheme=slug)]


def _found_or_404(request: PersonRequest, id: int) -> Reexamination:
    try:
        found = reexaminations.get_reexamination(id)
    except Reexamination.DoesNotExist as absent:
        raise Http404 from absent
    if found.scheme not in _schemes_of(request):
        raise Http404
    return found


def _offered(mine: list[str]) -> list[tuple[str, str]]:
    """Every version on the shelf of the schemes one manages, newest first."""
    known, language = schemes_by_slug(), reader_language()
    return [
        (f"{slug}/{version}", f"{known[slug].name[language]} {version}, {_kind(row)}")
        for slug in mine
        for rows in [{r.version: r for r in schemes.list_versions(slug)}]
        for version in schemes.list_on_shelf(slug)
        for row in [rows.get(version)]
    ]


def _kind(row: schemes.SchemeVersion | None) -> str:
    is_sealed = row is not None and row.sealed_on is not None
    return _("sealed") if is_sealed else _("draft")


def _faulty(fault: RulebookUnreadable | SealBroken) -> str:
    lines = str(fault).splitlines()
    return _("This version has faults; the first one: %(fault)s") % {"fault": lines[0]}


def _frame(found: Reexamination) -> dict[str, Any]:
    scheme = schemes.get_scheme(found.scheme)
    name = scheme.name[reader_language()]
    return {
        "found": found,
        "title": f"{name} {found.version}",
        "base": f"{name} {found.base.version}",
        "not_met": NOT_MET,
    }


def _progress(found: Reexamination) -> dict[str, Any]:
    return {
        "progress": reexaminations.progress_of(found),
        "progress_url": reverse("staff:reexamination_progress", args=[found.pk]),
    }


def _tables(request: PersonRequest, found: Reexamination) -> dict[str, Any]:
    shops = reexaminations.shop_lines(found)
    values = {
        "shops": [_shop(line) for line in _sorted(request, "by", SHOP_COLUMNS, shops)],
        "shop_heads": _heads(request, "by", SHOP_COLUMNS),
        "changed": sum(bool(line.newly_failing) for line in shops),
    }
    try:
        demands = reexaminations.demand_lines(found)
    except (RulebookChanged, RulebookUnreadable, SealBroken):
        return values | {"demands": None}
    ordered = _sorted(request, "sort", DEMAND_COLUMNS, demands)
    return values | {
        "demands": [_demand(line) for line in ordered],
        "demand_heads": _heads(request, "sort", DEMAND_COLUMNS),
    }


def _sorted(
    request: PersonRequest, name: str, columns: tuple[Column, ...], lines: list[Any]
) -> list[Any]:
    """In the order asked for; what fails newly comes first where nothing was asked."""
    column = _column(request, name, columns)
    return sorted(lines, key=column.key, reverse=column.is_number)


def _column(request: PersonRequest, name: str, columns: tuple[Column, ...]) -> Column:
    asked = request.GET.get(name, "new")
    return next((one for one in columns if one.code == asked), columns[1])


def _heads(
    request: PersonRequest, name: str, columns: tuple[Column, ...]
) -> list[dict[str, Any]]:
    current = _column(request, name, columns)
    return [
        {
            "label": column.label,
            "is_number": column.is_number,
            "query": {**request.GET.dict(), name: column.code},
            "sorts": ("descending" if column.is_number else "ascending")
            if column is current
            else "",
        }
        for column in columns
    ]


def _demand(line: DemandLine) -> dict[str, Any]:
    return {
        "line": line,
        "demand": line.criterion.demand[reader_language()],
        "level": LEVELS[line.criterion.level],
        "figures": _figures(line, DEMAND_COLUMNS),
    }


def _figures(line: Any, columns: tuple[Column, ...]) -> list[dict[str, Any]]:
    return [
        {
            "label": column.label,
            "value": column.key(line),
            "before": column.before(line) if column.before else None,
        }
        for column in columns[1:]
    ]


def _shop(line: ShopLine) -> dict[str, Any]:
    return {
        "line": line,
        "is_done": line.row.state == ShopState.DONE,
        "figures": _figures(line, SHOP_COLUMNS),
    }


def _change(before: Any, after: Any) -> dict[str, Any]:
    criterion = (after or before).criterion
    old, new = before.outcome if before else None, after.outcome if after else None
    return {
        "criterion": criterion,
        "level": LEVELS[criterion.level],
        "demand": criterion.demand[reader_language()],
        "remedy": criterion.remedy[reader_language()] if new == NOT_MET else "",
        "before": OUTCOMES[old],
        "after": OUTCOMES[new],
        "findings": (after or before).findings,
    }
