"""The builders walk a case to every state it has, by the verbs alone."""

import pytest

from tests.builders.cases import a_certificate, a_membership, an_application, an_audit
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.certificates import api as certificates
from trustmark.kernel.history import list_history
from trustmark.memberships import api as memberships

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", list(applications.State))
def test_an_application_can_be_walked_to_every_state(state):
    application = an_application(state)

    assert application.state == state
    assert list_history(application)[-1].target == state


def test_an_application_is_refused_after_its_audit_when_a_kind_is_denied():
    application = an_application(applications.State.REFUSED, denied=("b2c",))

    assert application.refusal_ground == "criteria-not-met"


@pytest.mark.parametrize("state", list(audits.State))
def test_an_audit_can_be_walked_to_every_state(state):
    audit = an_audit(state)

    assert audit.state == state
    assert list_history(audit)[-1].target == state


@pytest.mark.parametrize("state", list(certificates.State))
def test_a_certificate_can_be_walked_to_every_state(state):
    certificate = a_certificate(state)

    assert certificate.state == state
    assert list_history(certificate)[-1].target == state


@pytest.mark.parametrize("state", list(memberships.State))
def test_a_membership_can_be_walked_to_every_state(state):
    membership = a_membership(state)

    assert membership.state == state
    assert list_history(membership)[-1].target == state
