"""A draft over kept visits: pinned, resumable, pure, and without a network."""

import json
from datetime import date, timedelta

import pytest

from tests.builders import cases, drafts
from tests.builders.drafts import DRAFT, a_certified_shop, put_draft, tried_out
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import WEBWINKELKEUR
from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.certificates import api as certificates
from trustmark.kernel import clock
from trustmark.kernel.cases import MoveRefused
from trustmark.reexaminations import api as reexaminations
from trustmark.reexaminations.api import ReexaminedShop, ShopState
from trustmark.reexaminations.services.examining import ATTEMPTS, LEASE
from trustmark.reexaminations.tasks import reexamine_shop
from trustmark.schemes import api as schemes

pytestmark = pytest.mark.django_db
PERIOD = "withdrawal.period"


@pytest.fixture(autouse=True)
def draft(tmp_path, settings):
    return put_draft(tmp_path / "shelf", settings)


@pytest.fixture
def shop():
    return a_certified_shop(days=14)


def begun(version: str = DRAFT, **given):
    return reexaminations.begin(WEBWINKELKEUR, version, by=None, at=MONDAY, **given)


def rows(found):
    return list(ReexaminedShop.objects.filter(reexamination=found).order_by("id"))


def demand(found, id: str):
    (line,) = [x for x in reexaminations.demand_lines(found) if x.criterion.id == id]
    return line


def test_a_draft_is_examined_over_the_kept_visit_of_every_certified_shop(shop):
    generous = a_certified_shop(days=30)

    found = tried_out()

    assert (found.version, found.is_sealed, found.finished_at) == (DRAFT, False, MONDAY)
    assert (found.base.version, found.base_on) == ("2026.1", MONDAY.date())
    assert found.on_date == date(2027, 1, 1)
    line = demand(found, PERIOD)
    assert (line.now("met"), line.now("not-met")) == (2, 0)
    assert (line.then("met"), line.then("not-met")) == (1, 1)
    assert line.count.newly_failing == 1
    by_shop = {x.certificate: x for x in reexaminations.shop_lines(found)}
    assert by_shop[shop].changes[PERIOD] == ("met", "not-met")
    assert by_shop[shop].newly_failing == [PERIOD]
    assert PERIOD not in by_shop[generous].changes


def test_demands_that_come_and_go_are_told(shop):
    found = tried_out()

    assert demand(found, "identity.telephone").is_new
    assert demand(found, "identity.phone").is_gone
    changes = reexaminations.shop_lines(found)[0].changes
    assert changes["identity.phone"][1] is None
    assert changes["identity.telephone"][0] is None


def test_the_counts_of_every_demand_add_up_to_the_shops(shop):
    a_certified_shop(days=7)

    found = tried_out()

    for line in reexaminations.demand_lines(found):
        assert sum(line.count.before.values()) == 2, line.criterion.id
        assert sum(line.count.after.values()) == 2, line.criterion.id


def test_the_version_in_force_changes_nothing(shop):
    found = tried_out("2026.1")

    assert found.is_sealed
    assert found.on_date == MONDAY.date()
    assert [x.changes for x in reexaminations.shop_lines(found)] == [{}]


def test_the_same_visit_gives_the_same_outcomes_to_the_byte(shop):
    first, second = tried_out(), tried_out()

    (one,), (other,) = rows(first), rows(second)
    again = [json.dumps(reexaminations.compare(row)) for row in (one, one, other)]
    assert again[0] == again[1] == again[2]
    # A database may keep the names in an order of its own.
    assert one.outcomes == other.outcomes == json.loads(again[0])


def test_today_says_what_the_audit_said_on_that_visit(shop):
    found = tried_out()

    (run,) = audits.list_inspections(shop.audit)
    findings = audits.findings_of(run, language="nl")
    assert rows(found)[0].inspection == run
    assert rows(found)[0].outcomes[PERIOD][0] == findings[PERIOD].outcome


def test_only_shops_that_carry_a_certificate_are_looked_at(shop):
    ended = a_certified_shop()
    manager = a_user(Role.MANAGER)
    certificates.withdraw(ended, reason="Weg.", by=manager, at=MONDAY)
    cases.an_audit()

    assert [row.certificate for row in rows(begun())] == [shop]


def test_a_shop_without_a_kept_visit_is_said_to_have_none(shop):
    audits.Inspection.objects.update(state="failed", report=None)

    found = begun()

    progress = reexaminations.progress_of(found)
    assert (progress.done, progress.total, progress.missing) == (1, 1, 1)
    assert found.finished_at == MONDAY
    assert rows(found)[0].state == ShopState.MISSING


def test_evidence_that_is_gone_fails_that_shop_and_no_other(shop):
    lost = a_certified_shop()
    (run,) = audits.list_inspections(lost.audit)
    audits.visit_path(run).unlink()

    found = tried_out()

    states = {row.certificate: row.state for row in rows(found)}
    assert states == {shop: ShopState.DONE, lost: ShopState.FAILED}
    assert found.finished_at == MONDAY


def test_a_draft_that_is_changed_meanwhile_stops_it(shop, draft):
    found = begun()
    drafts.rewrite(draft / "criteria.toml", "at_least_days = 30", "at_least_days = 60")

    for row_id in reexaminations.list_waiting(found):
        reexaminations.run(row_id, at=MONDAY)

    (row,) = rows(found)
    assert row.state == ShopState.FAILED
    assert "changed" in row.fault


def test_a_doubled_task_examines_once(shop):
    found = begun()
    (row_id,) = reexaminations.list_waiting(found)

    assert reexaminations.run(row_id, at=MONDAY)
    assert not reexaminations.run(row_id, at=MONDAY)
    assert rows(found)[0].attempts == 1


def test_what_a_dead_worker_left_is_taken_up_again_and_in_the_end_given_up(shop):
    found = begun()
    later = MONDAY + LEASE + timedelta(seconds=1)
    for attempt in range(1, ATTEMPTS):
        ReexaminedShop.objects.update(
            state=ShopState.RUNNING, running_since=MONDAY, attempts=attempt
        )
        assert reexaminations.sweep(at=MONDAY + LEASE) == 0
        assert reexaminations.sweep(at=later) == 1
    ReexaminedShop.objects.update(
        state=ShopState.RUNNING, running_since=MONDAY, attempts=ATTEMPTS
    )

    assert reexaminations.sweep(at=later) == 0

    found.refresh_from_db()
    assert rows(found)[0].state == ShopState.FAILED
    assert found.finished_at == later


def test_the_sweeper_asks_now_and_then_however_often_it_comes_by(shop):
    begun()

    minutes = range(0, 30, 5)
    asks = [reexaminations.sweep(at=MONDAY + timedelta(minutes=m)) for m in minutes]

    assert asks == [0, 0, 0, 1, 0, 0]


def test_a_version_is_tried_out_once_at_a_time(shop):
    begun()

    with pytest.raises(MoveRefused, match="being tried out already"):
        begun()


def test_only_a_manager_of_the_scheme_tries_out(shop):
    elsewhere = a_user(Role.MANAGER, scheme="becommerce")

    with pytest.raises(MoveRefused):
        reexaminations.begin(WEBWINKELKEUR, DRAFT, by=elsewhere, at=MONDAY)


@pytest.mark.parametrize("version", ["2030.1", "", "..", "../becommerce/2026.1"])
def test_there_is_nothing_to_try_out_but_a_folder_of_the_scheme(shop, version):
    with pytest.raises(schemes.NoSuchVersion):
        begun(version)


def test_a_draft_with_faults_is_not_tried_out(shop, draft):
    drafts.rewrite(draft / "terms.toml", "appeal = {", "appeel = {")

    with pytest.raises(schemes.RulebookUnreadable):
        begun()


def test_what_changes_for_a_shop_is_told_with_what_was_found(shop):
    found = tried_out()
    line = reexaminations.get_shop_line(found, rows(found)[0].pk)

    told = reexaminations.tell_changes(line, language="nl")

    before, after = next(
        (old, new) for old, new in told if old and new and new.criterion.id == PERIOD
    )
    assert before.outcome == "met"
    assert after.outcome == "not-met"
    assert "14 dagen" in after.findings[0].quote


def test_the_worker_does_it_after_everything_that_somebody_waits_for(shop, monkeypatch):
    found = begun()
    monkeypatch.setattr(clock, "source", lambda: MONDAY)
    (row_id,) = reexaminations.list_waiting(found)

    reexamine_shop.func(row_id)

    assert rows(found)[0].state == ShopState.DONE
    assert reexamine_shop.priority < -50


def test_after_a_year_it_is_forgotten(shop):
    found = tried_out()
    year = MONDAY + timedelta(days=365)

    early = year - timedelta(seconds=1)
    assert reexaminations.forget_due(on=early.date(), at=early) == 0
    assert reexaminations.forget_due(on=year.date(), at=year) == 1
    assert rows(found) == []
    assert reexaminations.forget_due(on=year.date(), at=year) == 0
