"""The counts of the days are those of the invitations, whatever happens to these."""

from datetime import timedelta

import pytest

from tests.builders.people import MONDAY
from tests.builders.published import WEEK, a_reviewed_shop, an_invitation, words
from trustmark.invitations import api as invitations
from trustmark.invitations.models import DayCount
from trustmark.invitations.services.stopping import record_arrival
from trustmark.reviews import api as reviews

pytestmark = pytest.mark.django_db
NOW = MONDAY + WEEK


@pytest.fixture
def connected():
    return a_reviewed_shop()


def funnel(connected):
    return invitations.funnel_of(
        connected.shop, since=MONDAY.date(), until=(MONDAY + 2 * WEEK).date()
    )


def test_each_step_is_counted_once(connected):
    first = an_invitation(connected)
    an_invitation(connected)
    for _ in range(2):
        record_arrival(first.pk, at=NOW)
        invitations.open_invitation(first, at=NOW)
        first.refresh_from_db()
    reviews.write_invited(first, words(), address=None, at=NOW)

    told = funnel(connected)
    assert (told.sent, told.delivered, told.opened, told.answered) == (2, 1, 1, 1)
    assert (told.bounced, told.not_sent, told.scheduled) == (0, 0, 0)


@pytest.mark.rule("WK-D8-9")
def test_counting_anew_finds_nothing_wrong_and_mends_what_is(connected):
    invitation = an_invitation(connected)
    an_invitation(connected, at=MONDAY + timedelta(days=1))
    record_arrival(invitation.pk, at=NOW)
    before = funnel(connected)

    untouched = invitations.recount_all(on=NOW.date(), at=NOW)
    DayCount.objects.filter(on__lt=NOW.date()).update(sent=7)
    DayCount.objects.latest("on").delete()
    mended = invitations.recount_all(on=NOW.date(), at=NOW)

    assert untouched == 0
    assert mended == 2
    assert funnel(connected) == before
