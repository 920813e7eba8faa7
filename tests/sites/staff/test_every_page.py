"""Every page of the staff site opens for whom it is, and for nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.builders.cases import a_certificate, an_application, an_audit
from tests.builders.people import a_user
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.billing import api as billing
from trustmark.correspondence import api as correspondence

pytestmark = pytest.mark.django_db
LISTS = [
    "desk",
    "applications",
    "audits",
    "appeals",
    "memberships",
    "certificates",
    "amounts",
    "letters",
    "people",
    "deliveries",
]


def open_page(client, person, name, *args):
    client.force_login(person)
    return client.get(reverse(f"staff:{name}", args=args))


@pytest.mark.parametrize("name", LISTS)
def test_a_manager_opens_every_list_without_a_single_case(client, manager, name):
    assert open_page(client, manager, name).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_a_manager_opens_every_list_with_cases(client, manager, name):
    a_certificate()

    assert open_page(client, manager, name).status_code == 200


@pytest.mark.parametrize("state", [s for s in applications.State if s != "draft"])
def test_an_application_opens_in_every_state(client, clerk, state):
    found = an_application(state)

    response = open_page(client, clerk, "application", found.number)

    assert response.status_code == 200


@pytest.mark.parametrize("state", list(audits.State))
def test_an_audit_opens_in_every_state(client, auditor, state):
    found = an_audit(state)

    response = open_page(client, auditor, "audit", found.number)

    assert response.status_code == 200


def test_what_an_admission_leaves_behind_opens_too(client, manager):
    certificate = a_certificate()
    (item,) = billing.list_items_of(certificate.shop.company)
    letter = correspondence.list_recent(limit=1)[0]

    pages = {
        "certificate": certificate.number,
        "membership": certificate.membership.number,
        "amount": item.number,
        "letter": letter.pk,
        "person": manager.pk,
    }

    for name, which in pages.items():
        assert open_page(client, manager, name, which).status_code == 200


@pytest.mark.parametrize("name", ["people", "deliveries", "amounts", "letters"])
def test_a_moderator_does_not_see_the_rooms_of_others(client, name):
    moderator = a_user(Role.MODERATOR)

    assert open_page(client, moderator, name).status_code == 403


def test_the_navigation_has_only_what_one_may_open(client, clerk):
    html = open_page(client, clerk, "desk").content.decode()

    assert "/staff/applications/" in html
    assert "/staff/people/" not in html


@pytest.mark.parametrize("name", [n for n in LISTS if n not in {"desk", "appeals"}])
def test_a_list_asks_as_much_with_three_cases_as_with_one(client, manager, name):
    def count():
        open_page(client, manager, name)  # Sessions settle first.
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(f"staff:{name}"))
        return len(asked)

    a_certificate()
    with_one = count()
    a_certificate()
    a_certificate()

    assert count() == with_one
