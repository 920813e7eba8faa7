"""Files that any web server can hand out: whole, fresh, and true."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from tests.builders import cases
from tests.builders.people import MONDAY
from tests.builders.worker import after, night, settle
from trustmark.certificates import api as certificates
from trustmark.certificates.api import State
from trustmark.sites.seal import publishing

pytestmark = pytest.mark.django_db
FILES = [
    "{domain}.en.svg",
    "{domain}.fr.svg",
    "{domain}.json",
    "{domain}.nl.svg",
]


def published(scheme: str) -> Path:
    return Path(settings.PUBLISHED_DIR) / "seal" / scheme


def test_issuing_publishes_the_seal_in_every_language_and_an_answer(certificate):
    domain = certificate.shop.domain

    names = sorted(path.name for path in published("webwinkelkeur").iterdir())

    assert names == [name.format(domain=domain) for name in FILES]
    told = json.loads(publishing.answer_file("webwinkelkeur", domain).read_text())
    assert (told["certified"], told["state"]) == (True, "provisional")


@pytest.mark.rule("WK-10.3", "BC-8")
def test_suspending_and_restoring_change_the_files_at_once(certificate, manager):
    domain = certificate.shop.domain
    seal = publishing.seal_file("webwinkelkeur", domain, "en")

    certificates.suspend(certificate, reason="Geen adres.", by=manager, at=MONDAY)
    settle(MONDAY)
    suspended = seal.read_text()
    certificate.refresh_from_db()
    certificates.restore(certificate, reason="Adres terug.", by=manager, at=MONDAY)
    settle(MONDAY)

    assert ">Suspended</text>" in suspended
    assert "Checked, new since" in seal.read_text()


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.EXPIRED])
def test_the_files_of_a_shop_that_left_say_so(state):
    held = cases.a_certificate(state)
    domain = held.shop.domain
    settle(after(MONDAY, days=1000))

    seal = publishing.seal_file(held.scheme, domain, "nl").read_text()
    told = json.loads(publishing.answer_file(held.scheme, domain).read_text())

    assert ">Niet meer gecertificeerd</text>" in seal
    assert (told["certified"], told["state"]) == (False, str(state))


def test_every_night_all_files_are_written_anew(certificate):
    seal = publishing.seal_file("webwinkelkeur", certificate.shop.domain, "nl")
    tomorrow = after(MONDAY, days=1)

    night(tomorrow)

    assert seal.stat().st_mtime == tomorrow.timestamp()
    unknown = publishing.seal_file("becommerce", publishing.UNKNOWN, "fr")
    assert ">Non certifié</text>" in unknown.read_text()


def test_publishing_twice_writes_the_same(certificate):
    publishing.publish_all(on=MONDAY.date(), at=MONDAY)
    before = {p.name: p.read_text() for p in published("webwinkelkeur").iterdir()}

    count = publishing.publish_all(on=MONDAY.date(), at=MONDAY)

    after_that = {p.name: p.read_text() for p in published("webwinkelkeur").iterdir()}
    assert count == 1
    assert after_that == before


def test_a_file_nobody_writes_any_more_is_taken_away(certificate):
    left = publishing.seal_file("webwinkelkeur", "weg.test", "nl")
    left.write_text("<svg/>")
    os.utime(left, (MONDAY.timestamp(), MONDAY.timestamp()))

    publishing.publish_all(on=MONDAY.date(), at=after(MONDAY, days=2))
    was_there = left.exists()
    publishing.publish_all(on=MONDAY.date(), at=after(MONDAY, days=3))

    assert was_there
    assert not left.exists()


def test_nothing_half_written_is_left_behind(certificate):
    publishing.publish_all(on=MONDAY.date(), at=MONDAY)

    assert not [p for p in published("webwinkelkeur").iterdir() if p.name[0] == "."]


@pytest.mark.parametrize(
    ("age", "is_believed"),
    [
        (timedelta(0), True),
        (timedelta(hours=49, minutes=59), True),
        (timedelta(hours=50), False),
        (timedelta(minutes=-4), True),
        (timedelta(minutes=-6), False),
    ],
)
def test_a_file_is_believed_for_fifty_hours(certificate, age, is_believed):
    seal = publishing.seal_file("webwinkelkeur", certificate.shop.domain, "nl")

    assert publishing.is_fresh(seal, at=MONDAY + age) is is_believed


def test_a_file_that_is_not_there_is_not_believed(certificate):
    nowhere = publishing.seal_file("webwinkelkeur", "nergens.test", "nl")

    assert not publishing.is_fresh(nowhere, at=MONDAY)
