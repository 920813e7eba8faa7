"""What can be done with an audit: assigning, remedy, handing over, deciding."""

from datetime import date, timedelta

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.audits.api import Audit, State
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.layout.texts import Lines
from trustmark.sites.staff.deeds import (
    Asks,
    Cleaned,
    Deed,
    later_than,
    nothing_asked,
    reason_form,
)
from trustmark.sites.staff.ending_deeds import CALL_OFF
from trustmark.sites.staff.notes import note_deed

OPEN = frozenset({State.INSPECTION, State.ASSESSMENT, State.REMEDY, State.DECISION})


class AssignForm(forms.Form):
    """Who takes the audit up."""

    person = forms.ChoiceField(label=_("Auditor or certifier"))


class PostponeForm(forms.Form):
    """Until when the shop gets longer, and why."""

    until = forms.DateField(
        label=_("New last day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    reason = Lines(label=_("Reason"), max_length=2000, rows=3)


class DecisionForm(forms.Form):
    """The reasons of a decision; an exception only from who also assessed."""

    reasons = Lines(
        label=_("Reasons"),
        help_text=_("In the language of the company; they go into the letter."),
        max_length=4000,
        rows=5,
    )
    exception = Lines(
        label=_("Why nobody else can decide"),
        help_text=_("You assessed this audit yourself; the exception is kept."),
        max_length=1000,
        rows=3,
    )


def _assign_form(on: date) -> Asks[Audit]:
    """Who audits for the scheme on this day, from inside and from outside."""

    def asks(audit: Audit, data: QueryDict | None, auto_id: str) -> AssignForm:
        form = AssignForm(data, auto_id=auto_id, initial={"person": audit.auditor_id})
        groups = {
            _("Auditors"): Role.AUDITOR,
            _("Outside certifiers"): Role.CERTIFIER,
        }
        choices: list[object] = [("", _("Choose a person"))]
        for label, role in groups.items():
            found = accounts.list_staff(on=on, role=role, scheme=audit.scheme)
            people = [(str(person.pk), person.name) for person in found]
            choices += [(label, people)] if people else []
        form.fields["person"].choices = choices  # type: ignore[attr-defined]
        return form

    return asks


def _assign(audit: Audit, cleaned: Cleaned, request: PersonRequest) -> None:
    person = accounts.get_user(int(cleaned["person"]))
    audits.assign(audit, to=person, by=request.user, at=request.at)


def _postpone_form(audit: Audit, data: QueryDict | None, auto_id: str) -> PostponeForm:
    form = PostponeForm(data, auto_id=auto_id)
    request = audits.get_open_remedy(audit)
    if request is not None:
        field = form.fields["until"]
        field.widget.attrs["min"] = (request.deadline + timedelta(days=1)).isoformat()
        field.validators.append(later_than(request.deadline))
    return form


def _postpone(audit: Audit, cleaned: Cleaned, request: PersonRequest) -> None:
    audits.postpone(
        audit,
        until=cleaned["until"],
        reason=cleaned["reason"],
        by=request.user,
        at=request.at,
    )


def _decision_form(audit: Audit, data: QueryDict | None, auto_id: str) -> DecisionForm:
    return DecisionForm(data, auto_id=auto_id)


def _without_exception(
    audit: Audit, data: QueryDict | None, auto_id: str
) -> DecisionForm:
    form = DecisionForm(data, auto_id=auto_id)
    del form.fields["exception"]
    return form


def _exception(audit: Audit, request: PersonRequest) -> str:
    """Who assessed may only decide as an exception; the form then asks why."""
    return "-" if audits.has_assessed(audit, by=request.user) else ""


def _why_not_grant(audit: Audit, request: PersonRequest) -> str | None:
    exception = _exception(audit, request)
    return audits.why_not_grant(
        audit, by=request.user, on=request.on, exception=exception
    )


def _why_not_decide(audit: Audit, request: PersonRequest) -> str | None:
    exception = _exception(audit, request)
    return audits.why_not_decide(
        audit, by=request.user, on=request.on, exception=exception
    )


def _grant(audit: Audit, cleaned: Cleaned, request: PersonRequest) -> None:
    audits.grant(
        audit,
        reasons=cleaned["reasons"],
        exception=cleaned.get("exception", ""),
        by=request.user,
        at=request.at,
    )


def _deny(audit: Audit, cleaned: Cleaned, request: PersonRequest) -> None:
    audits.deny(
        audit,
        reasons=cleaned["reasons"],
        exception=cleaned.get("exception", ""),
        by=request.user,
        at=request.at,
    )


def _hand_back(audit: Audit, cleaned: Cleaned, request: PersonRequest) -> None:
    audits.hand_back(audit, reason=cleaned["reason"], by=request.user, at=request.at)


def _inspect_again(audit: Audit, cleaned: Cleaned, request: PersonRequest) -> None:
    audits.inspect_again(
        audit, reason=cleaned["reason"], by=request.user, at=request.at
    )


def _request_remedy(audit: Audit, cleaned: Cleaned, request: PersonRequest) -> None:
    audits.request_remedy(
        audit, remark=cleaned["reason"], by=request.user, at=request.at
    )


def _hand_over(audit: Audit, cleaned: Cleaned, request: PersonRequest) -> None:
    audits.hand_to_decider(
        audit, reason=cleaned["reason"], by=request.user, at=request.at
    )


def _send_again(audit: Audit, cleaned: Cleaned, request: PersonRequest) -> None:
    audits.send_again(audit, by=request.user, at=request.at)


def deeds_for(audit: Audit, request: PersonRequest) -> tuple[Deed[Audit], ...]:
    """The deeds of an audit; who assessed it is asked for the exception as well."""
    is_exception = audits.has_assessed(audit, by=request.user)
    decision = _decision_form if is_exception else _without_exception
    return (
        *_working_deeds(),
        *_remedy_deeds(),
        *_deciding_deeds(decision),
        _assigning_deed(request.on),
        CALL_OFF,
        note_deed(State),
    )


def _working_deeds() -> tuple[Deed[Audit], ...]:
    at_work = frozenset({State.ASSESSMENT})
    return (
        Deed(
            "remedy",
            _("Ask the shop to remedy"),
            _("The shop was asked by letter; it is their turn now."),
            at_work,
            lambda a, r: audits.why_not_request_remedy(a, by=r.user, on=r.on),
            _request_remedy,
            reason_form(_("A remark for the file"), is_optional=True),
            template="staff/audits/remedy_overview.html",
        ),
        Deed(
            "hand-over",
            _("Hand to a decider"),
            _("The audit waits for a decider now."),
            at_work,
            lambda a, r: audits.why_not_hand_to_decider(a, by=r.user, on=r.on),
            _hand_over,
            reason_form(_("A remark for the decider"), is_optional=True),
        ),
        Deed(
            "inspect",
            _("Inspect again"),
            _("The inspector visits the shop again."),
            at_work,
            lambda a, r: audits.why_not_inspect_again(a, by=r.user, on=r.on),
            _inspect_again,
            reason_form(_("Why a new inspection is needed")),
            kind="quiet",
        ),
    )


def _remedy_deeds() -> tuple[Deed[Audit], ...]:
    waiting = frozenset({State.REMEDY})
    return (
        Deed(
            "postpone",
            _("Postpone the deadline"),
            _("The shop has longer now."),
            waiting,
            lambda a, r: audits.why_not_change_remedy(a, by=r.user, on=r.on),
            _postpone,
            _postpone_form,
        ),
        Deed(
            "send-again",
            _("Send the letter again"),
            _("The letter is on its way again; the time begins anew."),
            waiting,
            lambda a, r: audits.why_not_change_remedy(a, by=r.user, on=r.on),
            _send_again,
            nothing_asked,
        ),
    )


def _deciding_deeds(decision: Asks[Audit]) -> tuple[Deed[Audit], ...]:
    deciding = frozenset({State.DECISION})
    return (
        Deed(
            "grant",
            _("Decide: the demands are met"),
            _("The decision was taken: the demands are met."),
            deciding,
            _why_not_grant,
            _grant,
            decision,
        ),
        Deed(
            "deny",
            _("Decide: the demands are not met"),
            _("The decision was taken: the demands are not met."),
            deciding,
            _why_not_decide,
            _deny,
            decision,
            kind="danger",
        ),
        Deed(
            "hand-back",
            _("Hand back to the auditor"),
            _("The audit is with the auditor again."),
            deciding,
            lambda a, r: audits.why_not_decide(a, by=r.user, on=r.on, exception="-"),
            _hand_back,
            reason_form(_("What the auditor should look at again")),
        ),
    )


def _assigning_deed(on: date) -> Deed[Audit]:
    return Deed(
        "assign",
        _("Give to somebody"),
        _("The audit was assigned."),
        OPEN,
        lambda a, r: audits.why_not_assign(a, by=r.user, on=r.on),
        _assign,
        _assign_form(on),
        kind="quiet",
    )
