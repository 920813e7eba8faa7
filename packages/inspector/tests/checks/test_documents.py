"""Terms and privacy statement."""

import pytest
from invented import URL, a_site, find

from inspector import Note, Outcome, Page

BOTH = [("terms.present", "terms"), ("privacy.statement-present", "privacy")]


@pytest.mark.parametrize(("check", "kind"), BOTH)
def test_a_long_page_linked_everywhere_is_met(check, kind):
    finding = find(check, a_site())

    assert finding.outcome is Outcome.MET
    assert int(finding.value) > 2000


@pytest.mark.parametrize(
    ("check", "link"),
    [
        ("terms.present", '<a href="/algemene-voorwaarden">Algemene voorwaarden</a>'),
        ("privacy.statement-present", '<a href="/privacy">Privacyverklaring</a>'),
    ],
)
def test_a_document_nobody_can_find_is_not_met(check, link):
    kind = "terms" if check.startswith("terms") else "privacy"
    site = a_site(change={link: '<a href="/kaas">Onze kaas</a>'}, drop=[kind])

    assert find(check, site).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(("check", "kind"), BOTH)
def test_a_document_in_pdf_is_left_to_a_person(check, kind):
    site = a_site(drop=[kind], notes=(Note("page-pdf", f"{URL}a.pdf", kind),))

    finding = find(check, site)

    assert (finding.outcome, finding.message) == (Outcome.UNCLEAR, "pdf")


@pytest.mark.parametrize(("check", "kind"), BOTH)
def test_a_short_document_is_left_to_a_person(check, kind):
    finding = find(check, a_site(), at_least_characters=9000)

    assert (finding.outcome, finding.message) == (Outcome.UNCLEAR, "short")


def test_a_link_to_a_page_that_is_gone_is_not_met():
    good = a_site(drop=["terms"])
    gone = Page(f"{URL}algemene-voorwaarden", kind="terms", status=404)

    finding = find("terms.present", a_site(drop=["terms"], pages=(*good.pages, gone)))

    assert (finding.outcome, finding.message) == (Outcome.NOT_MET, "broken")
