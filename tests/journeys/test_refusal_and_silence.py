"""Two ways in which an application ends without a seal, and the way back from one."""

from datetime import timedelta

import pytest

from tests.builders import audits as steps
from tests.builders import cases
from tests.builders.people import a_user
from tests.builders.worker import night, settle
from tests.journeys import scenes
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.billing.models import OpenItem
from trustmark.certificates.models import Certificate
from trustmark.correspondence.models import OutgoingLetter

pytestmark = [
    pytest.mark.browser,
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
]


@pytest.mark.slow("three people in a real browser")
@pytest.mark.rule("WK-4.7", "WK-4.8")
def test_a_refused_shop_appeals_and_a_third_person_takes_it_up_again(cast, clock):
    applicant, piet = cast(), a_user(name="Piet Jansen", language="en")
    third = cast(Role.DECIDER, name="Hendrika Derde")
    applicant.person = piet
    application = cases.an_application(
        cases.Stage.REFUSED, denied=("b2c",), by=piet, at=clock.now
    )

    applicant.come_back()
    applicant.go(f"member/applications/{application.number}/")
    assert "We refused your application" in applicant.reads()
    applicant.press("Appeal against this decision")
    applicant.fill(words="The address was on the contact page all the time.")
    applicant.press("Send the appeal")
    settle(clock.now)
    assert "To be decided" in applicant.reads()

    clock.advance(days=4)
    scenes.signs_in_to_work(third)
    third.go("staff/appeals/")
    third.press("Kaasboer Jansen")
    third.deed("overturn", "Overturn the decision", reason="The address was there.")
    settle(clock.now)

    application.refresh_from_db()
    assert application.state == "auditing"
    letters = OutgoingLetter.objects.values_list("kind", flat=True)
    assert "AppealReceived" in letters
    assert "AppealOverturned" in letters


@pytest.mark.slow("sixteen days, seen in a real browser")
@pytest.mark.rule("WK-4.11")
def test_fourteen_days_of_silence_cancel_the_application_and_cost_money(cast, clock):
    applicant, piet = cast(), a_user(name="Piet Jansen", language="en")
    applicant.person = piet
    application = cases.an_application(cases.Stage.AUDITING, by=piet, at=clock.now)
    settle(clock.now)
    (audit,) = applications.list_audits(application)
    steps.walk_audit(audit, to=audits.State.REMEDY, at=clock.now)
    settle(clock.now)

    for _ in range(14):
        clock.advance(days=1)
        night(clock.now)
    application.refresh_from_db()
    assert application.state == "auditing"
    assert OutgoingLetter.objects.filter(kind="RemedyReminder").count() == 1

    clock.advance(days=1)
    night(clock.now)
    night(clock.now + timedelta(hours=1))

    applicant.come_back()
    applicant.go(f"member/applications/{application.number}/")
    assert "This application ended" in applicant.reads()
    item = OpenItem.objects.get()
    assert (item.fee, item.state) == ("certification-cost", "open")
    assert OutgoingLetter.objects.filter(kind="ApplicationCancelled").count() == 1
    assert not Certificate.objects.exists()
