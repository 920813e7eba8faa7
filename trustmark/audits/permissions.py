"""Who may do what to an audit, and the sentence that says why not."""

from datetime import date

from django.utils.translation import gettext as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role, User
from trustmark.audits import rules
from trustmark.audits.models import Assessment, Audit, Decision
from trustmark.audits.standings import list_standings
from trustmark.audits.states import DECIDED, OPEN, Ground, State


def why_not_see(audit: Audit, *, by: User, on: date) -> str | None:
    """Staff of the scheme see every audit; outsiders see what was assigned to them."""
    if accounts.may_see_case(by, audit, on=on, scheme=audit.scheme):
        return None
    return _("This audit was not assigned to you.")


def why_not_assess(audit: Audit, *, by: User, on: date) -> str | None:
    """An auditor of the scheme, or the outside certifier it was assigned to."""
    if audit.state != State.ASSESSMENT:
        return _("The audit is not being assessed now.")
    return _why_not_auditor(audit, by=by, on=on)


def why_not_inspect_again(audit: Audit, *, by: User, on: date) -> str | None:
    """As assessing; a running inspection is first waited for."""
    return why_not_assess(audit, by=by, on=on)


def why_not_request_remedy(audit: Audit, *, by: User, on: date) -> str | None:
    """Everything has a verdict, and something is not met."""
    refusal = why_not_assess(audit, by=by, on=on) or _why_not_finished(audit)
    if refusal:
        return refusal
    if not rules.nonconformities(list_standings(audit)):
        return _("Nothing is unmet, so there is nothing to remedy.")
    return None


def why_not_hand_to_decider(audit: Audit, *, by: User, on: date) -> str | None:
    """Everything has a verdict."""
    return why_not_assess(audit, by=by, on=on) or _why_not_finished(audit)


def why_not_decide(
    audit: Audit, *, by: User, on: date, exception: str = ""
) -> str | None:
    """A decider who did not assess this audit; an exception carries its reason."""
    if audit.state != State.DECISION:
        return _("The audit is not waiting for a decision.")
    if not accounts.has_role(by, Role.DECIDER, on=on, scheme=audit.scheme):
        return _("Only a decider takes this decision.")
    if has_decided(audit, by=by):
        return _("After the appeal somebody else looks at this audit.")
    if has_assessed(audit, by=by) and not exception.strip():
        return _(
            "You assessed this audit yourself; somebody else decides. "
            "If nobody else can, give the reason for the exception."
        )
    return None


def why_not_grant(
    audit: Audit, *, by: User, on: date, exception: str = ""
) -> str | None:
    """As deciding, and every binding criterion is met or not applicable."""
    refusal = why_not_decide(audit, by=by, on=on, exception=exception)
    if refusal:
        return refusal
    open_criteria = rules.in_the_way_of_grant(list_standings(audit))
    if open_criteria:
        named = ", ".join(open_criteria)
        return _("These demands are not met: %(named)s.") % {"named": named}
    return None


def why_not_report_remedied(audit: Audit) -> str | None:
    """The shop was asked, and has not yet answered."""
    if audit.state != State.REMEDY:
        return _("There is no open request to remedy; it was answered or has ended.")
    return None


def why_not_change_remedy(audit: Audit, *, by: User, on: date) -> str | None:
    """Who assesses may also postpone the deadline or send the letter again."""
    return why_not_report_remedied(audit) or _why_not_auditor(audit, by=by, on=on)


def why_not_cancel(audit: Audit) -> str | None:
    """An audit that still runs."""
    if audit.state not in OPEN:
        return _("The audit has already ended.")
    return None


def why_not_call_off(audit: Audit, *, by: User, on: date) -> str | None:
    """A decider or manager, while an admission audit runs."""
    refusal = why_not_cancel(audit)
    if refusal:
        return refusal
    if audit.ground != Ground.ADMISSION:
        return _("Only the audit of an application is called off.")
    if not accounts.has_role(
        by, Role.DECIDER, Role.MANAGER, on=on, scheme=audit.scheme
    ):
        return _("Only a decider or a manager calls an audit off.")
    return None


def why_not_assign(audit: Audit, *, by: User, on: date) -> str | None:
    """A manager or auditor gives a running audit to somebody."""
    if audit.state not in OPEN:
        return _("The audit has already ended.")
    if not accounts.has_role(
        by, Role.MANAGER, Role.AUDITOR, on=on, scheme=audit.scheme
    ):
        return _("Only an auditor or a manager assigns audits.")
    return None


def why_not_read_report(audit: Audit) -> str | None:
    """There is a report from the moment of the decision."""
    if audit.state not in DECIDED:
        return _("The report is made when the decision is taken.")
    return None


def has_assessed(audit: Audit, *, by: User) -> bool:
    """Whether this person gave a verdict on any criterion of the audit, ever."""
    return Assessment.objects.filter(audit=audit, by_id=by.pk).exists()


def has_decided(audit: Audit, *, by: User) -> bool:
    """Whether this person ever decided on the audit, also before an appeal."""
    return Decision.objects.filter(audit=audit, by_id=by.pk).exists()


def _was_involved_before(audit: Audit, *, by: User) -> bool:
    """Whether this person had a part in a decision that an appeal overturned."""
    last = Decision.objects.filter(audit=audit).order_by("-id").first()
    if last is None:
        return False
    assessed = Assessment.objects.filter(audit=audit, round__lte=last.round)
    return has_decided(audit, by=by) or assessed.filter(by_id=by.pk).exists()


def _why_not_auditor(audit: Audit, *, by: User, on: date) -> str | None:
    if _was_involved_before(audit, by=by):
        return _("After the appeal somebody else looks at this audit.")
    if accounts.has_role(by, Role.AUDITOR, on=on, scheme=audit.scheme):
        return None
    is_certifier = accounts.has_role(by, Role.CERTIFIER, on=on, scheme=audit.scheme)
    if is_certifier and accounts.may_see_case(by, audit, on=on, scheme=audit.scheme):
        return None
    return _("Only the auditor or the certifier this audit was given to assesses it.")


def _why_not_finished(audit: Audit) -> str | None:
    left = len(rules.unassessed(list_standings(audit)))
    if left:
        return _("%(left)d demands still have no verdict.") % {"left": left}
    return None
