"""The work that is interrupted: a decision, a payment, a silence, an order to ask
about, and what follows."""

from collections import Counter
from datetime import datetime, timedelta

from tests.builders import audits as steps
from tests.builders import cases
from tests.builders.parties import company_details, shop_details
from tests.builders.people import MONDAY, a_user
from tests.builders.reviews import an_order
from trustmark.accounts.api import Role, User
from trustmark.applications.models import Application
from trustmark.audits import api as audits
from trustmark.audits.models import Audit, Decision
from trustmark.billing import api as billing
from trustmark.billing.models import OpenItem
from trustmark.certificates.models import Certificate
from trustmark.config.timetable import SWEEPS
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.models import CaughtMail, OutgoingLetter
from trustmark.invitations.models import Invitation
from trustmark.kernel.announcements import Delivery
from trustmark.kernel.calendar import day_of
from trustmark.kernel.history import HistoryEntry
from trustmark.kernel.timetable import sweep
from trustmark.memberships.models import Membership
from trustmark.schemes import api as schemes
from trustmark.schemes import shelf

LATER = MONDAY + timedelta(days=16)
DECIDER, FINANCE = "beslisser@keurmeester.test", "finance@keurmeester.test"


def read_rulebooks() -> None:
    """Read them once, before processes are forked; each would read them again."""
    for scheme in schemes.list_schemes():
        shelf.take_rulebook(scheme.slug, "2026.1", digest="")


def prepare() -> None:
    """Four shops: one to be decided, one that paid nothing yet, one that is silent,
    and a certified one with an order that somebody is asked about."""
    certified = cases.a_certificate(
        submission=cases.a_submission(
            company=company_details(number="99051009"),
            shop=shop_details(url="https://winkel9.test/"),
        )
    )
    an_order(certified.shop, email="klant@thuis.test", number="K-1")
    a_user(Role.DECIDER, email=DECIDER)
    a_user(Role.FINANCE, email=FINANCE)
    for place, stage in enumerate(("decision", "payment", "silence"), start=1):
        submission = cases.a_submission(
            company=company_details(number=f"9905100{place}"),
            shop=shop_details(url=f"https://winkel{place}.test/"),
        )
        if stage == "payment":
            cases.an_application(
                cases.Stage.AWAITING_PAYMENT, submission=submission, at=MONDAY
            )
            continue
        application = cases.an_application(
            cases.Stage.AUDITING, submission=submission, at=MONDAY
        )
        audit = Audit.objects.get(shop=application.shop)
        to = audits.State.DECISION if stage == "decision" else audits.State.REMEDY
        steps.walk_audit(audit, to=to, at=MONDAY)


def press_and_work(at: datetime) -> None:
    """What people press and what the worker does, each step guarded by its case."""
    for audit in Audit.objects.filter(state=audits.State.DECISION):
        steps.grant(audit, by=User.objects.get(email=DECIDER), at=at)
    before = OpenItem.objects.filter(state=billing.State.OPEN, arose_on__lt=day_of(at))
    for item in before:
        billing.mark_paid(
            item,
            received_on=day_of(at),
            remark="",
            by=User.objects.get(email=FINANCE),
            at=at,
        )
    audits.close_overdue_remedies(on=day_of(at), at=at)
    for _ in range(4):
        sweep(SWEEPS, at=at)
        correspondence.post_waiting(at=at)


def outcome() -> dict[str, object]:
    """Everything that must come out the same, however often work was interrupted."""
    letters = OutgoingLetter.objects.values_list("kind", "about_kind", "about_id")
    caught = CaughtMail.objects.values_list("message_id", flat=True)
    return {
        "applications": sorted(
            Application.objects.values_list("shop__domain", "state")
        ),
        "audits": sorted(Audit.objects.values_list("shop__domain", "state")),
        "decisions": sorted(Decision.objects.values_list("audit__number", "granted")),
        "certificates": sorted(Certificate.objects.values_list("number", "state")),
        "memberships": sorted(Membership.objects.values_list("number", "state")),
        "items": sorted(OpenItem.objects.values_list("number", "fee", "state")),
        "letters": sorted(Counter(letters).items()),
        "letter states": sorted(OutgoingLetter.objects.values_list("state", flat=True)),
        "invitations": sorted(Invitation.objects.values_list("order__number", "state")),
        "posted": len(caught) == len(set(caught)) and len(caught),
        "deliveries": sorted(Counter(Delivery.objects.values_list("state")).items()),
        "history": HistoryEntry.objects.count(),
    }
