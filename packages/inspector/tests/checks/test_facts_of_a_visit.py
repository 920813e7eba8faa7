"""What the facts of a visit mean: totals, choices, seals, software, forms and mail."""

from dataclasses import replace

import pytest
from invented import BEFORE, GOOD_BANNER, GOOD_CHECKOUT, GOOD_TLS, URL, a_site, find

from inspector import (
    Barrier,
    BarrierLook,
    ConsentState,
    Cookie,
    Outcome,
    Page,
    Request,
    Tick,
    TlsProbe,
    describe,
)
from inspector.reading.barrier_names import NAMED

MET, NOT_MET = Outcome.MET, Outcome.NOT_MET
UNCLEAR, APART = Outcome.UNCLEAR, Outcome.NOT_APPLICABLE
PRODUCT = (
    '<script type="application/ld+json">{"@type": "Product", "gtin13": "%s", '
    '"offers": {"@type": "Offer", "price": "8.95"}}</script></head>'
)
HOME_DELIVERY = Tick(URL, "radio", "delivery", "Thuis bezorgd: € 4,00", checked=True)
TRACKER = Cookie("_ga", "kaas.test")


def _with_price(total, *ticks, gtin="4006381333931", **words):
    summary = f"Kaas € 8,95\nTotaal {total}"
    walk = replace(GOOD_CHECKOUT, summary=summary, ticks=(HOME_DELIVERY, *ticks))
    change = {"<title>Belegen kaas</title></head>": PRODUCT % gtin, **words}
    return a_site(change=change, checkout=walk)


@pytest.mark.parametrize(
    ("total", "outcome", "message"),
    [
        ("€ 12,95", MET, "adds-up"),
        ("€ 15,45", NOT_MET, "rest"),
        ("€ 30,85", UNCLEAR, "rest-person"),
        ("later", UNCLEAR, "total-not-read"),
    ],
)
def test_the_total_is_what_was_announced(total, outcome, message):
    finding = find("prices.no-hidden-costs", _with_price(total))

    assert (finding.outcome, finding.message) == (outcome, message)
    assert describe(finding, "fr").endswith(".")


def test_a_cost_that_a_page_names_is_not_hidden():
    named = {"vier maanden gerijpt.": "vier maanden gerijpt. Koelbox € 2,50."}

    finding = find("prices.no-hidden-costs", _with_price("€ 15,45", **named))

    assert finding.outcome is UNCLEAR


def test_a_means_of_payment_that_costs_extra_is_not_met():
    card = Tick(URL, "radio", "pay", "Creditcard (+ € 1,50 toeslag)", checked=False)

    assert find("prices.payment-surcharge", _with_price("€ 12,95")).outcome is MET
    finding = find("prices.payment-surcharge", _with_price("€ 12,95", card))
    assert finding.outcome is NOT_MET


@pytest.mark.parametrize(
    ("label", "outcome"), [("iDEAL", NOT_MET), ("Op rekening, achteraf", MET)]
)
def test_one_of_the_choices_lets_a_dutch_customer_pay_later(label, outcome):
    choice = Tick(URL, "radio", "pay", label, checked=False)
    site = a_site(checkout=replace(GOOD_CHECKOUT, ticks=(choice,)))

    assert find("payment.advance-nl", site).outcome is outcome


def test_the_summary_is_laid_before_a_person():
    finding = find("ordering.summary-before-button", _with_price("€ 12,95"))

    assert (finding.outcome, finding.message) == (UNCLEAR, "total-shown")


def test_a_newsletter_ticked_in_advance_is_not_met():
    tick = Tick(URL, "checkbox", "news", "Nieuwsbrief", checked=True)
    site = a_site(checkout=replace(GOOD_CHECKOUT, ticks=(tick,)))

    assert find("privacy.newsletter", site).outcome is NOT_MET


@pytest.mark.parametrize(
    ("refused", "outcome"),
    [
        (ConsentState("refused", reached=True), MET),
        (ConsentState("refused", reached=True, cookies=(TRACKER,)), NOT_MET),
        (ConsentState("refused", reached=True, cookies=(Cookie("x9", "a"),)), UNCLEAR),
        (ConsentState("refused", reached=False), UNCLEAR),
    ],
)
def test_after_refusing_nothing_follows(refused, outcome):
    site = a_site(consent=(BEFORE, refused))

    assert find("cookies.refuse-works", site).outcome is outcome


def test_without_banner_and_trackers_there_is_nothing_to_refuse():
    site = a_site(banner=None)

    assert find("cookies.refuse-works", site).outcome is APART
    assert find("cookies.withdraw", site).outcome is APART


def test_a_choice_that_cannot_be_changed_is_not_met():
    gone = {"Cookie-instellingen": "Kaas", "altijd weer intrekken": "geven"}

    finding = find("cookies.withdraw", a_site(change=gone, banner=GOOD_BANNER))

    assert find("cookies.withdraw", a_site()).outcome is MET
    assert finding.outcome is NOT_MET


@pytest.mark.parametrize(
    ("names", "outcome"),
    [(("kaasmandje",), NOT_MET), (("winkelwagen",), MET), ((), MET)],
)
def test_every_cookie_stands_in_the_statement(names, outcome):
    cookies = tuple(Cookie(name, "kaas.test") for name in names)
    state = ConsentState("accepted", reached=True, cookies=cookies)

    assert find("cookies.list", a_site(consent=(state,))).outcome is outcome


def test_who_gets_data_is_named():
    request = Request("https://meter.example/x", "meter.example", "image", True)
    state = ConsentState("accepted", reached=True, requests=(request,))

    finding = find("privacy.recipients", a_site(consent=(state,)))

    assert (finding.outcome, finding.value) == (UNCLEAR, "meter.example")


def test_an_address_with_somebodys_mail_in_it_is_a_leak():
    url = f"{URL}pixel?email=noor@post.test"
    request = Request(url, "kaas.test", "image", False)
    state = ConsentState("before", reached=True, requests=(request,))

    assert find("privacy.form-leak", a_site(consent=(state,))).outcome is NOT_MET


def _checkout_page(field):
    html = f"<html lang=nl><title>Kassa</title><form method=post>{field}</form></html>"
    page = Page(f"{URL}afrekenen", "checkout", html=html, text="Kassa " * 60)
    return a_site(pages=(*a_site().pages, page))


def test_a_checkout_that_asks_a_date_of_birth_is_not_met():
    asked = "<label>Geboortedatum <input name=dob required></label>"

    assert find("privacy.minimisation", _checkout_page(asked)).outcome is NOT_MET
    assert find("privacy.minimisation", a_site()).outcome is MET


def test_a_password_of_others_is_not_asked_of_a_guest():
    site = _checkout_page("<label>Wachtwoord <input name=p required></label>")
    unfinished = replace(site, checkout=replace(site.checkout, reached="checkout"))

    assert find("privacy.minimisation", site).outcome is MET
    assert find("privacy.minimisation", unfinished).outcome is NOT_MET


def test_a_field_for_a_card_in_the_shop_itself_goes_to_a_person():
    field = '<input name="cc-number" aria-label="Kaartnummer">'

    assert find("security.payment-page", _checkout_page(field)).value == "Kaartnummer"


def test_what_others_run_where_one_pays_is_laid_beside_it():
    site = _checkout_page("<p>Bestellen en betalen</p>")
    asked = [
        Request("https://js.bank.test/3.js", "js.bank.test", "script", True),
        Request("https://beeld.test/a.png", "beeld.test", "image", True),
    ]
    walk = replace(site.checkout, reached="order-button", requests=tuple(asked))

    finding = find("security.payment-page", replace(site, checkout=walk))

    assert (finding.outcome, finding.value) == (UNCLEAR, "js.bank.test")


@pytest.mark.parametrize(
    ("form", "outcome"),
    [
        ("<label>Reden <input name=r required></label>", NOT_MET),
        ("<p>Herroeping bevestigen</p>", MET),
        ("", UNCLEAR),
    ],
)
def test_what_the_withdrawal_function_asks(form, outcome):
    html = (
        "<html lang=nl><title>Herroepen</title><h1>Overeenkomst herroepen</h1><form "
        "method=post><label>Naam <input name=n></label><label>Bestelnummer "
        f"<input name=o></label>{form}</form></html>"
    )
    text = (
        f"Overeenkomst herroepen\n{'Herroeping bevestigen' if 'bevest' in form else ''}"
    )
    page = Page(f"{URL}herroep", "returns", html=html, text=text)
    site = a_site(drop=["returns-herroepen"])

    finding = find(
        "withdrawal.function-steps", replace(site, pages=(page, *site.pages))
    )

    assert finding.outcome is outcome


@pytest.mark.parametrize(
    ("check", "html", "outcome"),
    [
        ("security.mixed-content", '<img src="http://cdn.example/a.png">', NOT_MET),
        (
            "security.vulnerable-software",
            '<script src="/jquery-1.12.4.min.js"></script>',
            NOT_MET,
        ),
        (
            "security.vulnerable-software",
            '<script src="/jquery-3.7.1.min.js"></script>',
            UNCLEAR,
        ),
        (
            "security.vulnerable-software",
            '<meta name=generator content="PrestaShop 1.6">',
            NOT_MET,
        ),
        ("accessibility.automated", '<img src="/kaas.png"><button></button>', NOT_MET),
        (
            "advertising.false-urgency",
            "<script>n=Math.random()*9;kijkers=n</script>",
            NOT_MET,
        ),
        (
            "advertising.chatbot-disclosed",
            '<script src="https://widget.tidio.co/a.js"></script>',
            UNCLEAR,
        ),
        ("trustmark.seal-links", '<img src="/z.svg" alt="Webshop Keurmerk">', NOT_MET),
        (
            "trustmark.seal-links",
            '<a href="https://www.safeshops.be/nl/kaas">'
            '<img src="/s.svg" alt="SafeShops"></a>',
            MET,
        ),
        (
            "trustmark.no-false-membership",
            '<a href="/"><img src="/s.svg" alt="Trusted Shops"></a>',
            NOT_MET,
        ),
        ("trustmark.domain-match", '<img src="/z.svg" alt="SafeShops">', UNCLEAR),
        ("trustmark.status-current", '<img src="/z.svg" alt="SafeShops">', UNCLEAR),
        (
            "reviews.system-in-use",
            '<script src="https://widget.trustpilot.com/a.js"></script>',
            UNCLEAR,
        ),
        (
            "guarantee.harmonised-notice",
            '<img src="/n.svg" alt="Harmonised notice">',
            UNCLEAR,
        ),
    ],
)
def test_what_stands_in_the_markup_of_the_home_page(check, html, outcome):
    finding = find(
        check, a_site(change={"<main><h1>Kaashuis": f"<main>{html}<h1>Kaashuis"})
    )

    assert finding.outcome is outcome
    for language in ("nl", "fr", "en"):
        assert describe(finding, language).endswith(".")


def test_a_product_number_with_wrong_digits_is_not_met():
    assert find("safety.identification", _with_price("€ 12,95")).outcome is MET
    wrong = _with_price("€ 12,95", gtin="4006381333930")
    assert find("safety.identification", wrong).outcome is NOT_MET
    assert "4006381333931" in find("safety.recalls", _with_price("€ 12,95")).value


def test_one_handshake_shows_what_is_weak_and_never_that_all_is_well():
    good = replace(GOOD_TLS, cipher="TLS_AES_256_GCM_SHA384")
    old = replace(GOOD_TLS, protocol="TLSv1")

    assert find("security.tls-versions", a_site(tls=(good,))).outcome is UNCLEAR
    assert find("security.tls-versions", a_site(tls=(old,))).outcome is NOT_MET


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"TLSv1": "refused", "rc4": "refused"}, MET),
        ({"TLSv1": "accepted", "rc4": "refused"}, NOT_MET),
        ({"TLSv1": "refused", "rc4": "accepted"}, NOT_MET),
        ({"TLSv1": "refused", "rc4": "unclear"}, UNCLEAR),
    ],
)
def test_a_host_that_was_asked_refuses_what_is_weak(answers, outcome):
    probes = tuple(TlsProbe(asked, answer) for asked, answer in answers.items())
    tls = replace(GOOD_TLS, names=("kaas.test",), subject="kaas.test", probes=probes)

    assert find("security.tls-versions", a_site(tls=(tls,))).outcome is outcome


def test_a_demand_of_one_country_is_not_made_of_a_shop_of_another():
    only_dutch = a_site(change={"Nederland en België": "Nederland"})

    assert find("prices.sales-period", only_dutch).message == "other-country"
    assert find("prices.sales-period", a_site()).message == "no-occasion"


@pytest.mark.parametrize(
    "check",
    [
        "standing.register-active",
        "standing.register-match",
        "standing.vat-valid",
        "standing.insolvency",
        "standing.fraud-lists",
        "standing.financial-health",
    ],
)
def test_what_a_register_knows_is_only_looked_up(check):
    finding = find(check, a_site())

    assert (finding.outcome, finding.message) == (UNCLEAR, "look-up")
    assert find(check, a_site(pages=())).message == "not-on-site"


REGISTER = "https://register.example"


@pytest.mark.parametrize(
    ("target", "register", "links", "membership"),
    [
        ("https://register.example/nl/kaas.test/", REGISTER, MET, UNCLEAR),
        ("https://register.example.evil.test/kaas.test/", REGISTER, UNCLEAR, NOT_MET),
        ("http://register.example/nl/kaas.test/", REGISTER, UNCLEAR, NOT_MET),
        ("https://register.example/nl/kaas.test/", "", UNCLEAR, NOT_MET),
    ],
)
def test_a_seal_may_lead_to_the_register_of_whoever_asks(
    target, register, links, membership
):
    seal = f'<a href="{target}"><img src="/s.svg" alt="WebwinkelKeur"></a>'
    site = a_site(change={"<main><h1>Kaashuis": f"<main>{seal}<h1>Kaashuis"})

    led = find("trustmark.seal-links", site, register=register)
    claimed = find("trustmark.no-false-membership", site, register=register)

    assert (led.outcome, claimed.outcome) == (links, membership)


def _looks(*rules: tuple[str, int]) -> tuple[BarrierLook, ...]:
    found = tuple(Barrier(rule, "serious", ("wcag143",), n) for rule, n in rules)
    return (BarrierLook(URL, "home", "axe-core 4.12.1", found),)


def test_what_axe_found_is_told_in_words_the_commonest_first():
    looks = _looks(("label", 1), ("color-contrast", 7), ("dreamt-of", 2))

    finding = find("accessibility.automated", replace(a_site(), barriers=looks))

    assert finding.outcome is NOT_MET
    assert finding.value == "color-contrast, dreamt-of, label"
    told = describe(finding, "en")
    assert "text with too little contrast (7); other barriers (2); fields" in told


def test_that_axe_found_nothing_is_no_proof():
    finding = find("accessibility.automated", replace(a_site(), barriers=_looks()))

    assert finding.outcome is UNCLEAR


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_named_barrier_has_words(language):
    looks = _looks(*((rule, 1) for rule in sorted(NAMED)))

    finding = find("accessibility.automated", replace(a_site(), barriers=looks))

    assert describe(finding, language).count("(1)") == len(NAMED)
