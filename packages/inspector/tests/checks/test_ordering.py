"""The last button, and what is ticked before it."""

from dataclasses import replace

import pytest
from invented import GOOD_CHECKOUT, URL, a_site, find

from inspector import Outcome, Tick, describe


@pytest.mark.parametrize(
    ("label", "outcome"),
    [
        ("Bestellen en betalen", Outcome.MET),
        ("Commander avec obligation de paiement", Outcome.MET),
        ("Order and pay € 12,50", Outcome.MET),
        ("Bestelling plaatsen", Outcome.NOT_MET),
        ("Valider ma commande", Outcome.NOT_MET),
        ("Place order", Outcome.NOT_MET),
        ("Doorgaan", Outcome.NOT_MET),
        ("Afrekenen", Outcome.UNCLEAR),
    ],
)
def test_the_words_on_the_last_button_decide(label, outcome):
    site = a_site(checkout=replace(GOOD_CHECKOUT, button_label=label))

    assert find("ordering.button-wording", site).outcome is outcome


def test_a_button_that_may_not_be_the_last_is_unclear():
    checkout = replace(GOOD_CHECKOUT, button_label="Verder", certain=False)

    site = a_site(checkout=checkout)

    assert find("ordering.button-wording", site).outcome is Outcome.UNCLEAR
    assert find("ordering.button-wording", a_site(checkout=None)).outcome is (
        Outcome.UNCLEAR
    )


@pytest.mark.parametrize(
    ("label", "checked", "outcome"),
    [
        ("Stuur mij de nieuwsbrief", False, Outcome.MET),
        ("Stuur mij de nieuwsbrief", True, Outcome.NOT_MET),
        ("Verzekering tegen breuk € 1,50", True, Outcome.NOT_MET),
        ("Factuuradres is hetzelfde als bezorgadres", True, Outcome.MET),
        ("Kleur 7", True, Outcome.UNCLEAR),
    ],
)
def test_a_box_ticked_in_advance_is_judged_by_what_it_is_for(label, checked, outcome):
    tick = Tick("https://kaas.test/afrekenen", "checkbox", "x", label, checked)
    site = a_site(checkout=replace(GOOD_CHECKOUT, ticks=(tick,)))

    assert find("ordering.no-preticked", site).outcome is outcome


@pytest.mark.parametrize("reached", ["product", "cart", "checkout"])
def test_a_walk_that_never_reached_the_button_is_unclear(reached):
    site = a_site(checkout=replace(GOOD_CHECKOUT, reached=reached, ticks=()))

    assert find("ordering.no-preticked", site).outcome is Outcome.UNCLEAR


def test_an_order_that_is_sent_without_the_button_is_not_met_whatever_it_says():
    walk = replace(GOOD_CHECKOUT, unasked=(f"{URL}afrekenen",))

    finding = find("ordering.button-wording", a_site(checkout=walk))

    assert (finding.outcome, finding.message) == (Outcome.NOT_MET, "by-itself")
    for language in ("nl", "fr", "en"):
        assert f"{URL}afrekenen" in describe(finding, language)
