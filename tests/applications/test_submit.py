"""From a draft to a submitted application."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders.cases import (
    Stage,
    a_submission,
    an_application,
    company_of,
    shop_of,
)
from tests.builders.letters import letters, the_letter
from tests.builders.parties import company_details, prove_domain, shop_details
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE, a_version
from trustmark.applications import api as applications
from trustmark.applications.api import AlreadyApplied, Application
from trustmark.audits.api import Audit
from trustmark.kernel.announcements import Announcement
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history
from trustmark.shops import api as shops
from trustmark.shops.api import Acceptance, AlreadyRegistered, Company, Manner

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def draft(applicant):
    a_version(on=day_of(MONDAY))
    return applications.begin_draft("webwinkelkeur", by=applicant, at=MONDAY)


def submit(application, by, form=None, at=MONDAY):
    applications.submit(application, form or a_submission(), by=by, at=at)


def test_a_draft_has_a_number_and_keeps_what_was_typed(draft, applicant):
    applications.save_answers(
        draft, answers={"number": "12", "url": "geen url"}, by=applicant
    )
    applications.save_answers(draft, answers={"number": "69599068"}, by=applicant)

    kept = applications.get_application(draft.number)
    assert kept.number == "WE-A-2026-00001"
    assert kept.state == Stage.DRAFT
    assert kept.answers == {"number": "69599068", "url": "geen url"}


def test_nobody_else_writes_in_a_draft(draft):
    stranger = a_user(name="Vreemde Vogel")

    with pytest.raises(MoveRefused, match="belongs to somebody else"):
        applications.save_answers(draft, answers={"a": "b"}, by=stranger)
    with pytest.raises(MoveRefused, match="belongs to somebody else"):
        submit(draft, stranger)

    assert not Company.objects.exists()


@pytest.mark.rule("WK-3.1")
def test_submitting_makes_one_case_one_letter_and_no_audit_yet(draft, applicant):
    submit(draft, applicant)

    assert (draft.state, draft.submitted_at) == (Stage.INTAKE, MONDAY)
    assert draft.turn == "staff"
    assert shops.is_contact(applicant, company=draft.company)
    letter = the_letter("ApplicationReceived", about=draft)
    assert letter.to == "jansen@kaas.test"
    assert draft.number in letter.subject + letter.body
    assert draft.number in letter.body
    assert not Audit.objects.exists()
    announced = Announcement.objects.filter(event__endswith="ApplicationSubmitted")
    assert [a.payload["application_id"] for a in announced] == [draft.pk]
    assert [line.move for line in list_history(draft)] == ["begin", "submit"]


@pytest.mark.rule("WK-3.1")
def test_submitting_twice_makes_no_second(draft, applicant):
    same_draft = Application.objects.get(pk=draft.pk)
    form = a_submission()
    submit(draft, applicant, form)

    with pytest.raises(MoveRefused):
        submit(same_draft, applicant, form)
    with pytest.raises(MoveRefused, match="already submitted"):
        submit(draft, applicant, form)

    assert len(letters("ApplicationReceived")) == 1
    assert Company.objects.count() == 1


@pytest.mark.rule("WK-3.3")
@pytest.mark.rule("WK-3.5")
@pytest.mark.rule("WK-4.2")
@pytest.mark.parametrize("left_out", sorted(applications.DECLARATIONS))
def test_without_a_declaration_nothing_is_submitted(draft, applicant, left_out):
    form = a_submission()
    fewer = tuple(d for d in form.declarations if d.code != left_out)

    with pytest.raises(MoveRefused, match="Not everything was declared"):
        submit(draft, applicant, replace(form, declarations=fewer))

    assert not Company.objects.exists()
    assert not Acceptance.objects.exists()


@pytest.mark.rule("WK-2.1")
@pytest.mark.rule("WK-2.12")
@pytest.mark.rule("WK-3.3")
@pytest.mark.rule("WK-3.5")
@pytest.mark.rule("WK-4.2")
def test_submitting_keeps_everything_that_was_agreed_to(draft, applicant):
    submit(draft, applicant)

    kept = {a.document: a for a in shops.list_acceptances(draft.company)}
    assert set(kept) == {
        "audit-consent",
        "code-of-conduct",
        "correct-data",
        "criteria-read",
        "processing-agreement",
        "terms",
    }
    for acceptance in kept.values():
        assert (acceptance.user, acceptance.at) == (applicant, MONDAY)
        assert acceptance.rulebook == draft.scheme_version.version
        assert len(acceptance.digest) == 64
        assert acceptance.address == "192.0.2.7"
    assert kept["criteria-read"].version == draft.scheme_version.version
    assert (
        shops.list_missing_acceptances(
            draft.company, rulebook=draft.scheme_version.rules
        )
        == ()
    )


@pytest.mark.rule("BC-4")
def test_the_code_of_conduct_is_signed_with_a_function():
    application = an_application(scheme=BECOMMERCE)

    signed = [
        a
        for a in shops.list_acceptances(company_of(application))
        if a.manner == "signed"
    ]

    assert [(a.document, a.signer_function) for a in signed] == [
        ("code-of-conduct", "directeur")
    ]
    assert signed[0].manner == Manner.SIGNED


@pytest.mark.parametrize(
    "change",
    [
        {"kinds": ()},
        {"kinds": ("b2b",)},
        {"kinds": ("b2c", "quay")},
        {"size": "gigantic"},
        {"period": "decade"},
    ],
)
def test_what_the_scheme_does_not_offer_is_not_applied_for(draft, applicant, change):
    with pytest.raises(MoveRefused, match="does not offer"):
        submit(draft, applicant, replace(a_submission(), **change))

    assert draft.state == Stage.DRAFT


def test_a_scheme_without_quarters_is_not_applied_for_by_the_quarter(applicant):
    a_version(BECOMMERCE, on=day_of(MONDAY))
    draft = applications.begin_draft(BECOMMERCE, by=applicant, at=MONDAY)

    with pytest.raises(MoveRefused, match="does not offer"):
        submit(draft, applicant, replace(a_submission(), period="quarter"))


def test_a_company_in_somebody_elses_care_is_refused_and_nothing_is_kept(draft):
    other = an_application(
        submission=a_submission(company=company_details(number="69599068"))
    )

    with pytest.raises(AlreadyRegistered):
        submit(
            draft,
            draft.applicant,
            a_submission(company=company_details(number="69599068")),
        )

    draft.refresh_from_db()
    assert draft.state == Stage.DRAFT
    assert len(letters("ApplicationReceived")) == 1
    assert other.company is not None


def test_one_shop_has_one_open_application(applicant):
    form = a_submission()
    an_application(submission=form, by=applicant)
    second = applications.begin_draft("webwinkelkeur", by=applicant, at=TUESDAY)

    with pytest.raises(AlreadyApplied):
        submit(second, applicant, form, at=TUESDAY)


def test_a_certified_shop_does_not_apply_for_the_same_kind(applicant):
    form = a_submission()
    an_application(Stage.ADMITTED, submission=form, by=applicant)
    second = applications.begin_draft("webwinkelkeur", by=applicant, at=TUESDAY)

    with pytest.raises(AlreadyApplied):
        submit(second, applicant, form, at=TUESDAY)


def test_a_refused_shop_may_apply_again_after_the_waiting_time(applicant):
    form = a_submission()
    an_application(Stage.REFUSED, submission=form, by=applicant)

    later = MONDAY + timedelta(days=100)
    again = an_application(submission=form, by=applicant, at=later)

    assert again.state == Stage.INTAKE
    duplicate = [c for c in applications.list_checks(again) if c.code == "duplicate"]
    assert [c.result for c in duplicate] == ["question"]


def test_the_letter_speaks_the_language_of_the_company(draft, applicant):
    form = a_submission(company=company_details(language="fr"))

    submit(draft, applicant, form)

    assert the_letter("ApplicationReceived").language == "fr"


def test_a_shop_of_a_proven_domain_stays_with_its_company(draft, applicant):
    first = an_application(
        submission=a_submission(shop=shop_details(url="https://kaasland.test"))
    )
    prove_domain(shop_of(first))

    with pytest.raises(AlreadyRegistered):
        submit(
            draft,
            applicant,
            a_submission(shop=shop_details(url="http://www.kaasland.test/winkel")),
        )

    assert Company.objects.count() == 1
