"""Applications: the list, the case, and what intake does with it."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from trustmark.applications import api as applications
from trustmark.applications.api import Application, Result, State
from trustmark.billing import api as billing
from trustmark.correspondence import api as correspondence
from trustmark.shops import api as shops
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.layout.texts import Lines
from trustmark.sites.staff.deeds import (
    Cleaned,
    Deed,
    Tried,
    list_offers,
    nothing_asked,
    perform,
    reason_form,
)
from trustmark.sites.staff.ending_deeds import undoing_deeds
from trustmark.sites.staff.navigation import POST_READERS
from trustmark.sites.staff.notes import note_deed
from trustmark.sites.staff.pages import (
    kind_name,
    page_of,
    reader_language,
    schemes_by_slug,
    story_of,
    text_searched,
)
from trustmark.sites.staff.reach import in_reach_or_not_found, reach_of

TONES = {Result.GOOD: "good", Result.QUESTION: "warning", Result.MISSING: "bad"}


class AskForm(forms.Form):
    """What the applicant still has to supply."""

    missing = Lines(
        label=_("What is missing"),
        help_text=_("One thing per line, in the language of the company."),
        rows=4,
        max_length=4000,
        required=False,
    )
    remark = Lines(
        label=_("A remark in the letter"),
        rows=3,
        max_length=4000,
        required=False,
    )

    def clean(self) -> Cleaned:
        """Asking says what is missing, in one field or the other."""
        cleaned: Cleaned = super().clean() or {}
        lines = cleaned.get("missing", "").splitlines()
        cleaned["missing"] = tuple(line.strip() for line in lines if line.strip())
        if not cleaned["missing"] and not cleaned.get("remark"):
            self.add_error("missing", _("Say what is missing."))
        return cleaned


class RefuseForm(forms.Form):
    """The ground, from the closed list of the rulebook, and the reasons."""

    ground = forms.ChoiceField(label=_("Ground"))
    reasons = Lines(
        label=_("Reasons"),
        help_text=_("In the language of the company; they go into the letter."),
        rows=5,
        max_length=4000,
    )


@for_staff()
@require_safe
def application_list(request: PersonRequest) -> HttpResponse:
    """Every submitted application, newest first; by name, domain or number."""
    text = text_searched(request)
    rows = applications.search(schemes=reach_of(request).schemes, text=text)
    values = {
        "page": page_of(request, rows),
        "text": text,
        "schemes": schemes_by_slug(),
    }
    return render(request, "staff/applications/list.html", values)


@for_staff()
@require_safe
def application(request: PersonRequest, number: str) -> HttpResponse:
    """One application: its story, its data, and what can be done now."""
    return _show(request, application_or_not_found(request, number), None)


@for_staff()
@require_POST
def application_act(request: PersonRequest, number: str, deed: str) -> HttpResponse:
    """Do one thing with the application."""
    found = application_or_not_found(request, number)
    return perform(
        found,
        (*DEEDS, *undoing_deeds(found)),
        deed,
        request,
        here=reverse("staff:application", args=[number]),
        show=lambda tried: _show(request, found, tried),
    )


def application_or_not_found(request: PersonRequest, number: str) -> Application:
    """The application, for who may know that it exists."""
    try:
        found = applications.get_application(number)
    except Application.DoesNotExist as absent:
        raise Http404 from absent
    if found.shop is None:  # A draft is still the applicant's own.
        raise Http404
    in_reach_or_not_found(request, scheme=found.scheme)
    return found


def _show(
    request: PersonRequest, found: Application, tried: Tried[Application] | None
) -> HttpResponse:
    values = {
        "application": found,
        "story": story_of(found, scheme=found.scheme),
        "offers": list_offers(
            found,
            (*DEEDS, *undoing_deeds(found)),
            request,
            address=lambda code: reverse(
                "staff:application_act", args=[found.number, code]
            ),
            tried=tried,
        ),
        "tried": tried,
        "may_read_dossier": reach_of(request).has(POST_READERS, scheme=found.scheme),
        **_facts(found),
    }
    return render(request, "staff/applications/detail.html", values)


def _facts(found: Application) -> dict[str, Any]:
    book, language = found.scheme_version.rules, reader_language()
    ground = book.grounds.get(found.refusal_ground)
    assert found.company is not None  # noqa: S101  # no draft gets through
    assert found.shop is not None  # noqa: S101
    return {
        "company": found.company,
        "shop": found.shop,
        "scheme_name": book.scheme.name[language],
        "kinds": [kind_name(book.scheme, kind) for kind in found.kinds],
        "size": book.sizes[found.size].name[language] if found.size else "",
        "checks": [
            {"says": check.says, "tone": TONES[check.result]}
            for check in applications.list_checks(found)
        ],
        "proof": shops.find_proof(found.shop),
        "acceptances": shops.list_acceptances(found.company),
        "contacts": shops.list_contacts(found.company),
        "ground": ground.name[language] if ground else "",
        "audits": applications.list_audits(found),
        "items": billing.list_items_about(found),
        "letters": correspondence.list_letters(about=found),
        "earlier": applications.list_earlier(found),
        "appeals": applications.list_appeals_against(found),
    }


def _ask_form(found: Application, data: QueryDict | None, auto_id: str) -> AskForm:
    """What stands in the way is filled in already, in the company's language."""
    with override(found.company.language if found.company else None):
        missing = "\n".join(
            str(check.says)
            for check in applications.list_checks(found)
            if check.is_in_the_way
        )
    return AskForm(data, auto_id=auto_id, initial={"missing": missing})


def _refuse_form(
    found: Application, data: QueryDict | None, auto_id: str
) -> RefuseForm:
    form = RefuseForm(data, auto_id=auto_id)
    language = reader_language()
    choices = [("", _("Choose a ground"))] + [
        (ground.code, ground.name[language])
        for ground in found.scheme_version.rules.grounds.values()
    ]
    form.fields["ground"].choices = choices  # type: ignore[attr-defined]
    return form


def _ask(found: Application, cleaned: Cleaned, request: PersonRequest) -> None:
    applications.ask(
        found,
        missing=cleaned["missing"],
        remark=cleaned["remark"],
        by=request.user,
        at=request.at,
    )


def _pass(found: Application, cleaned: Cleaned, request: PersonRequest) -> None:
    applications.pass_to_audit(found, by=request.user, at=request.at)


def _refuse(found: Application, cleaned: Cleaned, request: PersonRequest) -> None:
    applications.refuse(
        found,
        ground=cleaned["ground"],
        reasons=cleaned["reasons"],
        by=request.user,
        at=request.at,
    )


def _release_domain(
    found: Application, cleaned: Cleaned, request: PersonRequest
) -> None:
    applications.release_domain(
        found, reason=cleaned["reason"], by=request.user, at=request.at
    )


def _release_company(
    found: Application, cleaned: Cleaned, request: PersonRequest
) -> None:
    applications.release_company(
        found, reason=cleaned["reason"], by=request.user, at=request.at
    )


RELEASABLE = frozenset({State.INTAKE, State.INCOMPLETE, State.REFUSED, State.CANCELLED})
IN_THE_LETTER = _(
    "It goes into the letter to whoever registered it. Say nothing of anybody else."
)
DEEDS: tuple[Deed[Application], ...] = (
    Deed(
        "pass",
        _("Pass to audit"),
        _("The audit has begun. The inspector visits the shop now."),
        frozenset({State.INTAKE}),
        lambda a, r: applications.why_not_pass_to_audit(a, by=r.user, on=r.on),
        _pass,
        nothing_asked,
    ),
    Deed(
        "ask",
        _("Ask for what is missing"),
        _("The applicant was asked by letter; the clock stands still."),
        frozenset({State.INTAKE}),
        lambda a, r: applications.why_not_ask(a, by=r.user, on=r.on),
        _ask,
        _ask_form,
    ),
    Deed(
        "refuse",
        _("Refuse"),
        _("The application was refused; the letter is on its way."),
        frozenset(
            {State.INTAKE, State.INCOMPLETE, State.AUDITING, State.AWAITING_PAYMENT}
        ),
        lambda a, r: applications.why_not_refuse(a, by=r.user, on=r.on),
        _refuse,
        _refuse_form,
        kind="danger",
    ),
    Deed(
        "release_domain",
        _("Free the domain"),
        _("The registration of the shop ended; its domain is free."),
        RELEASABLE,
        lambda a, r: applications.why_not_release_domain(a, by=r.user, on=r.on),
        _release_domain,
        reason_form(_("Why this registration ends"), help_text=IN_THE_LETTER),
        kind="danger",
    ),
    Deed(
        "release_company",
        _("Free the company number"),
        _("The registration of the company ended; its number is free."),
        RELEASABLE,
        lambda a, r: applications.why_not_release_company(a, by=r.user, on=r.on),
        _release_company,
        reason_form(_("Why this registration ends"), help_text=IN_THE_LETTER),
        kind="danger",
    ),
    note_deed(State),
)
