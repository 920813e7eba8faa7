"""Forgetting: what is past its days goes, with the evidence, and nothing else."""

from datetime import timedelta

import pytest

from tests.builders.people import MONDAY
from tests.builders.prechecks import asked, ended
from tests.builders.worker import night
from trustmark.prechecks import api as prechecks
from trustmark.prechecks.api import GuestVisit, PreCheck

pytestmark = pytest.mark.django_db
KEPT = timedelta(days=prechecks.DAYS_KEPT)


def list_files(settings):
    return sorted(file.name for file in settings.PRECHECKS_DIR.glob("*"))


def test_the_night_after_its_days_everything_of_it_is_gone(settings):
    ended("https://oud.test/")
    young = ended("https://jong.test/", at=MONDAY + timedelta(days=1))

    assert len(list_files(settings)) == 2

    night(MONDAY + KEPT)

    assert list(PreCheck.objects.all()) == [young.precheck]
    assert list(GuestVisit.objects.all()) == [young.precheck.visit]
    assert list_files(settings) == [young.precheck.visit.file]


def test_before_that_night_nobody_reads_it_any_more():
    found = ended()
    scheme = found.precheck.scheme

    just = MONDAY + KEPT - timedelta(seconds=1)
    assert prechecks.find_precheck(found.key, scheme=scheme, at=just)
    assert prechecks.find_precheck(found.key, scheme=scheme, at=MONDAY + KEPT) is None


def test_a_result_on_an_older_visit_goes_with_that_visit():
    ended(at=MONDAY)
    asked(address="192.0.2.8", at=MONDAY + timedelta(hours=5))

    assert prechecks.forget_due(on=(MONDAY + KEPT).date(), at=MONDAY + KEPT) == 1
    assert PreCheck.objects.count() == 0


def test_forgetting_twice_forgets_nothing_twice():
    ended()
    at = MONDAY + KEPT

    assert prechecks.forget_due(on=at.date(), at=at) == 1
    assert prechecks.forget_due(on=at.date(), at=at) == 0


def test_evidence_that_outlived_its_row_is_cleared_away(settings):
    kept = ended()
    (settings.PRECHECKS_DIR / "999999-0123456789abcdef.zip").write_bytes(b"")

    prechecks.forget_due(on=MONDAY.date(), at=MONDAY)

    assert list_files(settings) == [kept.precheck.visit.file]
