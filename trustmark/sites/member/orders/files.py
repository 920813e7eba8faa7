"""Orders from a file: send it, look it over, have it taken."""

from collections.abc import Iterable
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.orders.api import (
    LARGEST_FILE,
    OrderFile,
    Reading,
    TableFault,
    TableRefused,
)
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.orders.columns import ColumnsForm
from trustmark.sites.member.orders.overview import frame
from trustmark.sites.member.orders.sentences import (
    COLUMNS,
    ROW_FAULTS,
    why_no_table,
)
from trustmark.sites.member.pages import SEE_OTHER

SHOWN_ORDERS = 5
SHOWN_FAULTS = 50


class FileForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("File with orders"),
        help_text=gettext_lazy(
            "CSV, Excel (.xlsx) or LibreOffice (.ods), as your shop system gives it. "
            "At most 5 MB and 10,000 rows."
        ),
        allow_empty_file=True,  # we say ourselves what is wrong with it
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.ods"}),
    )


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: PersonRequest, domain: str) -> HttpResponse:
    """Send a file; nothing in it is taken yet."""
    mine = my_shop(request, domain)
    form = FileForm(sent(request), request.FILES or None)
    refusal = orders.why_not_tell_orders(mine, by=request.user)
    if request.method == "POST" and form.is_valid() and not refusal:
        limit = ratelimit.consume_or_429(
            request, action="upload_orders", user=request.user
        )
        if limit:
            return limit  # type: ignore[no-any-return]
        sent_file = form.cleaned_data["file"]
        try:
            if sent_file.size > LARGEST_FILE:
                raise TableRefused(TableFault.TOO_LARGE)
            kept = orders.keep_file(
                mine,
                sent_file.read(),
                name=sent_file.name,
                by=request.user,
                at=request.at,
            )
        except TableRefused as refused:
            form.add_error("file", why_no_table(refused))
        except MoveRefused as late:
            refusal = str(late)
        else:
            return _to(kept)
    values = frame(request, mine) | {"form": form, "why_not": refusal}
    status = status_of(request, refusal=refusal)
    return render(request, "member/orders/upload.html", values, status=status)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: PersonRequest, domain: str, file_id: int) -> HttpResponse:
    """Look a file over, and say what stands in which column."""
    mine = _my_file(request, domain, file_id)
    form = ColumnsForm(sent(request), file=mine)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            orders.assign_columns(
                mine, form.columns(), is_headed=form.is_headed(), by=request.user
            )
        except MoveRefused as late:
            refusal = str(late)
            messages.warning(request, refusal)
        else:
            messages.success(request, _("The columns were changed."))
            return _to(mine)
    status = status_of(request, refusal=refusal)
    values = frame(request, mine.shop) | _shown(request, mine) | {"form": form}
    return render(request, "member/orders/file.html", values, status=status)


@for_contacts
@require_POST
def confirm(request: PersonRequest, domain: str, file_id: int) -> HttpResponse:
    """Have all orders of the file taken that can be."""
    mine = _my_file(request, domain, file_id)
    try:
        orders.confirm_file(mine, by=request.user, at=request.at)
    except MoveRefused as refusal:
        messages.warning(request, str(refusal))
    return _to(mine)


@for_contacts
@require_POST
def drop(request: PersonRequest, domain: str, file_id: int) -> HttpResponse:
    """Throw a file away that is not confirmed."""
    mine = _my_file(request, domain, file_id)
    try:
        orders.drop_file(mine, by=request.user)
    except MoveRefused as refusal:
        messages.warning(request, str(refusal))
        return _to(mine)
    messages.success(request, _("The file was thrown away."))
    there = reverse("member:orders", args=[domain])
    return HttpResponseRedirect(there, status=SEE_OTHER)


@for_contacts
@require_safe
def wrong_rows(request: PersonRequest, domain: str, file_id: int) -> HttpResponse:
    """The rows that could not be taken, as a file to mend and send again."""
    mine = _my_file(request, domain, file_id)
    reading = orders.read_order_file(mine)
    told: dict[int, list[str]] = {}
    for one in reading.wrong:
        told.setdefault(one.row, []).append(
            f"{COLUMNS[one.column]}: {ROW_FAULTS[one.fault]}"
        )
    rows: list[list[str]] = []
    if mine.has_headings and mine.rows:
        rows.append([*mine.rows[0], _("What is wrong")])
    rows += [[*mine.rows[row - 1], " ".join(told[row])] for row in sorted(told)]
    response = HttpResponse(orders.written(rows), content_type="text/csv")
    response["Content-Disposition"] = 'attachment; filename="orders-to-mend.csv"'
    return response


def _shown(request: PersonRequest, file: OrderFile) -> dict[str, Any]:
    """What the page says of a file."""
    reading = orders.read_order_file(file)
    return {
        "file": file,
        "why_not_confirm": orders.why_not_confirm_file(
            file, by=request.user, count=len(reading.orders)
        ),
        "order_count": len(reading.orders),
        "first": list(_first(reading)),
        "wrong_count": len(reading.wrong_rows),
        "wrong": [
            {
                "row": one.row,
                "column": COLUMNS[one.column],
                "cell": one.cell,
                "sentence": ROW_FAULTS[one.fault],
            }
            for one in reading.wrong[:SHOWN_FAULTS]
        ],
        "unshown_faults": max(len(reading.wrong) - SHOWN_FAULTS, 0),
    }


def _first(reading: Reading) -> Iterable[dict[str, Any]]:
    for row, message in reading.orders[:SHOWN_ORDERS]:
        yield {"row": row, "message": message}


def _my_file(request: PersonRequest, domain: str, file_id: int) -> OrderFile:
    """The file with this number, when it is of one's own shop and still here."""
    found = orders.find_file(my_shop(request, domain), file_id)
    if found is None:
        raise Http404
    return found


def _to(file: OrderFile) -> HttpResponse:
    there = reverse("member:order_file", args=[file.shop.domain, file.pk])
    return HttpResponseRedirect(there, status=SEE_OTHER)
