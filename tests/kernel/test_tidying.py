"""Old sessions go away by themselves."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from trustmark.kernel.calendar import day_of
from trustmark.kernel.clock import read_clock
from trustmark.kernel.tidying import tidy


@pytest.mark.django_db
def test_sessions_that_ended_are_dropped_and_others_stay():
    now = read_clock()
    Session.objects.create(session_key="old", expire_date=now - timedelta(days=1))
    Session.objects.create(session_key="new", expire_date=now + timedelta(days=1))

    tidy(on=day_of(now), at=now)

    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
