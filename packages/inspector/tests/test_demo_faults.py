"""Each fault of the demo shops turns its own check, and the faultless shop none.

What needs the whole table, every group of faults for the browser included, is measured
by `benchmarks/demo_faults`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo_shop.faults import FAULTS
from demo_shop.testing import RunningShop, running_shop
from demo_shop.village import FIRST
from inspector import Outcome, Profile, Report, VisitOptions, examine, visit
from inspector.visit.browser import find_chromium

NOW = datetime.now(UTC)  # noqa: TID251 - certificates live by the real clock
# Two visits with a browser: what is wrong in one is right in the other.
BY_BROWSER = (
    (
        "vague-order-button",
        "preticked-box",
        "late-cost",
        "tracker-before-consent",
        "insecure-cookie",
    ),
    ("order-by-link", "card-surcharge", "refuse-hidden"),
)
# These are tried with every other demo shop in `test_never_an_order`, or the benchmark.
ELSEWHERE = frozenset({"order-by-itself", "order-on-leaving", "refuse-ignored"})
IN_BROWSER = frozenset(fault for group in BY_BROWSER for fault in group) | ELSEWHERE
IN_PAGES = [fault for fault in FAULTS if fault not in IN_BROWSER]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    with running_shop(folder=tmp_path_factory.mktemp("village")) as running:
        yield running


@pytest.fixture(scope="module")
def faultless(shop: RunningShop) -> Report:
    return _inspect(shop, browser=False)


def _inspect(shop: RunningShop, *faults: str, browser: bool) -> Report:
    shop.set_faults(FIRST, *faults)
    options = VisitOptions(
        use_browser=browser,
        connect_to={
            f"{FIRST}:80": f"127.0.0.1:{shop.http_port}",
            f"{FIRST}:443": f"127.0.0.1:{shop.https_port}",
            "tracker.test:443": f"127.0.0.1:{shop.https_port}",
        },
        trust=Path(shop.ca_path),
        timeout=90,
    )
    site = visit(f"https://{FIRST}/", options=options, at=NOW)
    return examine(site, Profile.everything(), on=NOW.date())


def test_every_fault_is_tried_somewhere():
    assert FAULTS.keys() >= IN_BROWSER
    assert {*IN_PAGES, *IN_BROWSER} == FAULTS.keys()


def test_a_shop_without_faults_fails_nothing(faultless):
    failed = {f.check for f in faultless.findings if f.outcome is Outcome.NOT_MET}

    assert failed == set()
    assert faultless.count(Outcome.FAILED) == 0


@pytest.mark.parametrize("fault", IN_PAGES)
def test_a_fault_that_shows_in_pages_turns_its_own_check(shop, faultless, fault):
    check = FAULTS[fault].criterion

    report = _inspect(shop, fault, browser=False)

    assert report.finding(check).outcome is Outcome.NOT_MET
    assert faultless.finding(check).outcome is Outcome.MET or (
        # Without a seal there is nothing that could be claimed without right.
        fault == "foreign-seal"
        and faultless.finding(check).outcome is Outcome.NOT_APPLICABLE
    )


@pytest.mark.browser
@pytest.mark.slow("a browser inspects a shop twice")
@pytest.mark.skipif(
    find_chromium(VisitOptions()) is None, reason="no Chromium on this machine"
)
def test_faults_that_only_a_browser_sees_turn_their_checks_and_no_others(shop):
    reports = [_inspect(shop, *group, browser=True) for group in BY_BROWSER]

    for group, report, other in zip(
        BY_BROWSER, reports, reversed(reports), strict=True
    ):
        checks = {FAULTS[fault].criterion for fault in group}
        assert {report.finding(check).outcome for check in checks} == {Outcome.NOT_MET}
        for check in checks - {"ordering.button-wording"}:
            assert other.finding(check).outcome is Outcome.MET, check
