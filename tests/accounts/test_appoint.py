"""The first manager is invited from the machine itself."""

import pytest
from django.core.management import call_command

from trustmark.accounts.models import Invitation
from trustmark.correspondence.models import OutgoingLetter

pytestmark = pytest.mark.django_db


def test_a_manager_is_invited_by_letter(capsys):
    call_command("appoint", "baas@keurmerk.test", "Bea Baas", "--language", "en")

    assert Invitation.objects.get().role == "manager"
    letter = OutgoingLetter.objects.get()
    assert (letter.to, letter.kind) == ("baas@keurmerk.test", "InvitedAsStaff")
    assert "baas@keurmerk.test" in capsys.readouterr().out
