"""What a page is, read from its words, and in which language."""

import pytest
from invented_texts import AROUND, invented_pages

from inspector.reading.banner_text import without_banner
from inspector.reading.language import language_of
from inspector.reading.page_class import class_of

OURS = [page for page in invented_pages() if page["language"] in AROUND]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Algemene voorwaarden | Kaashuis\nArtikel 1", "terms"),
        ("Conditions générales de vente - Fromages\nArticle 1", "terms"),
        ("AGB – Käse Huber\n§ 1 Geltung", "terms"),
        ("Privacy- en cookieverklaring\nUw gegevens", "privacy"),
        ("Datenschutzerklärung\nIhre Daten", "privacy"),
        ("Cookiebeleid | Kaashuis\nKleine bestanden", "cookies"),
        ("Gestion des cookies\nUn petit fichier", "cookies"),
        ("Ruilen en retourneren\nStuur het terug", "returns"),
        ("Widerrufsbelehrung – Käse Huber\nSie haben das Recht", "returns"),
        ("Verzending & retour\nWij verzenden met de post", "shipping"),
        ("Livraison | Fromages\nNous livrons", "shipping"),
        ("Klachtenregeling\nHebt u een klacht?", "complaints"),
        ("Kaashuis - Contact\nBel ons", "contact"),
        ("Impressum\nAngaben gemäß § 5 DDG", "contact"),
        ("Mentions légales\nDirecteur de la publication : M. Martin", "contact"),
        ("Veelgestelde vragen\nHoe lang duurt het verzenden?", "other"),
        ("Over ons | Kaashuis\nSinds 1912", "other"),
        ("Onze producten\nJonge kaas € 9,95\nIn winkelwagen", "product"),
        ("Belegen kaas | Kaashuis\n€ 12,50\nOp voorraad\nIn winkelwagen\n"
         "Lees over verzenden en retourneren.", "product"),
        ("Verkoop- en leveringsvoorwaarden\nArtikel 1", "terms"),
        ("Member Agreement\nYou may close your account.", "terms"),
        ("How we use your information\nWe keep it safe.", "privacy"),
        ("Kundenservice | Käse Huber\nWir sind für dich da.", "contact"),
        ("Wettelijke vermeldingen\nKaashuis BV", "contact"),
        ("Betalen | Kaashuis\nMet de kaart", "other"),
        ("Pagina niet gevonden | Kaashuis\nTerug naar verzenden of retourneren",
         "other"),
        ("Welkom bij Kaashuis\nContact\nVerzenden", "other"),
        ("Kaas kopen | Gratis verzending | Kaashuis\n€ 12,50\nIn winkelwagen\n"
         "Gewicht", "product"),
        ("Mütze | Wollwerk\n29,90 €\nAusverkauft\nMaterial: Wolle\nGröße\n"
         "Versand mit DHL in 2 Werktagen. Versandkosten 4,90 €. Sendungsverfolgung.",
         "product"),
        ("ARTICLE 1\nLes présentes conditions générales de vente s'appliquent à tout.",
         "terms"),
        ("Retoureverfahren\nSenden Sie den Käse zurück.", "returns"),
        ("Restitutiebeleid\nU krijgt alles terug.", "returns"),
        ("PREAMBULE\nLes présentes conditions régissent les ventes.", "terms"),
        ("Wij doen ons best. Deze privacyverklaring legt uit hoe.", "privacy"),
        ("Kaas is lekker.", "other"),
        ("", "other"),
    ],
)  # fmt: skip
def test_the_class_of_a_page(text, kind):
    assert class_of(text) == kind


def test_a_menu_does_not_make_a_page_what_it_links_to():
    menu = "Home\nPrivacybeleid\nVoorwaarden\nRetourneren\nContact\n"
    text = (
        f"{menu}Verzenden\n"
        "Wij verzenden elke werkdag met PostNL; de verzendkosten zijn vijf euro en "
        f"de levertijd is één dag.\n{menu}"
    )

    assert class_of(text) == "shipping"


def test_the_last_entry_of_a_menu_is_no_heading():
    menu = "Home\nKazen\nMessen\nBlog\nCadeaus\nContact\n"

    assert (
        class_of(
            f"Kaashuis\n{menu}Ons verhaal begint in 1987\n"
            "Opa stond met een kraam op de markt en sneed elke kaas met de hand."
        )
        == "other"
    )


def test_the_address_helps_where_the_words_are_few():
    assert class_of("Kaashuis\nWelkom", "https://kaashuis.test/retour-en-ruilen") == (
        "returns"
    )


@pytest.mark.parametrize("page", invented_pages(), ids=lambda page: page["name"])
def test_a_page_without_a_title_is_known_by_what_it_says(page):
    assert class_of(page["text"]) == page["class"]


@pytest.mark.parametrize("page", OURS, ids=lambda page: page["name"])
def test_a_page_is_the_same_among_menus_and_links(page):
    around = AROUND[page["language"]]

    assert class_of(around["menu"] + page["text"] + around["foot"]) == page["class"]


@pytest.mark.parametrize("page", OURS, ids=lambda page: page["name"])
def test_a_banner_makes_no_page_a_page_about_cookies(page):
    banner = AROUND[page["language"]]["banner"]

    assert class_of(banner + page["text"]) == page["class"]
    assert class_of(page["text"] + "\n" + banner) == page["class"]


def test_only_the_banner_is_taken_out():
    banner = AROUND["nl"]["banner"]

    assert without_banner(f"{banner}\nKaas\nJa, die is lekker.\n").split() == (
        ["Kaas", "Ja,", "die", "is", "lekker."]
    )
    assert without_banner("Cookiebeleid\nWat cookies zijn.\nTerug") == (
        "Cookiebeleid\nWat cookies zijn.\nTerug"
    )
    assert without_banner(banner) == banner


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Enviamos los quesos a toda España y no cobramos los gastos de envío por un "
         "pedido con más de cien euros para los clientes de la casa.", "es"),
        ("Spediamo i formaggi in tutta Italia e non costa nulla per gli ordini del "
         "mese se sono sopra la soglia che trovi nella pagina.", "it"),
        ("Wij sturen de kaas naar u toe. " * 3 + "Enviamos los quesos a la casa.",
         "nl"),
        ("Do 10-18 Uhr, Fr 10-20 Uhr. Wir sind für Sie da und freuen uns auf die "
         "Fragen, die Sie zu unseren Käsen haben.", "de"),
        ("Kaas", ""),
    ],
)  # fmt: skip
def test_a_language_we_cannot_read_is_named_too(text, language):
    assert language_of(text) == language


def test_a_page_in_two_languages_counts_as_the_one_we_can_read():
    german = "Wir senden den Käse zu Ihnen und Sie zahlen mit der Karte. "
    spanish = "Enviamos los quesos a la casa del cliente y no cobramos por las cajas. "

    assert language_of(spanish * 3 + german * 2) == "de"
