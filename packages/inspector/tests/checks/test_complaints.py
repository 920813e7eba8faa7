"""Where a customer with a complaint is sent."""

from invented import a_site, find

from inspector import Outcome

SENTENCE = "Komen wij er samen niet uit, dan"


def test_a_site_without_the_closed_platform_is_met():
    assert find("complaints.odr-removed", a_site()).outcome is Outcome.MET


def test_a_link_to_the_closed_platform_is_not_met():
    link = '<a href="https://ec.europa.eu/consumers/odr/">Geschil</a>'

    finding = find("complaints.odr-removed", a_site(change={SENTENCE: link}))

    assert (finding.outcome, finding.message) == (Outcome.NOT_MET, "linked")


def test_a_mention_is_not_met_but_a_remark_that_it_closed_is_unclear():
    mention = a_site(change={SENTENCE: "Gebruik het ODR-platform van Europa, of"})
    remark = a_site(change={SENTENCE: "Het ODR-platform is gesloten, maar"})

    assert find("complaints.odr-removed", mention).outcome is Outcome.NOT_MET
    assert find("complaints.odr-removed", remark).outcome is Outcome.UNCLEAR


def test_a_site_whose_terms_were_not_seen_is_unclear():
    site = a_site(drop=["terms"])

    assert find("complaints.odr-removed", site).outcome is Outcome.UNCLEAR
