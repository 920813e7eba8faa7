"""What the words of a shop mean for each demand: one that passes, one that does not.

Each line: a check, the kind of page, the words on it, and the outcome. The rest of the
shop is the cheese shop in good order; `drop` leaves out pages that would say it too.
"""

from datetime import date

import pytest
from invented import URL, a_site, find
from patience import comes_to_an_end

from inspector import Outcome, Page, Profile, Site, advise, describe, examine

MET, NOT_MET = Outcome.MET, Outcome.NOT_MET
UNCLEAR, APART = Outcome.UNCLEAR, Outcome.NOT_APPLICABLE

WORDS = [
    ("prices.vat-inclusive", "product", "€ 12,50 excl. btw", NOT_MET),
    ("prices.vat-inclusive", "product", "€ 12,50 incl. btw", MET),
    ("prices.vat-inclusive", "home", "Prijzen excl. btw, of incl. btw", UNCLEAR),
    ("prices.delivery-cost", "delivery", "Verzendkosten: € 4,95 per pakket.", MET),
    ("prices.delivery-cost", "delivery", "La livraison est gratuite.", MET),
    (
        "prices.payment-surcharge",
        "payment",
        "PayPal: € 1,00 toeslag per keer.",
        NOT_MET,
    ),
    (
        "prices.payment-surcharge",
        "terms",
        "Wij rekenen transactiekosten van 2%.",
        UNCLEAR,
    ),
    ("prices.unit-price", "product", "€ 17,90 per kg", MET),
    ("prices.reduction-30-days", "product", "Nu 20% korting", UNCLEAR),
    ("prices.personalised", "product", "Dit is uw persoonlijke prijs.", UNCLEAR),
    (
        "prices.import-charges",
        "delivery",
        "Invoerrechten zijn voor uw rekening.",
        UNCLEAR,
    ),
    ("prices.sales-period", "home", "Solden! Alles moet weg.", NOT_MET),
    ("prices.credit-warning", "payment", "Betaal met Klarna in 3 delen.", UNCLEAR),
    (
        "prices.credit-warning",
        "payment",
        "Met Riverty betaalt u later. Let op, geld lenen kost ook geld.",
        MET,
    ),
    ("ordering.correct-errors", "terms", "U kunt uw gegevens controleren.", UNCLEAR),
    ("ordering.confirmation", "terms", "We confirm your order by e-mail.", UNCLEAR),
    ("ordering.limits-at-start", "payment", "iDEAL en Visa.", MET),
    ("ordering.third-party-seller", "product", "Verkocht door Boer Piet", UNCLEAR),
    (
        "ordering.product-information",
        "product",
        "Een slimme weegschaal die via bluetooth met uw telefoon praat.",
        UNCLEAR,
    ),
    (
        "withdrawal.start",
        "returns",
        "De bedenktijd van 14 dagen na de besteldatum geldt altijd.",
        NOT_MET,
    ),
    ("withdrawal.exceptions", "returns", "Sale kan niet retour.", UNCLEAR),
    ("withdrawal.return-cost", "returns", "Le retour est gratuit.", MET),
    (
        "withdrawal.refund",
        "returns",
        "Wij betalen uiterlijk: de terugbetaling volgt binnen 30 dagen.",
        NOT_MET,
    ),
    (
        "withdrawal.refund",
        "returns",
        "Verzendkosten krijgt u niet terug.",
        NOT_MET,
    ),
    (
        "withdrawal.no-extra-conditions",
        "returns",
        "Alleen in de originele verpakking.",
        UNCLEAR,
    ),
    (
        "withdrawal.no-extra-conditions",
        "returns",
        "Items must be unopened and in their original packaging.",
        UNCLEAR,
    ),
    (
        "withdrawal.no-extra-conditions",
        "returns",
        "Het product moet ongeopend retour komen.",
        UNCLEAR,
    ),
    (
        "withdrawal.no-extra-conditions",
        "returns",
        "Zonder onze goedkeuring nemen wij niets terug.",
        UNCLEAR,
    ),
    (
        "withdrawal.function-receipt",
        "returns",
        "U krijgt meteen een bevestiging.",
        UNCLEAR,
    ),
    ("delivery.time-stated", "product", "Ordered before 16, delivered in 2 days", MET),
    ("delivery.max-30-days", "terms", "De levertijd is indicatief.", UNCLEAR),
    ("delivery.max-30-days", "delivery", "Wij leveren binnen 3 werkdagen.", MET),
    ("guarantee.legal-reminder", "terms", "Vous avez la garantie légale.", MET),
    ("guarantee.not-limited", "terms", "Op deze kaas zit geen garantie.", UNCLEAR),
    ("guarantee.harmonised-notice", "home", "Geharmoniseerde kennisgeving", UNCLEAR),
    ("guarantee.durability-label", "product", "10 jaar fabrieksgarantie", UNCLEAR),
    (
        "guarantee.commercial-terms",
        "product",
        "Niet goed, geld terug! 5 jaar garantie",
        MET,
    ),
    ("guarantee.repair-and-updates", "product", "Een oplaadbare kaasschaaf", UNCLEAR),
    ("payment.advance-nl", "payment", "Betaal achteraf met een factuur.", UNCLEAR),
    ("payment.iban-sepa", "contact", "Onze rekening: NL91 ABNA 0417 1643 00", MET),
    ("payment.iban-sepa", "contact", "Onze rekening: NL91 ABNA 0417 1643 01", NOT_MET),
    ("payment.iban-sepa", "payment", "Alleen Nederlandse bankrekeningen.", NOT_MET),
    ("payment.late-costs", "terms", "Een aanmaning kost € 15.", UNCLEAR),
    ("terms.storable", "terms", "Versie van 3 maart 2026.", MET),
    (
        "terms.law-and-forum",
        "terms",
        "Uitsluitend de rechtbank te Gouda is bevoegd.",
        UNCLEAR,
    ),
    ("terms.exclusions", "terms", "Wij zijn nooit aansprakelijk voor schade.", UNCLEAR),
    (
        "terms.law-and-forum",
        "terms",
        "Uitsluitend de rechtbank te Gouda is bevoegd. Zie https://ec.test/consumers.",
        UNCLEAR,
    ),
    (
        "terms.law-and-forum",
        "terms",
        "Disputes shall be brought exclusively before the courts of Rotterdam.",
        UNCLEAR,
    ),
    (
        "terms.law-and-forum",
        "terms",
        "The courts of Gouda only, or those of your domicile as a consumer.",
        MET,
    ),
    (
        "terms.exclusions",
        "terms",
        "Wij zijn nooit aansprakelijk, ook niet bij eigen opzet of grove schuld.",
        NOT_MET,
    ),
    (
        "terms.exclusions",
        "terms",
        "We are not liable for damage, including damage by our own gross negligence.",
        NOT_MET,
    ),
    (
        "terms.exclusions",
        "terms",
        "Wij zijn niet aansprakelijk, behalve bij opzet of grove schuld.",
        MET,
    ),
    (
        "terms.exclusions",
        "terms",
        "Notre responsabilité est exclue pour tout dommage, y compris la faute grave.",
        NOT_MET,
    ),
    (
        "terms.law-and-forum",
        "terms",
        "Seuls les tribunaux de Namur sont compétents. En cas de litige, le "
        "consommateur peut aussi aller sur la plateforme européenne.",
        UNCLEAR,
    ),
    (
        "terms.one-sided",
        "terms",
        "Nos prix s'entendent toutes taxes comprises et sans frais de port ; ils "
        "peuvent changer à tout moment.",
        UNCLEAR,
    ),
    (
        "advertising.carbon-offset",
        "product",
        "Livrée de façon neutre en carbone.",
        NOT_MET,
    ),
    (
        "prices.payment-surcharge",
        "terms",
        "Un supplément de 2 % est demandé pour les paiements par carte de crédit.",
        UNCLEAR,
    ),
    (
        "prices.payment-surcharge",
        "payment",
        "Aucun supplément de 2 € pour les paiements par carte.",
        UNCLEAR,
    ),
    (
        "prices.payment-surcharge",
        "terms",
        "A surcharge of 2% applies to payments by credit card.",
        UNCLEAR,
    ),
    (
        "prices.payment-surcharge",
        "payment",
        "Wij rekenen extra kosten van € 0,50 als u met PayPal betaalt.",
        NOT_MET,
    ),
    ("complaints.scheme-mediation", "home", "Klachten\nLid van BeCommerce", UNCLEAR),
    (
        "complaints.scheme-mediation",
        "home",
        "Komen we er niet uit, dan bemiddelt BeCommerce tussen u en ons.",
        MET,
    ),
    ("terms.one-sided", "terms", "Prijzen kunnen te allen tijde wijzigen.", UNCLEAR),
    (
        "terms.renewal",
        "terms",
        "Het wordt stilzwijgend verlengd met een jaar.",
        NOT_MET,
    ),
    ("terms.renewal", "product", "Neem een abonnement op kaas", UNCLEAR),
    ("terms.current", "terms", "Gevestigd te [adres van het bedrijf].", NOT_MET),
    (
        "terms.current",
        "privacy",
        "Volgens de Wet bescherming persoonsgegevens.",
        NOT_MET,
    ),
    ("privacy.retention", "privacy", "We keep orders for seven years.", MET),
    (
        "privacy.review-invitation",
        "home",
        "Wij vragen beoordelingen via Kiyoh.",
        NOT_MET,
    ),
    (
        "privacy.review-invitation",
        "privacy",
        "Kiyoh krijgt uw naam en e-mailadres voor een uitnodiging.",
        MET,
    ),
    (
        "privacy.newsletter",
        "privacy",
        "Afmelden voor de nieuwsbrief kan altijd.",
        UNCLEAR,
    ),
    (
        "privacy.rights",
        "privacy",
        "Inzage, correctie, wissen, beperken, overdragen, bezwaar, intrekken.",
        MET,
    ),
    ("complaints.answer-term", "contact", "Wij antwoorden binnen 30 dagen.", UNCLEAR),
    ("complaints.answer-term", "contact", "U krijgt binnen 5 dagen antwoord.", MET),
    ("complaints.adr-body", "terms", "Ga naar degeschillencommissie.nl.", MET),
    (
        "complaints.adr-body",
        "terms",
        "Wij zijn niet aangesloten bij DigiDispuut.",
        UNCLEAR,
    ),
    (
        "complaints.scheme-mediation",
        "terms",
        "Bij een klacht bemiddelt BeCommerce.",
        MET,
    ),
    ("reviews.verification-explained", "home", "9,2 / 10 uit 84 reviews", UNCLEAR),
    (
        "reviews.verification-explained",
        "home",
        "9,2 / 10. Alleen kopers kunnen een beoordeling schrijven.",
        MET,
    ),
    ("reviews.system-in-use", "home", "Beoordeeld op Trustpilot.", UNCLEAR),
    ("reviews.figures-match", "home", "Wij scoren 9,2 / 10.", UNCLEAR),
    (
        "reviews.no-manipulation",
        "home",
        "Schrijf een review en krijg korting.",
        UNCLEAR,
    ),
    (
        "reviews.no-manipulation",
        "home",
        "Geef ons 5 sterren en krijg 10% korting!",
        UNCLEAR,
    ),
    ("advertising.generic-green-claims", "product", "Een duurzame kaas.", UNCLEAR),
    ("advertising.generic-green-claims", "product", "100% duurzaam.", UNCLEAR),
    (
        "advertising.generic-green-claims",
        "product",
        "Duurzame verpakking: 80% minder plastic.",
        MET,
    ),
    ("advertising.carbon-offset", "home", "Wij leveren CO2-neutraal.", NOT_MET),
    ("advertising.sustainability-label", "product", "Met het FSC-keurmerk.", UNCLEAR),
    ("advertising.false-urgency", "product", "Nog maar 3 stuks op voorraad!", UNCLEAR),
    ("advertising.regulated-claims", "product", "Helpt tegen artrose.", UNCLEAR),
    ("accessibility.statement", "other", "Wij volgen WCAG 2.1 en EN 301 549.", MET),
    ("safety.manufacturer", "product", "Fabrikant: Boer BV, 2801 AB Gouda", MET),
    ("safety.eu-responsible", "product", "Fabrikant: Wei Ltd, Shenzhen", UNCLEAR),
    (
        "safety.eu-responsible",
        "product",
        "Fabrikant: Wei Ltd, Shenzhen. Importeur: Boer BV, Gouda",
        MET,
    ),
    ("safety.identification", "product", "Artikelnummer: KA-1204", MET),
    (
        "safety.warnings",
        "product",
        "Speelgoed. Let op: niet voor jonge kinderen",
        UNCLEAR,
    ),
    ("safety.energy-label", "product", "Een koelkast voor kaas", UNCLEAR),
    ("safety.energy-label", "product", "Koelkast, energieklasse C", MET),
    ("safety.hazard-label", "product", "Bleek, 1 liter", UNCLEAR),
    ("safety.hazard-label", "product", "Bleek. Signaalwoord: gevaar. H314", MET),
    ("safety.label-information", "product", "Ingrediënten: melk, zout", MET),
    (
        "restricted.scheme-exclusions",
        "product",
        "Replica van een bekend horloge",
        UNCLEAR,
    ),
    ("restricted.alcohol", "product", "Rode wijn, 13% vol", UNCLEAR),
    ("restricted.tobacco-vape", "product", "E-liquid, 10 ml", NOT_MET),
    ("restricted.tobacco-vape", "home", "Wij verkopen geen sigaretten.", APART),
    ("restricted.medicines", "product", "Melatonine 5 mg", UNCLEAR),
    ("restricted.weapons-fireworks", "product", "Pepperspray", UNCLEAR),
    ("geo.access-to-goods", "terms", "Alleen voor inwoners van Nederland.", UNCLEAR),
    ("geo.payment", "payment", "Alleen Nederlandse bankrekeningen.", NOT_MET),
    (
        "trustmark.scheme-named",
        "terms",
        "Wij volgen de gedragscode van WebwinkelKeur.",
        MET,
    ),
    ("trustmark.no-false-membership", "home", "Lid van de Kaasbond.", UNCLEAR),
    ("b2b.audience-clear", "home", "Wij leveren uitsluitend aan bedrijven.", UNCLEAR),
    ("b2b.prices-excl-vat", "product", "€ 12,50 excl. btw", MET),
    ("b2b.prices-excl-vat", "product", "€ 12,50 incl. btw", UNCLEAR),
    ("b2b.terms", "terms", "Zakelijke voorwaarden voor levering.", UNCLEAR),
    ("b2b.unfair-terms", "terms", "U aanvaardt onweerlegbaar elke levering.", UNCLEAR),
    ("b2b.payment-term", "terms", "Zakelijk: betaling binnen 90 dagen.", NOT_MET),
    ("b2b.payment-term", "terms", "Zakelijk: betaling binnen 30 dagen.", MET),
    ("b2b.einvoice", "terms", "Wij sturen facturen via Peppol.", UNCLEAR),
    ("b2b.platform-fairness", "home", "Word verkoper op ons platform.", UNCLEAR),
    ("identity.supervisory-authority", "home", "Wij zijn een apotheek.", UNCLEAR),
    ("identity.phone-cost", "contact", "Bel ons voor € 0,80 per minuut.", UNCLEAR),
    ("identity.reachable", "contact", "Bereikbaar op werkdagen tot 5 uur.", UNCLEAR),
    ("security.external-scan", "about", "Elk half jaar een security scan.", UNCLEAR),
    ("security.payment-page", "payment", "Betalen gaat via Mollie.", UNCLEAR),
    ("accessibility.scope", "about", "Wij zijn een micro-onderneming.", UNCLEAR),
]


def says(kind: str, words: str) -> Site:
    """The cheese shop with one page more, of this kind and with these words."""
    site: Site = a_site()
    html = f"<html lang='nl'><title>Kaas</title><p>{words}</p></html>"
    page = Page(f"{URL}{kind}-extra", kind, html=html, text=words, language="nl")
    more: Site = a_site(pages=(page, *site.pages))
    return more


@pytest.mark.parametrize(("check", "kind", "words", "outcome"), WORDS)
def test_words_are_read_for_what_they_say(check, kind, words, outcome):
    finding = find(check, says(kind, words))

    assert finding.outcome is outcome
    if finding.start is not None:
        page = next(p for p in says(kind, words).pages if p.url == finding.url)
        assert page.text[finding.start :].startswith(finding.quote)


@pytest.mark.parametrize("check", sorted({line[0] for line in WORDS}))
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_what_was_read_is_told_in_every_language(check, language):
    for code, kind, words, _ in WORDS:
        if code == check:
            finding = find(check, says(kind, words))
            assert describe(finding, language).endswith(".")
            if finding.outcome in {NOT_MET, UNCLEAR}:
                assert advise(finding, language)


@pytest.mark.parametrize("check", sorted({line[0] for line in WORDS}))
def test_nothing_seen_is_never_met(check):
    empty = a_site(pages=(), consent=(), checkout=None, banner=None, tls=())

    assert find(check, empty).outcome is UNCLEAR


@pytest.mark.parametrize(
    ("check", "drop"),
    [
        ("delivery.time-stated", {"sturen die binnen twee werkdagen naar u toe": "x"}),
        (
            "guarantee.legal-reminder",
            {"wat u ervan mag verwachten": "lekker", "wettelijke rechten": "zin"},
        ),
        ("complaints.procedure", {"Hebt u een klacht, mail of bel": "Groet"}),
        ("withdrawal.model-form", {"hierbij mede": "graag", "Modelformulier": "Brief"}),
        (
            "privacy.complaint-authority",
            {"een klacht indienen bij de Autoriteit Persoonsgegevens": "dat zeggen"},
        ),
    ],
)
def test_silence_counts_when_the_pages_were_seen(check, drop):
    assert find(check, a_site()).outcome is MET

    finding = find(check, a_site(change=drop))

    assert finding.outcome is NOT_MET
    assert advise(finding, "nl")


@pytest.mark.parametrize(
    "seed", ["Kaas B", "A-A-A-", "voorwaarden ", "\\[naam", "a@a."]
)
def test_a_page_that_repeats_itself_is_examined_all_the_same(seed):
    text = (seed * 20_000)[:30_000]
    kinds = ("home", "terms", "privacy", "contact", "complaints", "product")
    pages = tuple(Page(f"{URL}{kind}", kind, html=text, text=text) for kind in kinds)
    site = a_site(pages=pages)

    with comes_to_an_end():
        report = examine(site, Profile.everything(), on=date(2026, 11, 23))

    assert not [f.check for f in report.findings if f.outcome is Outcome.FAILED]
