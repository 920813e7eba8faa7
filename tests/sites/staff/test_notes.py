"""Notes on every kind of case: kept, and read by no company."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.builders import cases
from tests.builders.people import a_user
from tests.sites.staff.reading import text_of
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.certificates import api as certificates
from trustmark.memberships import api as memberships

pytestmark = pytest.mark.django_db
WORDS = "Belde terug; <b>stuurt maandag</b> het uittreksel."
KINDS: dict[str, Callable[[], Any]] = {
    "application": lambda: cases.an_application(applications.State.CANCELLED),
    "audit": lambda: cases.an_audit(audits.State.ASSESSMENT),
    "membership": lambda: cases.a_membership(memberships.State.FULL),
    "certificate": lambda: cases.a_certificate(certificates.State.WITHDRAWN),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_note_stands_in_the_history_and_moves_nothing(look, press, auditor, kind):
    case = KINDS[kind]()
    before = case.state

    response = press(auditor, f"{kind}_act", case.number, "note", reason=WORDS)

    case.refresh_from_db()
    told = text_of(look(auditor, kind, case.number))
    assert response.status_code == 303
    assert case.state == before
    assert f"A note was written {WORDS}" in told


def test_a_note_without_words_is_not_kept(look, press, auditor, audit):
    response = press(auditor, "audit_act", audit.number, "note", reason=" ")

    assert response.status_code == 422
    assert "A note was written" not in text_of(look(auditor, "audit", audit.number))


def test_the_company_never_reads_a_note(client, press, auditor):
    application = cases.an_application(applications.State.AUDITING)
    press(auditor, "application_act", application.number, "note", reason=WORDS)
    client.force_login(application.applicant)

    page = client.get(reverse("member:application", args=[application.number]))

    assert page.status_code == 200
    assert "stuurt maandag" not in page.content.decode()


def test_staff_of_another_scheme_write_no_note(press, audit):
    neighbour = a_user(Role.AUDITOR, scheme="elsewhere")

    response = press(neighbour, "audit_act", audit.number, "note", reason=WORDS)

    assert response.status_code == 404
