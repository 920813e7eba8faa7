"""Deeds that end a case before its answer, and the deed that undoes it."""

from django.utils.translation import gettext_lazy as _

from trustmark.applications import api as applications
from trustmark.applications.api import Application
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.deeds import Cleaned, Deed, reason_form


def undoing_deeds(found: Application) -> tuple[Deed[Application], ...]:
    """Taking up again what the applicant broke off, where something was."""
    if applications.last_day_to_go_on(found) is None:
        return ()
    return (
        Deed(
            "take-up",
            _("Take up again"),
            _("It goes on with a new term; the applicant was told by letter."),
            frozenset({str(found.state)}),
            lambda a, r: applications.why_not_take_up_again(a, by=r.user, on=r.on),
            _take_up,
            reason_form(_("Why it is taken up again"), help_text=_("For the file.")),
        ),
    )


def _take_up(found: Application, cleaned: Cleaned, request: PersonRequest) -> None:
    applications.take_up_again(
        found, reason=cleaned["reason"], by=request.user, at=request.at
    )


def _call_off(audit: Audit, cleaned: Cleaned, request: PersonRequest) -> None:
    audits.call_off(audit, reason=cleaned["reason"], by=request.user, at=request.at)


CALL_OFF: Deed[Audit] = Deed(
    "call-off",
    _("Call the audit off"),
    _("The audit was called off; the applicant gets a letter with the reason."),
    frozenset(
        {
            audits.State.INSPECTION,
            audits.State.ASSESSMENT,
            audits.State.REMEDY,
            audits.State.DECISION,
        }
    ),
    lambda a, r: audits.why_not_call_off(a, by=r.user, on=r.on),
    _call_off,
    reason_form(
        _("Reason"),
        help_text=_("In the language of the company; it goes into the letter."),
    ),
    kind="danger",
)
