"""Issuing: only on a positive decision, once per audit."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.builders.cases import (
    Stage,
    a_certificate,
    an_application,
    an_audit,
    shop_of,
)
from tests.builders.people import MONDAY
from tests.builders.rulebooks import BECOMMERCE
from trustmark.audits.api import State as AuditState
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.kernel.announcements import Announcement
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history
from trustmark.memberships import api as memberships
from trustmark.memberships.models import Period

pytestmark = pytest.mark.django_db


def a_bare_membership(audit):
    return memberships.start(
        audit.shop.company,
        version=audit.scheme_version,
        period=Period.YEAR,
        by=None,
        at=MONDAY,
    )


@pytest.mark.rule("WK-4.1")
@pytest.mark.parametrize("state", [s for s in AuditState if s != AuditState.MET])
def test_without_a_positive_decision_there_is_no_certificate(state):
    audit = an_audit(state)
    membership = a_bare_membership(audit)

    with pytest.raises(MoveRefused, match="not decided in favour"):
        certificates.issue(audit, membership=membership, by=None, at=MONDAY)

    assert not Certificate.objects.exists()


@pytest.mark.rule("WK-4.1")
def test_the_database_refuses_a_certificate_without_an_audit(certificate):
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(
            number="WE-2026-99999",
            shop=certificate.shop,
            membership=certificate.membership,
            scheme_version=certificate.scheme_version,
            scheme=certificate.scheme,
            kind="b2b",
            state="active",
            valid_from=certificate.valid_from,
            since=MONDAY,
        )


@pytest.mark.rule("WK-4.1")
def test_a_positive_decision_carries_one_certificate():
    audit = an_audit(AuditState.MET)
    membership = a_bare_membership(audit)
    issued = certificates.issue(audit, membership=membership, by=None, at=MONDAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        certificates.issue(audit, membership=membership, by=None, at=MONDAY)

    assert Certificate.objects.get() == issued
    assert issued.number == "WE-2026-00001"
    (told,) = Announcement.objects.filter(event__endswith="CertificateChanged")
    assert told.payload["change"] == "issued"
    assert [line.move for line in list_history(issued)] == ["issue"]


@pytest.mark.rule("WK-1.4")
@pytest.mark.rule("WK-5.4")
def test_a_new_certificate_is_provisional_and_carries_the_seal(certificate):
    assert certificate.state == "provisional"
    assert certificate.is_carrying
    assert certificate.provisional_until == date(2027, 3, 2)
    assert certificate.valid_until is None


@pytest.mark.rule("BC-9")
def test_a_certificate_of_a_scheme_with_periodic_audits_has_a_last_day():
    certificate = a_certificate(scheme=BECOMMERCE, state=certificates.State.ACTIVE)

    assert certificate.state == "active"
    assert certificate.valid_until == date(2029, 2, 2)
    assert certificate.provisional_until is None


@pytest.mark.rule("WK-1.7")
def test_two_shops_of_one_company_have_certificates_of_their_own():
    first = an_application(Stage.ADMITTED)
    second = an_application(Stage.ADMITTED)

    numbers = {
        certificates.list_certificates_of(shop_of(a))[0].number for a in (first, second)
    }

    assert numbers == {"WE-2026-00001", "WE-2026-00002"}
