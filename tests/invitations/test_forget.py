"""Whom we invited is forgotten after three years; what came of it is not."""

from datetime import UTC, datetime

import pytest

from tests.builders.reviews import an_invitation
from trustmark.invitations import api as invitations
from trustmark.invitations.models import DayCount, Invitation
from trustmark.kernel.calendar import day_of

pytestmark = pytest.mark.django_db


@pytest.mark.rule("WK-D8-8", "WK-D8-9")
def test_who_was_invited_is_forgotten_after_three_years_and_the_count_is_not():
    invitation = an_invitation()
    planned = invitation.scheduled_for
    last = planned.replace(year=planned.year + 3)
    counted = list(DayCount.objects.values("sent"))

    forget(last)
    assert Invitation.objects.get().email_key
    forget(datetime.fromtimestamp(last.timestamp() + 1, tz=UTC))

    assert Invitation.objects.get().email_key == ""
    assert list(DayCount.objects.values("sent")) == counted


def forget(at: datetime) -> int:
    return invitations.forget_due(on=day_of(at), at=at)
