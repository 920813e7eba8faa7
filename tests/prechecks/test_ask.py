"""Asking: within limits, on a fresh visit where there is one, and without a name."""

from datetime import timedelta

import pytest
from django.conf import settings as installed

from tests.builders import prechecks as steps
from tests.builders.concurrency import at_once
from tests.builders.people import MONDAY
from tests.builders.prechecks import SHOP, asked, ended
from tests.builders.rulebooks import BECOMMERCE, WEBWINKELKEUR, a_version
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused
from trustmark.prechecks import api as prechecks
from trustmark.prechecks.api import FRESH, GuestVisit, Limit, PreCheck, State, TooMany

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def shop(number: int) -> str:
    return f"https://winkel{number}.test/"


def limited(settings, **limits: int) -> None:
    settings.ENVIRONMENT = installed.ENVIRONMENT.model_copy(update=limits)


def refused(url: str = SHOP, **given) -> TooMany:
    with pytest.raises(TooMany) as limit:
        asked(url, **given)
    return limit.value


def test_what_is_asked_is_first_a_row_and_its_key_is_kept_by_nobody():
    found = asked("https://WWW.Theehuis.test/winkel?x=1#y")

    row = PreCheck.objects.get()
    visit = row.visit
    assert row.state == State.WAITING
    assert (visit.domain, visit.url) == ("theehuis.test", "https://www.theehuis.test/")
    assert len(found.key) >= 32
    assert found.key not in str(vars(row))
    assert prechecks.find_precheck(found.key, scheme=row.scheme, at=MONDAY) == row


def test_of_who_asks_only_a_keyed_hash_is_kept_and_that_for_a_day():
    asked(address="192.0.2.7")
    row = PreCheck.objects.get()
    assert "192.0.2.7" not in str(vars(row))
    assert len(row.visitor) == 64

    prechecks.sweep(at=MONDAY + timedelta(hours=23))
    row.refresh_from_db()
    assert row.visitor

    prechecks.sweep(at=MONDAY + timedelta(hours=24))
    row.refresh_from_db()
    assert row.visitor == ""


def test_another_secret_gives_another_hash(settings):
    mine = prechecks.visitor_of("192.0.2.7")
    settings.SECRET_KEY = "another secret, as long as one must be, and longer"

    assert prechecks.visitor_of("192.0.2.7") != mine


def test_a_network_asks_so_often_in_a_day_and_reads_when_again(settings):
    limited(settings, prechecks_per_visitor=2)
    asked(shop(1), at=MONDAY)
    asked(shop(2), at=MONDAY + HOUR)

    limit = refused(shop(3), at=MONDAY + 2 * HOUR)

    assert (limit.limit, limit.until) == (Limit.VISITOR, MONDAY + 24 * HOUR)
    asked(shop(3), address="192.0.2.8", at=MONDAY + 2 * HOUR)
    asked(shop(4), at=limit.until)


def test_asking_for_the_same_shop_counts_as_well(settings):
    limited(settings, prechecks_per_visitor=1)
    ended(at=MONDAY)

    assert refused(at=MONDAY + HOUR).limit == Limit.VISITOR


def test_a_fresh_visit_serves_whoever_asks_behind_a_key_of_their_own():
    first = ended(at=MONDAY)

    second = asked("http://theehuis.test", address="192.0.2.9", at=MONDAY + HOUR)

    assert second.precheck.visit == first.precheck.visit
    assert second.key != first.key
    assert GuestVisit.objects.count() == 1


def test_the_same_visit_serves_the_demands_of_another_scheme():
    first = ended(at=MONDAY)

    other = asked(scheme=BECOMMERCE, kind="b2b", at=MONDAY + HOUR)
    prechecks.run(other.precheck.pk, at=MONDAY + HOUR)

    other.precheck.refresh_from_db()
    assert other.precheck.visit == first.precheck.visit
    assert other.precheck.state == State.DONE
    assert other.precheck.record != first.precheck.record


def test_a_visit_grows_stale():
    first = ended(at=MONDAY)

    later = asked(at=MONDAY + FRESH + timedelta(seconds=2))

    assert later.precheck.visit != first.precheck.visit


def test_a_visit_that_failed_serves_nobody_else():
    first = ended(state=State.FAILED)

    assert asked(at=MONDAY + HOUR).precheck.visit != first.precheck.visit


def test_who_asks_during_a_visit_waits_for_the_same_one():
    first, second = asked(), asked(address="192.0.2.8")

    assert second.precheck.visit == first.precheck.visit


def test_a_site_is_visited_at_one_of_its_hosts_at_a_time():
    asked("https://a.winkel.co.uk/")

    limit = refused("https://b.winkel.co.uk/", address="192.0.2.8")

    assert limit.limit == Limit.SITE_UNDER_WAY
    assert limit.until > MONDAY
    asked("https://b.anders.co.uk/")


def test_a_site_is_left_in_peace_after_a_few_visits_whoever_asks():
    for number in range(prechecks.VISITS_OF_A_SITE):
        ended(f"https://w{number}.winkel.test/", address=f"192.0.2.{number}")

    limit = refused("https://w9.winkel.test/", address="192.0.2.99", at=MONDAY + HOUR)

    assert (limit.limit, limit.until) == (Limit.SITE, MONDAY + 24 * HOUR)


def test_only_so_many_shops_are_under_way_at_once(settings):
    limited(settings, prechecks_at_once=2)
    asked(shop(1))
    asked(shop(2), address="192.0.2.8")

    assert refused(shop(3), address="192.0.2.9").limit == Limit.BUSY
    asked(shop(1), address="192.0.2.9")


def test_nothing_is_kept_of_what_is_refused(settings):
    limited(settings, prechecks_at_once=1)
    asked(shop(1))

    refused(shop(2), address="192.0.2.9")

    assert (GuestVisit.objects.count(), PreCheck.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_stay_within_the_limit(settings):
    limited(settings, prechecks_per_visitor=1)
    version = a_version(WEBWINKELKEUR, on=day_of(MONDAY))

    def press(number: int):
        def ask() -> None:
            try:
                prechecks.ask(
                    shop(number),
                    version=version,
                    kind="b2c",
                    address=steps.VISITOR,
                    at=MONDAY,
                )
            except TooMany as limit:
                raise MoveRefused(str(limit)) from limit

        return ask

    assert at_once(press(1), press(2)) == (1, 1)
    assert GuestVisit.objects.count() == 1
