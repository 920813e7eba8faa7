"""The builders walk a case to every state it has, by the verbs alone."""

import pytest
from django.apps import apps
from django.db import transaction

from tests.builders import remembered
from tests.builders.cases import (
    a_certificate,
    a_membership,
    an_application,
    an_audit,
    shop_of,
)
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


def test_a_case_laid_down_again_has_every_row_its_walk_left(monkeypatch):
    monkeypatch.setattr(remembered, "_walks", {})
    left = []

    for _ in range(2):
        with transaction.atomic():
            an_application(applications.State.ADMITTED)
            left.append(rows_by_table())
            transaction.set_rollback(True)

    assert len(remembered._walks) == 1
    assert left[0] == left[1]
    assert sum(left[0].values()) > 100


def test_whoever_comes_second_in_a_test_is_walked_and_is_somebody_else():
    first = an_application(applications.State.ADMITTED)

    second = an_application(applications.State.ADMITTED)

    assert shop_of(second).domain != shop_of(first).domain


def rows_by_table():
    return {
        model._meta.db_table: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
    }
