"""One kind was granted and another denied: objecting to that, and what comes of it."""

from datetime import date

import pytest

from tests.builders.audits import deny, finish_assessment, grant
from tests.builders.cases import Stage, an_application, company_of, pay, shop_of
from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE
from tests.builders.worker import after, settle
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.billing import api as billing
from trustmark.certificates import api as certificates
from trustmark.kernel.announcements import Delivery
from trustmark.kernel.cases import MoveRefused
from trustmark.memberships import api as memberships

pytestmark = pytest.mark.django_db
TUESDAY = after(MONDAY, days=1)
B2B_FEE = "membership-b2b-small-year"


def half_granted(state, applicant):
    """An application of which B2C was granted and B2B denied."""
    return an_application(
        state, scheme=BECOMMERCE, kinds=("b2c", "b2b"), denied=("b2b",), by=applicant
    )


@pytest.fixture
def admitted(applicant):
    return half_granted(Stage.ADMITTED, applicant)


def file(application, at=TUESDAY):
    return applications.appeal(
        application, argument="Het adres stond er.", by=application.applicant, at=at
    )


def overturned(application, at=TUESDAY):
    """An appeal that succeeded; gives the audit that is open again."""
    manager = a_user(Role.MANAGER, name="Mo Manager")
    applications.overturn(
        file(application, at), reasons="Het stond er.", by=manager, at=at
    )
    (audit,) = [a for a in applications.list_audits(application) if a.kind == "b2b"]
    return audit


def decided_anew(audit, *, is_granted, at=TUESDAY):
    unmet = () if is_granted else ("identity.address",)
    finish_assessment(audit, not_met=unmet, at=at)
    (grant if is_granted else deny)(audit, at=at)
    settle(at)


def fees_of(application):
    return {i.fee: str(i.state) for i in billing.list_items_about(application)}


def carried(application):
    shop = shop_of(application)
    entry = certificates.find_entry(BECOMMERCE, domain=shop.domain)
    return entry.carried_kinds if entry else ()


@pytest.mark.rule("BC-7")
@pytest.mark.rule("WK-4.8")
@pytest.mark.parametrize("state", [Stage.AWAITING_PAYMENT, Stage.ADMITTED])
def test_a_denied_kind_can_be_objected_to_while_another_was_granted(applicant, state):
    application = half_granted(state, applicant)
    names = application.scheme_version.rules.scheme.kinds

    appeal = file(application)

    application.refresh_from_db()
    assert (appeal.state, application.state) == ("filed", state)
    letter = the_letter("AppealReceived", about=application)
    assert names["b2b"].name["nl"] in letter.body
    assert names["b2c"].name["nl"] not in letter.body
    with pytest.raises(MoveRefused, match="already filed"):
        file(application)


def test_the_letter_of_acceptance_names_the_page_and_the_day(admitted):
    letter = the_letter("ApplicationAccepted", about=admitted)

    assert "op de pagina van uw aanvraag" in letter.body.replace("\n", " ")
    assert applications.last_day_to_appeal(admitted) == date(2026, 12, 2)


def test_after_the_term_a_denied_kind_can_no_longer_be_objected_to(admitted):
    with pytest.raises(MoveRefused, match="time to appeal has passed"):
        file(admitted, at=after(MONDAY, days=31))


def test_with_everything_granted_there_is_nothing_to_object_to(applicant):
    application = an_application(Stage.ADMITTED, by=applicant)

    with pytest.raises(MoveRefused, match="no refusal"):
        file(application)


def test_who_decided_on_the_kind_does_not_decide_on_the_appeal(admitted):
    (denied,) = applications.list_denied(admitted)
    decision = audits.find_decision(denied)
    assert decision is not None

    with pytest.raises(MoveRefused, match="a third person decides"):
        applications.overturn(
            file(admitted), reasons="Toch.", by=decision.by, at=TUESDAY
        )


def test_an_overturned_denial_opens_that_audit_and_leaves_the_rest_alone(admitted):
    audit = overturned(admitted)

    admitted.refresh_from_db()
    assert (audit.state, admitted.state) == ("assessment", Stage.ADMITTED)
    assert carried(admitted) == ("b2c",)
    assert "Het stond er." in the_letter("AppealOverturned", about=admitted).body


@pytest.mark.rule("BC-7")
@pytest.mark.rule("WK-5.6")
def test_a_kind_granted_after_the_appeal_is_charged_and_certified_when_paid(admitted):
    decided_anew(overturned(admitted), is_granted=True)
    settle(TUESDAY)

    assert fees_of(admitted)[B2B_FEE] == "open"
    assert carried(admitted) == ("b2c",)

    (item,) = [i for i in billing.list_items_about(admitted) if i.fee == B2B_FEE]
    billing.mark_paid(
        item,
        received_on=date(2026, 11, 4),
        remark="",
        by=a_user(Role.FINANCE),
        at=after(TUESDAY, days=1),
    )
    settle(after(TUESDAY, days=1))

    assert carried(admitted) == ("b2b", "b2c")
    granted, certified = letters("KindGranted", about=admitted)
    assert "Betaal het bedrag" in granted.body
    (newest, *_) = certificates.list_certificates_of(shop_of(admitted))
    assert newest.number in certified.body
    assert len(letters("Welcome")) == 1


def test_before_the_first_payment_a_kind_granted_later_comes_with_the_rest(applicant):
    application = half_granted(Stage.AWAITING_PAYMENT, applicant)
    decided_anew(overturned(application), is_granted=True)

    pay_all(application)

    assert application.state == Stage.ADMITTED
    assert carried(application) == ("b2b", "b2c")
    assert len(letters("Welcome")) == 1


def pay_all(application):
    finance = a_user(Role.FINANCE)
    for item in billing.list_items_about(application):
        if item.state == billing.State.OPEN:
            billing.mark_paid(
                item,
                received_on=date(2026, 11, 3),
                remark="",
                by=finance,
                at=TUESDAY,
            )
    settle(TUESDAY)
    application.refresh_from_db()


def test_a_kind_denied_again_is_told_and_can_be_objected_to_again(admitted):
    decided_anew(overturned(admitted), is_granted=False)

    letter = the_letter("KindDenied", about=admitted)
    assert "Het adres ontbreekt." in letter.body
    assert B2B_FEE not in fees_of(admitted)
    assert file(admitted, at=after(TUESDAY, days=2)).state == "filed"


def test_an_upheld_denial_stays_upheld(admitted, manager):
    applications.uphold(file(admitted), reasons="Nee.", by=manager, at=TUESDAY)

    assert "Nee." in the_letter("AppealUpheld", about=admitted).body
    with pytest.raises(MoveRefused, match="already filed"):
        file(admitted)


def test_what_came_of_a_kind_is_told_once_however_often_it_is_announced(admitted):
    decided_anew(overturned(admitted), is_granted=True)

    Delivery.objects.update(state="waiting", attempts=0)
    settle(TUESDAY)

    assert len(letters("KindGranted")) == 1
    assert list(fees_of(admitted)).count(B2B_FEE) == 1
    assert len(letters("ApplicationAccepted")) == 1


def test_without_a_membership_a_kind_granted_later_gets_no_certificate(
    admitted, manager
):
    audit = overturned(admitted)
    membership = memberships.find_running(company_of(admitted), scheme=BECOMMERCE)
    assert membership is not None
    memberships.end(membership, reason="Fraude.", by=manager, at=TUESDAY)
    settle(TUESDAY)

    decided_anew(audit, is_granted=True)
    pay_all(admitted)

    assert carried(admitted) == ()
    assert memberships.find_running(company_of(admitted), scheme=BECOMMERCE) is None


def test_paying_admits_what_was_granted_while_the_appeal_is_open(applicant):
    application = half_granted(Stage.AWAITING_PAYMENT, applicant)
    file(application)

    pay(application)

    assert (application.state, carried(application)) == (Stage.ADMITTED, ("b2c",))
