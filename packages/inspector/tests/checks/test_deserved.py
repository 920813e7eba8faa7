"""A shop that wants to pass without deserving it goes to a person, or fails."""

from dataclasses import replace

import pytest
from invented import BEFORE, GOOD_CHECKOUT, URL, a_site, find

from inspector import ConsentState, Cookie, Outcome, Tick, describe
from inspector.reading.order_button import meaning_of
from inspector.reading.page import read_page

MET, NOT_MET, UNCLEAR = Outcome.MET, Outcome.NOT_MET, Outcome.UNCLEAR
NEWS = (
    '<form action="/nieuws"><label>Naam <input name=n></label><label>E-mail '
    "<input type=email name=e></label><button>Nieuwsbrief</button></form>"
)
LETTER = (
    '<form action="/bericht" method=post><label>Naam <input name=n></label>'
    "<label>E-mail <input type=email name=e></label><textarea name=t></textarea>"
    "<button>Versturen</button></form>"
)


def _replaced(path, html, **more):
    """The shop with another page at one address."""
    site = a_site()
    old = next(page for page in site.pages if page.url == f"{URL}{path}")
    new = read_page(old.url, html, promised=old.kind)
    pages = tuple(new if page is old else page for page in site.pages)
    return replace(site, pages=pages, **more)


def _withdrawing(heading, form):
    return _replaced(
        "herroepen",
        f"<html lang=nl><title>{heading}</title><h1>{heading}</h1>{form}"
        f"<p>{'Wij bezorgen kaas in heel Nederland. ' * 12}</p>",
    )


@pytest.mark.parametrize(
    ("heading", "form", "outcome"),
    [
        ("Overeenkomst herroepen", LETTER, MET),
        ("Overeenkomst herroepen", NEWS, NOT_MET),
        ("Overeenkomst herroepen", "<p>Mail ons.</p>", NOT_MET),
        ("Contact", LETTER, UNCLEAR),
        ("Contact", LETTER.replace("Versturen", "Herroeping bevestigen"), MET),
    ],
)
def test_only_a_form_for_it_lets_a_customer_withdraw(heading, form, outcome):
    finding = find("withdrawal.function-present", _withdrawing(heading, form))

    assert finding.outcome is outcome
    for language in ("nl", "fr", "en"):
        assert describe(finding, language).endswith(".")


def test_a_link_that_nobody_sees_is_no_way_to_withdraw():
    seen = a_site()
    pages = tuple(replace(p, unseen=("Overeenkomst herroepen",)) for p in seen.pages)

    finding = find("withdrawal.function-present", a_site(pages=pages))

    assert find("withdrawal.function-present", seen).outcome is MET
    assert (finding.outcome, finding.message) == (UNCLEAR, "link-unseen")


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Alle prijzen zijn incl. 9% btw.", MET),
        ("Alle prijzen zijn niet inclusief btw.", NOT_MET),
        ("Prijzen ex. btw.", NOT_MET),
        ("Onze prijzen: excl. 21% btw.", NOT_MET),
        ("Btw niet inbegrepen.", NOT_MET),
        ("Prix TVA non comprise.", NOT_MET),
        ("Prices are not including 21% VAT.", NOT_MET),
    ],
)
def test_a_price_without_vat_is_known_in_every_way_of_saying_it(words, outcome):
    change = {"vier maanden gerijpt.": f"vier maanden gerijpt. {words}"}

    assert find("prices.vat-inclusive", a_site(change=change)).outcome is outcome


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Bestellen zonder te betalen", "order"),
        ("Nog niet betalen", "order"),
        ("Commander sans payer", "order"),
        ("Order without paying now", "order"),
        ("Bestellen en betalen", "pay"),
        ("Buy now", "pay"),
    ],
)
def test_a_button_that_denies_paying_does_not_say_that_one_pays(label, meaning):
    assert meaning_of(label) == meaning


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Wij verkopen kaas uit Gouda en omstreken. " * 120, "says-little"),
        ("TERMS Algemene voorwaarden van [naam bedrijf].", "left-blank"),
        ("TERMS Kaas & Co B.V., KvK-nummer 13579246.", "of-another-company"),
    ],
)
def test_a_long_page_is_not_yet_the_shops_own_terms(text, message):
    own = next(page for page in a_site().pages if page.kind == "terms")
    ours = own.text.replace("24680135", "")
    pages = tuple(
        replace(page, text=text.replace("TERMS", ours))
        if page.kind == "terms"
        else page
        for page in a_site().pages
    )

    finding = find("terms.present", a_site(pages=pages))

    assert find("terms.present", a_site()).outcome is MET
    assert (finding.outcome, finding.message) == (UNCLEAR, message)


def test_the_customers_own_form_may_hold_blanks():
    form = "Modelformulier voor herroeping. Aan: [naam ondernemer], [adres]. Deel mede."
    pages = tuple(
        replace(page, text=f"{page.text}\n{form}") if page.kind == "terms" else page
        for page in a_site().pages
    )
    site = a_site(pages=pages)

    assert find("terms.present", site).outcome is MET
    assert find("terms.current", site).message != "placeholder"


def test_a_price_that_only_machines_are_told_does_not_make_the_sum_add_up():
    data = (
        '<script type="application/ld+json">{"@type": "Product", '
        '"offers": {"@type": "Offer", "price": "11.45"}}</script></head>'
    )
    walk = replace(GOOD_CHECKOUT, summary="Totaal € 11,45")
    change = {"<title>Belegen kaas</title></head>": data}

    finding = find("prices.no-hidden-costs", a_site(change=change, checkout=walk))

    assert finding.outcome is not MET


def test_who_comes_with_a_phone_is_not_followed_either():
    phone = ConsentState("phone", reached=True, cookies=(Cookie("_ga", "kaas.test"),))

    finding = find("cookies.before-consent", a_site(consent=(BEFORE, phone)))

    assert (finding.outcome, finding.value) == (NOT_MET, "_ga")


@pytest.mark.parametrize(
    ("cookie", "outcome"),
    [
        (Cookie("session", "kaas.test"), MET),
        (Cookie("session", "adverteerder.test", third_party=True), UNCLEAR),
        (Cookie("__cf_bm", "cdn.test", third_party=True), MET),
    ],
)
def test_what_somebody_else_calls_a_session_is_for_a_person(cookie, outcome):
    state = replace(BEFORE, cookies=(cookie,))

    assert find("cookies.before-consent", a_site(consent=(state,))).outcome is outcome


def test_a_box_without_words_that_is_ticked_goes_to_a_person():
    mute = Tick(URL, "checkbox", "optie-7", "optie-7", checked=True)

    finding = find(
        "ordering.no-preticked", a_site(checkout=replace(GOOD_CHECKOUT, ticks=(mute,)))
    )

    assert (finding.outcome, finding.value) == (UNCLEAR, "optie-7")


@pytest.mark.parametrize(
    "seal",
    [
        "<svg><title>Thuiswinkel Waarborg</title></svg>",
        '<a href="/over-ons"><svg aria-label="Thuiswinkel Waarborg"></svg></a>',
        '<a href="/" style="background:url(/img/thuiswinkel.svg)"></a>',
    ],
)
def test_a_seal_that_is_drawn_in_another_way_is_a_seal_all_the_same(seal):
    site = a_site(change={"<main><h1>Kaashuis": f"<main>{seal}<h1>Kaashuis"})

    finding = find("trustmark.no-false-membership", site)

    assert (finding.outcome, finding.message) in {
        (NOT_MET, "leads-elsewhere"),
        (NOT_MET, "unlinked-seal"),
    }
    assert find("trustmark.domain-match", site).outcome is UNCLEAR
