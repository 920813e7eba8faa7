"""What a company agreed to: which text, which version, who, when."""

from datetime import timedelta

import pytest

from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import a_version
from trustmark.kernel.calendar import day_of
from trustmark.schemes import api as schemes
from trustmark.shops import api as shops
from trustmark.shops.api import Acceptance, Manner, Signature

pytestmark = pytest.mark.django_db
DOCUMENTS = {"code-of-conduct", "processing-agreement", "terms"}


@pytest.fixture
def version():
    return a_version(on=day_of(MONDAY))


@pytest.mark.rule("WK-2.1")
@pytest.mark.rule("WK-2.12")
def test_agreeing_keeps_the_version_the_time_and_the_person(
    company, version, applicant
):
    signature = Signature(applicant, "fr", MONDAY, address="192.0.2.7")

    kept = shops.accept_document(
        company, version=version, document="terms", signature=signature
    )

    text = schemes.get_document(version, "terms", language="fr")
    assert (kept.document, kept.version, kept.digest) == (
        "terms",
        text.version,
        text.digest,
    )
    assert (kept.user, kept.at, kept.language) == (applicant, MONDAY, "fr")
    assert kept.address == "192.0.2.7"
    assert kept.manner == Manner.EXPLICIT


@pytest.mark.rule("BC-4")
def test_signing_the_code_of_conduct_keeps_the_function_of_the_signer(
    company, version, applicant
):
    signature = Signature(applicant, "nl", MONDAY, function="directeur")

    kept = shops.accept_document(
        company, version=version, document="code-of-conduct", signature=signature
    )

    assert (kept.manner, kept.signer_function) == (Manner.SIGNED, "directeur")


def test_texts_that_were_not_agreed_to_are_missing(company, version, applicant):
    signature = Signature(applicant, "nl", MONDAY)
    assert (
        set(shops.list_missing_acceptances(company, rulebook=version.rules))
        == DOCUMENTS
    )

    shops.accept_document(
        company, version=version, document="terms", signature=signature
    )

    missing = shops.list_missing_acceptances(company, rulebook=version.rules)
    assert missing == ("code-of-conduct", "processing-agreement")


def test_agreeing_to_one_scheme_is_not_agreeing_to_another(company, version, applicant):
    shops.accept_document(
        company,
        version=version,
        document="terms",
        signature=Signature(applicant, "nl", MONDAY),
    )
    other = a_version("becommerce", on=day_of(MONDAY))

    missing = shops.list_missing_acceptances(company, rulebook=other.rules)

    assert "terms" in missing


def test_every_agreement_stays_on_record_oldest_first(company, version):
    signature = Signature(a_user(), "nl", MONDAY)
    later = Signature(a_user(), "nl", MONDAY + timedelta(days=1))
    for given in (signature, later):
        shops.accept_document(
            company, version=version, document="terms", signature=given
        )

    listed = shops.list_acceptances(company)

    assert [acceptance.at for acceptance in listed] == [signature.at, later.at]
    assert Acceptance.objects.count() == 2
