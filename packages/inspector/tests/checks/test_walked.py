"""What the walk saw is quoted where it stood, with the picture of that step."""

from dataclasses import replace

import pytest
from invented import GOOD_CHECKOUT, URL, a_site, find

from inspector import Outcome, Tick, describe
from inspector.facts import OrderStep
from inspector.visit.walk_steps import cost_lines

MET, NOT_MET, UNCLEAR = Outcome.MET, Outcome.NOT_MET, Outcome.UNCLEAR
PRICE = (
    '<script type="application/ld+json">{"@type": "Product", '
    '"offers": {"@type": "Offer", "price": "8.95"}}</script></head>'
)
PICTURES = {f"order-{number}.png": b"" for number in (1, 2, 3)}
NEWS = Tick(
    f"{URL}gegevens", "checkbox", "news", "Nieuwsbrief", True, False, "order-2.png"
)
CARD = Tick(
    f"{URL}betalen",
    "radio",
    "pay",
    "Creditcard (+ € 1,50 toeslag)",
    False,
    False,
    "order-2.png",
)


def _walk(*last, cart=("Kaas € 8,95",), ticks=()):
    steps = (
        OrderStep(f"{URL}winkelwagen", "cart", cart, "Afrekenen", "order-1.png"),
        OrderStep(f"{URL}gegevens", "checkout", (), "Verder", "order-2.png"),
        OrderStep(f"{URL}afrekenen", "order-button", last, "Koop", "order-3.png"),
    )
    return replace(
        GOOD_CHECKOUT,
        steps=steps,
        summary="\n".join(last),
        screenshot="order-3.png",
        ticks=ticks,
    )


def _site(*last, **walk):
    return a_site(
        change={"<title>Belegen kaas</title></head>": PRICE},
        checkout=_walk(*last, **walk),
        pictures=PICTURES,
    )


@pytest.mark.parametrize(
    ("last", "outcome", "quote"),
    [
        (("Kaas € 8,95", "Totaal € 8,95"), MET, "Totaal € 8,95"),
        (
            ("Kaas € 8,95", "Servicekosten € 2,50", "Totaal € 11,45"),
            NOT_MET,
            "Servicekosten € 2,50",
        ),
        (("Verzekering € 2,00", "Totaal € 10,95"), NOT_MET, "Verzekering € 2,00"),
        (("Frais de dossier 3,00 €",), NOT_MET, "Frais de dossier 3,00 €"),
        (("Servicekosten € 0,00", "Totaal € 8,95"), MET, "Totaal € 8,95"),
        (("Subtotaal € 8,95", "Samen later"), UNCLEAR, None),
    ],
)
def test_a_cost_that_comes_late_is_quoted_from_its_line(last, outcome, quote):
    finding = find("prices.no-hidden-costs", _site(*last))

    assert finding.outcome is outcome
    assert quote is None or finding.quote == quote
    assert finding.picture == "order-3.png"
    for language in ("nl", "fr", "en"):
        assert describe(finding, language).endswith(".")


def test_a_cost_that_the_cart_named_is_not_late():
    cart = ("Kaas € 8,95", "Servicekosten € 2,50")
    last = (*cart, "Totaal € 11,45")

    finding = find("prices.no-hidden-costs", _site(*last, cart=cart))

    assert finding.message != "late-cost"


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("Creditcardtoeslag € 1,50", NOT_MET),
        ("PayPal-kosten € 0,50", NOT_MET),
        ("Supplément pour paiement par carte € 2,00", NOT_MET),
        ("Betaalkosten € 0,00", MET),
        ("Betaalkosten gratis", MET),
    ],
)
def test_a_way_to_pay_that_costs_extra_is_quoted_from_the_bill(line, outcome):
    finding = find("prices.payment-surcharge", _site(line, "Totaal € 10,45"))

    assert finding.outcome is outcome
    if outcome is NOT_MET:
        assert (finding.quote, finding.picture) == (line, "order-3.png")


@pytest.mark.parametrize(
    ("check", "tick"),
    [
        ("prices.payment-surcharge", CARD),
        ("ordering.no-preticked", NEWS),
        ("privacy.newsletter", NEWS),
    ],
)
def test_a_box_is_shown_in_the_picture_of_its_own_step(check, tick):
    finding = find(check, _site("Totaal € 8,95", ticks=(tick,)))

    assert (finding.outcome, finding.quote) == (NOT_MET, tick.label)
    assert (finding.url, finding.picture) == (tick.url, "order-2.png")


def test_the_whole_bill_is_laid_before_a_person():
    finding = find("ordering.summary-before-button", _site("Kaas € 8,95", "Totaal € 9"))

    assert finding.quote == "Kaas € 8,95\nTotaal € 9"
    assert "Kaas € 8,95; Totaal € 9" in describe(finding, "nl")


def test_a_bill_that_names_vat_apart_is_for_a_person_and_a_shelf_is_not():
    shelf = {"vier maanden gerijpt.": "vier maanden gerijpt. Prijs excl. btw."}

    assert find("prices.vat-inclusive", a_site(change=shelf)).outcome is NOT_MET


@pytest.mark.parametrize(
    "mark",
    [
        "<del>€ 12,50</del>",
        '<span style="text-decoration: line-through">€ 12,50</span>',
        '<span class="product-old-price">€ 12,50</span>',
    ],
)
def test_a_price_that_is_crossed_out_is_quoted_for_a_person(mark):
    site = a_site(change={"vier maanden gerijpt.": f"vier maanden gerijpt. {mark}"})

    finding = find("prices.reduction-30-days", site)

    assert (finding.outcome, finding.message) == (UNCLEAR, "crossed-out")
    page = next(page for page in site.pages if page.url == finding.url)
    assert finding.quote
    assert page.text[finding.start :].startswith(finding.quote)


def test_a_word_that_is_crossed_out_is_no_price():
    site = a_site(change={"vier maanden gerijpt.": "<del>drie</del> vier maanden."})

    assert find("prices.reduction-30-days", site).message == "no-occasion"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Kaas\t2\t€ 17,90\nTotaal\n€ 21,90", ("Kaas 2 € 17,90", "Totaal € 21,90")),
        ("Bezorging\ngratis", ()),
        ("Total\n\nEUR 9,00", ("Total EUR 9,00",)),
    ],
)
def test_an_amount_keeps_the_words_it_belongs_to(text, lines):
    assert cost_lines(text) == lines
