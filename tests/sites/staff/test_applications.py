"""The application page: what intake sees, does, and is refused."""

import pytest

from tests.builders.cases import an_application
from tests.builders.letters import letters
from tests.builders.parties import prove_domain
from tests.builders.people import MONDAY, a_user
from tests.sites.staff.reading import text_of
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.shops.models import Company

pytestmark = pytest.mark.django_db
State = applications.State


def test_a_proven_application_is_passed_to_audit(press, clerk, application):
    prove_domain(application.shop)

    response = press(clerk, "application_act", application.number, "pass")

    application.refresh_from_db()
    assert response.status_code == 303
    assert application.state == State.AUDITING


def test_what_stands_in_the_way_of_the_audit_is_said_in_words(look, clerk, application):
    told = text_of(look(clerk, "application", application.number))

    assert "Pass to audit Control of the domain was not proven yet." in told


def test_asking_begins_with_what_is_missing_in_the_language_of_the_company(
    look, clerk, application
):
    Company.objects.update(language="en")

    html = look(clerk, "application", application.number).content.decode()

    assert "Control of the domain was not proven yet.</textarea>" in html


@pytest.mark.rule("WK-3.4")
def test_asking_writes_to_the_applicant_and_stops_the_clock(press, clerk, application):
    press(
        clerk,
        "application_act",
        application.number,
        "ask",
        missing="Een bewijs van het domein.\n\nEen uittreksel.",
        remark="",
    )

    application.refresh_from_db()
    assert application.state == State.INCOMPLETE
    assert application.missing == ["Een bewijs van het domein.", "Een uittreksel."]
    assert len(letters("ApplicationIncomplete", about=application)) == 1


def test_asking_for_nothing_keeps_the_page_and_says_why(press, clerk, application):
    response = press(
        clerk, "application_act", application.number, "ask", missing=" ", remark=""
    )

    application.refresh_from_db()
    assert response.status_code == 422
    assert "Say what is missing." in text_of(response)
    assert application.state == State.INTAKE


@pytest.mark.rule("WK-3.8")
def test_a_refusal_without_ground_loses_nothing_that_was_typed(
    press, clerk, application
):
    response = press(
        clerk,
        "application_act",
        application.number,
        "refuse",
        ground="",
        reasons="Dit past niet bij ons.",
    )

    application.refresh_from_db()
    assert response.status_code == 422
    assert "Dit past niet bij ons.</textarea>" in response.content.decode()
    assert application.state == State.INTAKE


@pytest.mark.rule("WK-3.9")
def test_refusing_takes_a_ground_of_the_rulebook_and_no_other(
    press, clerk, application
):
    invented = press(
        clerk,
        "application_act",
        application.number,
        "refuse",
        ground="invented",
        reasons="Nee.",
    )
    taken = press(
        clerk,
        "application_act",
        application.number,
        "refuse",
        ground="policy",
        reasons="Nee.",
    )

    application.refresh_from_db()
    assert (invented.status_code, taken.status_code) == (422, 303)
    assert application.refusal_ground == "policy"


def test_of_two_who_press_at_once_one_succeeds_and_one_reads_why(press, application):
    first, second = (a_user(Role.INTAKE) for _ in range(2))
    typed = {"ground": "policy", "reasons": "Dit past niet bij ons."}

    done = press(first, "application_act", application.number, "refuse", **typed)
    late = press(second, "application_act", application.number, "refuse", **typed)

    assert (done.status_code, late.status_code) == (303, 409)
    told = text_of(late)
    assert "The application was already answered, or never submitted." in told
    assert "Dit past niet bij ons." in told
    assert len(letters("ApplicationRefused", about=application)) == 1


def test_somebody_with_another_role_reads_and_is_told_who_may(look, auditor, press):
    application = an_application()

    told = text_of(look(auditor, "application", application.number))
    pressed = press(auditor, "application_act", application.number, "pass")

    assert "Only intake handles applications here." in told
    assert pressed.status_code == 409
    application.refresh_from_db()
    assert application.state == State.INTAKE


def test_the_story_names_who_did_what(look, clerk):
    application = an_application(State.INCOMPLETE)

    told = text_of(look(clerk, "application", application.number))

    assert "The applicant was asked for what is missing; the clock stopped" in told
    assert "Ien Intake" in told


def test_an_earlier_application_of_the_shop_is_one_click_away(look, clerk):
    first = an_application(State.REFUSED)
    second = applications.begin_draft(first.scheme, by=first.applicant, at=MONDAY)
    type(second).objects.filter(pk=second.pk).update(
        shop=first.shop, company=first.company, submitted_at=MONDAY, state="intake"
    )

    told = text_of(look(clerk, "application", second.number))

    assert f"Earlier applications of this shop {first.number}" in told


def test_a_draft_is_still_the_applicants_own(look, clerk):
    draft = an_application(State.DRAFT)

    assert look(clerk, "application", draft.number).status_code == 404
    assert draft.number not in text_of(look(clerk, "applications"))


def test_the_list_is_searched_by_name_domain_and_number(look, clerk, application):
    other = an_application()

    for text in (application.number, application.shop.domain):
        told = text_of(look(clerk, "applications", query=f"?q={text}"))
        assert application.number in told
        assert other.number not in told


def test_a_manager_frees_a_company_number_and_the_page_says_what_became_of_it(
    look, press, manager, application
):
    why = "Dit nummer is van een ander bedrijf."

    response = press(
        manager, "application_act", application.number, "release_company", reason=why
    )

    assert response.status_code == 303
    told = text_of(look(manager, "application", application.number))
    assert "The registration of the shop ended, and the application with it" in told
    assert "Free the company number The registration of this company has ended." in told
    assert why in letters("RegistrationReleased")[0].body


def test_intake_is_told_who_frees_a_number(look, clerk, application):
    told = text_of(look(clerk, "application", application.number))

    assert "Only a manager of every scheme they applied to may do this." in told


def test_what_was_broken_off_is_taken_up_again_with_a_reason(look, press, clerk):
    application = an_application(State.AUDITING)
    quiet = text_of(look(clerk, "application", application.number))
    applications.cancel(application, reason="", by=application.applicant, at=MONDAY)
    number = application.number

    empty = press(clerk, "application_act", number, "take-up", reason="")
    given = press(clerk, "application_act", number, "take-up", reason="Belde ons.")

    application.refresh_from_db()
    assert "Take up again" not in quiet
    assert (empty.status_code, given.status_code) == (422, 303)
    assert application.state == State.AUDITING


def test_a_manager_calls_an_audit_off_and_an_auditor_reads_why_not(
    look, press, manager, auditor, audit
):
    told = text_of(look(auditor, "audit", audit.number))

    press(manager, "audit_act", audit.number, "call-off", reason="Winkel dicht.")

    audit.refresh_from_db()
    assert "Only a decider or a manager calls an audit off." in told
    assert (audit.state, audit.cancelled_because) == ("cancelled", "operator")
