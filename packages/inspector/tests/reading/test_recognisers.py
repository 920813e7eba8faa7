"""Recognisers: what is found, with the words that show it, and what is left alone."""

import pytest

from inspector.reading import contact
from inspector.reading.addresses import addresses
from inspector.reading.company_numbers import company_numbers, vat_numbers
from inspector.reading.consent_labels import role_of
from inspector.reading.disputes import platform_mentions
from inspector.reading.language import language_of
from inspector.reading.markup import decode_protected_address, read_markup
from inspector.reading.order_button import meaning_of
from inspector.reading.page_kind import kind_of_link
from inspector.reading.withdrawal import withdrawal_periods


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KvK: 24680135", [("kvk", "24680135", True)]),
        ("Kamer van Koophandel onder nummer 24680135", [("kvk", "24680135", True)]),
        ("K.v.K. nr. 24 680 135", [("kvk", "24680135", True)]),
        ("KvK 12345678", [("kvk", "12345678", False)]),
        ("KvK-nummer: 2468013", [("kvk", "2468013", False)]),
        ("KBO 0403.199.702", [("kbo", "0403199702", True)]),
        ("numéro d'entreprise 0403.199.703", [("kbo", "0403199703", False)]),
        ("SIREN 732 829 320", [("siren", "732829320", True)]),
        ("Bel 24680135 voor een ei", []),
        ("ordernummer 0403199702", []),
    ],
)
def test_register_numbers(text, found):
    seen = company_numbers(text)

    assert [(s.kind, s.value, s.valid) for s in seen] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("btw NL004495445B01", [("NL004495445B01", True)]),
        ("NL 0044.95.445.B.01", [("NL004495445B01", True)]),
        ("NL004495446B01", [("NL004495446B01", False)]),
        ("BTW BE 0403.199.702", [("BE0403199702", True)]),
        ("TVA 0403.199.702", [("BE0403199702", True)]),
        ("DE 136695976", [("DE136695976", True)]),
        ("de 136 695 976", []),
    ],
)
def test_vat_numbers(text, found):
    assert [(seen.value, seen.valid) for seen in vat_numbers(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kaasstraat 12, 2801 AB Gouda", ["street"]),
        ("Kaasstraat 12-A\n2801AB Gouda\nNederland", ["street"]),
        ("Lange Nieuwstraat 7 bus 3, B-2000 Antwerpen", ["street"]),
        ("12 rue des Pommes, 1000 Bruxelles", ["street"]),
        ("Hauptstraße 5, 10115 Berlin", ["street"]),
        ("Postbus 214, 2871 KZ Schoonhoven", ["post-box"]),
        ("Sinds 12 maart 2019 verkopen wij kaas", []),
        ("Artikel 12 2019 Versie", []),
    ],
)
def test_addresses(text, found):
    assert [seen.kind for seen in addresses(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mail Info@Kaas.test nu", ["info@kaas.test"]),
        ("info [at] kaas [dot] nl", ["info@kaas.nl"]),
        ("info(at)kaas(punt)nl", ["info@kaas.nl"]),
        ("logo@2x.png", []),
        ("naam@example.com", []),
        ("we zijn er at noon. Bel ons", []),
    ],
)
def test_email_addresses(text, found):
    assert [seen.value for seen in contact.emails(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel 0182 - 512 345", ["+31 182 512 345"]),
        ("+32 2 512 34 56", ["+32 2 512 34 56"]),
        ("KvK 24680135", []),
        ("IBAN NL91ABNA0417164300", []),
    ],
)
def test_telephone_numbers(text, found):
    assert [seen.value for seen in contact.phones(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("U hebt 14 dagen bedenktijd.", [("14", "right")]),
        ("Vous disposez de quatorze jours pour vous rétracter.", [("14", "right")]),
        ("You may withdraw within two weeks.", [("14", "right")]),
        ("Sie können binnen vierzehn Tagen widerrufen.", [("14", "right")]),
        ("Herroepen kan binnen veertien (14) dagen.", [("14", "right")]),
        ("Retourneren kan binnen 30 dagen.", [("30", "return")]),
        ("Wij betalen binnen 14 dagen terug nadat u hebt herroepen.", []),
        ("We refund you within 14 days of your withdrawal.", []),
        ("Stuur de kaas binnen 14 dagen na uw herroeping terug.", []),
        ("De levertijd is 3 dagen.", []),
        ("U krijgt binnen 5 dagen antwoord op uw klacht.", []),
    ],
)
def test_periods_of_withdrawal(text, found):
    assert [(seen.value, seen.kind) for seen in withdrawal_periods(text)] == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ga naar http://ec.europa.eu/consumers/odr/", ["live"]),
        ("via la plateforme européenne de RLL", ["live"]),
        ("Het ODR-platform is op 20 juli 2025 gesloten", ["closed"]),
        ("Kijk op https://ec.europa.eu/adr-bodies", []),
    ],
)
def test_references_to_the_closed_platform(text, kinds):
    assert [seen.kind for seen in platform_mentions(text)] == kinds


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Alles accepteren", "accept"),
        ("Akkoord", "accept"),
        ("Tout accepter", "accept"),
        ("Weigeren", "reject"),
        ("Alleen noodzakelijke cookies", "reject"),
        ("Continuer sans accepter", "reject"),
        ("Nur notwendige Cookies", "reject"),
        ("Cookie-instellingen", "settings"),
        ("Paramétrer", "settings"),
        ("Begrepen", "acknowledge"),
        ("Cookiebeleid", "other"),
        ("Abonnement nemen", "other"),
        ("", "other"),
    ],
)
def test_labels_in_a_cookie_banner(label, role):
    assert role_of(label) == role


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Bestelling met betalingsverplichting", "pay"),
        ("Betalen € 12,95", "pay"),
        ("Zahlungspflichtig bestellen", "pay"),
        ("Bestelling afronden", "order"),
        ("Bindende bestelling plaatsen", "order"),
        ("Place binding order", "order"),
        ("Verbindlich bestellen", "order"),
        ("Commander", "order"),
        ("Naar betalen", "onward"),
        ("Continue to payment", "onward"),
        ("Zoeken", "unknown"),
    ],
)
def test_what_a_button_means(label, meaning):
    assert meaning_of(label) == meaning


@pytest.mark.parametrize(
    ("text", "url", "kind"),
    [
        ("Algemene voorwaarden", "https://kaas.test/av", "terms"),
        ("", "https://kaas.test/conditions-generales-de-vente", "terms"),
        ("Privacy & cookies", "https://kaas.test/p", "privacy"),
        ("Retour naar de winkel", "https://kaas.test/", "other"),
        ("Ruilen en retourneren", "https://kaas.test/x", "returns"),
        ("Belegen kaas", "https://kaas.test/product/belegen", "product"),
        ("Onze kaas", "https://kaas.test/collections/kaas", "category"),
        ("Winkelwagen", "https://kaas.test/w", "cart"),
    ],
)
def test_what_a_link_promises(text, url, kind):
    assert kind_of_link(text, url) == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wij sturen de kaas naar u toe en u betaalt het bedrag met een pas.", "nl"),
        ("Nous livrons le fromage chez vous et vous payez avec une carte.", "fr"),
        ("We send the cheese to you and you pay for it with a card.", "en"),
        ("Wir senden den Käse zu Ihnen und Sie zahlen mit der Karte.", "de"),
    ],
)
def test_the_language_of_a_text(text, language):
    assert language_of(text) == language


def test_a_quote_stands_where_it_says():
    text = "Welkom bij ons.\nOnze gegevens: KvK 24680135 te Gouda.\nTot ziens."

    spotted = company_numbers(text)[0]

    assert text[spotted.start :].startswith(spotted.quote)
    assert "24680135" in spotted.quote


def test_only_what_a_visitor_sees_is_text():
    html = (
        "<body><p>Zicht&shy;baar</p><p hidden>a</p><p style='display: none'>b</p>"
        "<script>c</script><noscript>d</noscript><template>e</template>"
        "<dialog>f</dialog><dialog open>Ook</dialog>"
        "<b>vet</b> <i>schuin</i></body>"
    )

    assert read_markup(html, "https://kaas.test/").text == "Zichtbaar\nOok\nvet schuin"


def test_an_address_hidden_from_robots_is_read():
    # Masked by the byte 0x2a, as the content network does.
    masked = "2a" + "".join(f"{ord(sign) ^ 0x2A:02x}" for sign in "info@kaas.test")

    assert decode_protected_address(masked) == "info@kaas.test"
    html = f'<p>Mail <a class="__cf_email__" data-cfemail="{masked}">[x]</a></p>'
    assert read_markup(html, "https://k.test/").text == "Mail info@kaas.test"


def test_a_page_nested_without_end_is_read():
    html = "<div>" * 20_000 + "kaas"

    assert "kaas" in read_markup(html, "https://kaas.test/").text
