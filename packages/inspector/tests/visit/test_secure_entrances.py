"""Whoever types the address ends on HTTPS at this shop, or the checks say why not."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

import pytest
from lab import HOST, Laboratory, Manner, plain_host

from inspector import Outcome, Profile, Report, VisitOptions, examine, visit

NOW = datetime.now(UTC)  # noqa: TID251 - certificates live by the real clock
MET, NOT_MET = Outcome.MET, Outcome.NOT_MET
UNCLEAR = Outcome.UNCLEAR
A_YEAR = "Strict-Transport-Security: max-age=31536000\r\n"
TO_HTTPS = f"Location: https://{HOST}/\r\n"
GOOD = (Manner(headers=A_YEAR), ("301 Moved Permanently", TO_HTTPS))


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Laboratory:
    return Laboratory(tmp_path_factory.mktemp("lab"), now=NOW)


@contextmanager
def _options(
    lab: Laboratory, manner: Manner | None, plain: tuple[str, str]
) -> Iterator[VisitOptions]:
    """A host that speaks TLS in this manner or not at all, and plain HTTP beside it."""
    with ExitStack() as stack:
        port = stack.enter_context(plain_host(*plain))
        secure = port
        if manner is not None:
            secure = stack.enter_context(lab.host(lab.chain(), manner))
        yield VisitOptions(
            connect_to={
                f"{HOST}:80": f"127.0.0.1:{port}",
                f"{HOST}:443": f"127.0.0.1:{secure}",
                "elders.test:80": f"127.0.0.1:{port}",
            },
            trust=lab.trust,
            use_browser=False,
            max_pages=1,
        )


def _report(options: VisitOptions) -> Report:
    site = visit(f"https://{HOST}/", options=options, at=NOW)
    return examine(site, Profile.everything(), on=NOW.date())


HOSTS = {
    "good": (*GOOD, "security.https", MET, "redirects"),
    "found-302": (
        GOOD[0],
        ("302 Found", TO_HTTPS),
        "security.https",
        MET,
        "detour",
    ),
    "noredirect": (GOOD[0], ("200 OK", ""), "security.https", NOT_MET, "no-redirect"),
    "redirhttp": (
        GOOD[0],
        ("301 Moved Permanently", "Location: http://elders.test/\r\n"),
        "security.https",
        NOT_MET,
        "no-redirect",
    ),
    "nohttps": (None, ("200 OK", ""), "security.https", NOT_MET, "no-https"),
    "hsts": (*GOOD, "security.hsts", MET, "days"),
    "nohsts": (Manner(), GOOD[1], "security.hsts", NOT_MET, "absent"),
    "shorthsts": (
        Manner(headers="Strict-Transport-Security: max-age=86400\r\n"),
        GOOD[1],
        "security.hsts",
        NOT_MET,
        "too-short",
    ),
    "clientcert": (
        Manner(wants_certificate=True),
        GOOD[1],
        "security.certificate",
        UNCLEAR,
        "doubtful",
    ),
}


@pytest.mark.parametrize("case", HOSTS)
def test_where_a_visitor_ends_who_types_the_address(lab, case):
    manner, plain, check, outcome, message = HOSTS[case]

    with _options(lab, manner, plain) as options:
        finding = _report(options).finding(check)

    assert (finding.outcome, finding.message) == (outcome, message)


def test_a_shop_that_wants_a_certificate_of_its_visitors_is_reported_from_outside(lab):
    manner = Manner(wants_certificate=True)

    with _options(lab, manner, GOOD[1]) as options:
        site = visit(HOST, options=options, at=NOW)

    assert (site.pages, site.has_note("nothing-readable")) == ((), True)
    assert site.tls[0].problem == "client-certificate"


def test_a_shop_without_tls_fails_every_demand_on_its_connection(lab):
    with _options(lab, None, ("200 OK", "")) as options:
        report = _report(options)

    for check in ("security.https", "security.certificate", "security.tls-versions"):
        assert report.finding(check).outcome is NOT_MET, check
    assert report.finding("security.hsts").message == "no-https"
