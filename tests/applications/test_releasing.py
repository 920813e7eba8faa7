"""Nobody keeps a domain by typing it, nor a company number that is not theirs."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from tests.builders.cases import (
    Stage,
    a_submission,
    an_application,
    company_of,
    refuse,
    shop_of,
)
from tests.builders.concurrency import at_once
from tests.builders.letters import letters, the_letter
from tests.builders.parties import (
    company_details,
    place_word,
    prove_domain,
    shop_details,
)
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE, WEBWINKELKEUR
from tests.builders.worker import settle
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history
from trustmark.shops import api as shops
from trustmark.shops.api import AlreadyRegistered, Company, ProofState, Shop
from trustmark.shops.suppliers.domains import PRETENDED

TUESDAY = MONDAY + timedelta(days=1)
KAASLAND = "https://kaasland.test/"
WHY = "Dit nummer is van een onderneming waarvoor u niet mag handelen."
pytestmark = pytest.mark.django_db
at_the_same_time = pytest.mark.django_db(transaction=True)


def a_claim(url=KAASLAND, **company):
    """An application for a domain by one more company."""
    form = a_submission(company=company_details(**company), shop=shop_details(url=url))
    return an_application(submission=form)


def proof_of(application):
    found = shops.find_proof(shop_of(application))
    assert found is not None
    return found


def place_words_of(*claims):
    """All their words stand on the domain at once, as when they share a provider."""
    PRETENDED.words["kaasland.test"] = [
        f"{shops.PREFIX}{proof_of(claim).word}" for claim in claims
    ]


def test_an_unproven_domain_is_open_to_another_company():
    squatter = a_claim()

    owner = a_claim()

    assert (squatter.state, owner.state) == (Stage.INTAKE, Stage.INTAKE)
    assert shop_of(owner).domain == shop_of(squatter).domain
    rivals = [c for c in applications.list_checks(owner) if c.code == "rival"]
    assert [check.result for check in rivals] == ["question"]


@pytest.mark.rule("WK-1.5")
def test_the_first_proof_wins_and_ends_what_others_registered_under_the_domain():
    squatter, owner = a_claim(email="kraker@elders.test"), a_claim()

    prove_domain(shop_of(owner), at=TUESDAY)
    settle(TUESDAY)

    squatter.refresh_from_db()
    assert (squatter.state, squatter.ended_at) == (Stage.CANCELLED, TUESDAY)
    assert list_history(squatter)[-1].move == "stop"
    assert proof_of(squatter).state == ProofState.ENDED
    assert shop_of(squatter).ended_at == TUESDAY
    owner.refresh_from_db()
    assert owner.state == Stage.INTAKE
    assert shop_of(owner).held_since == TUESDAY
    letter = the_letter("DomainProvenByAnother")
    assert letter.to == "kraker@elders.test"
    assert company_of(owner).email not in letter.body
    assert "betaalt u niets" in letter.body


def test_typing_a_domain_ends_nothing():
    squatter = a_claim()
    owner = a_claim()
    shops.look_for_proof(proof_of(owner), at=TUESDAY)
    settle(TUESDAY)

    squatter.refresh_from_db()
    assert squatter.state == Stage.INTAKE
    assert not letters("DomainProvenByAnother")


def test_whoever_was_overtaken_proves_nothing_afterwards():
    squatter, owner = a_claim(), a_claim()
    prove_domain(shop_of(owner), at=TUESDAY)

    place_word(shop_of(squatter))
    shops.look_for_proof(proof_of(squatter), at=TUESDAY)

    assert proof_of(squatter).state == ProofState.ENDED
    assert shops.is_domain_proven(shop_of(owner))


def test_a_proven_domain_stays_held_when_the_proof_is_lost():
    owner = a_claim()
    prove_domain(shop_of(owner))
    PRETENDED.words.clear()
    shops.look_for_proof(proof_of(owner), at=TUESDAY)
    assert proof_of(owner).state == ProofState.LOST

    with pytest.raises(AlreadyRegistered, match=r"kaasland\.test"):
        a_claim()


def test_whoever_was_overtaken_after_a_refusal_gets_no_second_answer():
    squatter, owner = a_claim(), a_claim()
    refuse(squatter)

    prove_domain(shop_of(owner), at=TUESDAY)
    settle(TUESDAY)

    squatter.refresh_from_db()
    assert squatter.state == Stage.REFUSED
    assert not letters("DomainProvenByAnother")


def test_the_database_lets_only_one_shop_hold_a_domain():
    squatter, owner = a_claim(), a_claim()
    shops_of_both = [shop_of(squatter).pk, shop_of(owner).pk]

    with pytest.raises(IntegrityError), transaction.atomic():
        Shop.objects.filter(pk__in=shops_of_both).update(held_since=MONDAY)


@at_the_same_time
def test_of_two_who_prove_a_domain_at_once_one_holds_it():
    claims = [a_claim(), a_claim(), a_claim()]
    place_words_of(*claims)
    presses = [
        partial(shops.look_for_proof, proof_of(claim), at=TUESDAY) for claim in claims
    ]

    assert at_once(*presses) == (3, 0)
    settle(TUESDAY)

    states = sorted(proof_of(claim).state for claim in claims)
    assert states == [ProofState.ENDED, ProofState.ENDED, ProofState.PROVEN]
    (holder,) = Shop.objects.filter(ended_at=None)
    assert shops.is_domain_proven(holder)
    assert len(letters("DomainProvenByAnother")) == 2


@at_the_same_time
def test_registering_while_another_proves_leaves_no_second_running_shop():
    owner = a_claim()
    place_word(shop_of(owner))
    applicant = a_user()
    draft = an_application(Stage.DRAFT, by=applicant)
    form = a_submission(shop=shop_details(url=KAASLAND))

    def register():
        try:
            applications.submit(draft, form, by=applicant, at=TUESDAY)
        except AlreadyRegistered as late:
            raise MoveRefused(str(late)) from late

    prove = partial(shops.look_for_proof, proof_of(owner), at=TUESDAY)
    at_once(register, prove)
    settle(TUESDAY)

    (holder,) = Shop.objects.filter(ended_at=None)
    assert holder == shop_of(owner)
    draft.refresh_from_db()
    assert draft.state in {Stage.DRAFT, Stage.CANCELLED}


@at_the_same_time
def test_of_two_who_register_one_number_at_once_one_succeeds():
    drafts = [an_application(Stage.DRAFT) for _ in range(2)]
    form = a_submission(company=company_details(number="69599068"))

    def register(draft):
        try:
            applications.submit(draft, form, by=draft.applicant, at=TUESDAY)
        except AlreadyRegistered as late:
            raise MoveRefused(str(late)) from late

    assert at_once(*[partial(register, draft) for draft in drafts]) == (1, 1)

    assert Company.objects.count() == 1


def test_a_manager_frees_a_company_number_with_a_reason_and_a_letter(manager):
    stranger = a_claim(number="69599068", email="vreemd@elders.test")

    applications.release_company(stranger, reason=WHY, by=manager, at=TUESDAY)

    assert (stranger.state, stranger.ended_at) == (Stage.CANCELLED, TUESDAY)
    line = list_history(stranger)[-1]
    assert (line.move, line.reason, line.by_id) == ("stop", WHY, manager.pk)
    letter = the_letter("RegistrationReleased")
    assert letter.to == "vreemd@elders.test"
    assert WHY in letter.body
    again = a_claim(number="69599068")
    assert again.state == Stage.INTAKE
    assert company_of(again).pk != company_of(stranger).pk


def test_whoever_lost_a_registration_reads_what_became_of_it_and_nothing_new(manager):
    stranger = a_claim(number="69599068")
    applications.release_company(stranger, reason=WHY, by=manager, at=TUESDAY)
    ours = a_claim(number="69599068")
    person = stranger.applicant

    assert applications.list_applications_of(person) == [stranger]
    assert shops.list_companies_of(person) == []
    assert applications.why_not_see(ours, by=person) is not None


def test_a_manager_frees_a_domain_that_was_proven_but_never_audited(manager):
    agency = a_claim()
    prove_domain(shop_of(agency))

    applications.release_domain(agency, reason=WHY, by=manager, at=TUESDAY)

    agency.refresh_from_db()
    assert agency.state == Stage.CANCELLED
    assert proof_of(agency).state == ProofState.ENDED
    assert company_of(agency).ended_at is None
    assert a_claim().state == Stage.INTAKE
    assert "kaasland.test" in the_letter("RegistrationReleased").subject


def test_an_answered_application_keeps_its_answer_when_its_number_is_freed(manager):
    refused = a_claim()
    refuse(refused)

    applications.release_company(refused, reason=WHY, by=manager, at=TUESDAY)

    assert refused.state == Stage.REFUSED
    assert list_history(refused)[-1].move == "note"
    assert "al eerder was afgelopen" in the_letter("RegistrationReleased").body


@pytest.mark.parametrize("verb", ["release_domain", "release_company"])
def test_what_was_audited_is_not_released(manager, verb):
    audited = an_application(Stage.AUDITING)

    with pytest.raises(MoveRefused, match="was audited"):
        getattr(applications, verb)(audited, reason=WHY, by=manager, at=TUESDAY)

    assert shop_of(audited).ended_at is None


@pytest.mark.parametrize("verb", ["release_domain", "release_company"])
def test_only_a_manager_releases_and_says_why(manager, clerk, verb):
    release = getattr(applications, verb)
    stranger = a_claim()

    with pytest.raises(MoveRefused, match="Only a manager"):
        release(stranger, reason=WHY, by=clerk, at=TUESDAY)
    with pytest.raises(MoveRefused, match="has a reason"):
        release(stranger, reason="  ", by=manager, at=TUESDAY)
    release(stranger, reason=WHY, by=manager, at=TUESDAY)
    with pytest.raises(MoveRefused, match="has ended"):
        release(stranger, reason=WHY, by=manager, at=TUESDAY)


def test_a_company_in_two_schemes_is_not_released_by_a_manager_of_one():
    person = a_user()
    form = a_submission()
    here = an_application(scheme=WEBWINKELKEUR, submission=form, by=person)
    an_application(scheme=BECOMMERCE, submission=form, by=person)
    of_one = a_user(Role.MANAGER, scheme=WEBWINKELKEUR)

    with pytest.raises(MoveRefused, match="every scheme"):
        applications.release_company(here, reason=WHY, by=of_one, at=TUESDAY)


@at_the_same_time
def test_releasing_a_number_while_intake_passes_to_audit_does_one_of_the_two(
    manager, clerk
):
    stranger = a_claim()
    prove_domain(shop_of(stranger))
    settle(MONDAY)
    copies = [applications.get_application(stranger.number) for _ in range(2)]
    presses = (
        partial(
            applications.release_company, copies[0], reason=WHY, by=manager, at=TUESDAY
        ),
        partial(applications.pass_to_audit, copies[1], by=clerk, at=TUESDAY),
    )

    assert at_once(*presses) == (1, 1)

    stranger.refresh_from_db()
    company = Company.objects.get(pk=company_of(stranger).pk)
    is_audited = bool(applications.list_audits(stranger))
    assert is_audited == (company.ended_at is None)
    assert is_audited == (stranger.state == Stage.AUDITING)
