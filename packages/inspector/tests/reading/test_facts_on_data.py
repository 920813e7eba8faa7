"""What is read of rights, keeping of data, authorities and cookies."""

import pytest
from page_reading import value_of, values_of


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("U hebt recht op inzage, correctie en verwijdering van uw gegevens, u kunt "
         "bezwaar maken en uw gegevens laten overdragen.",
         {"access", "rectification", "erasure", "objection", "portability"}),
        ("Vous disposez d'un droit d'accès, de rectification, d'effacement, de "
         "limitation et d'opposition concernant vos données.",
         {"access", "rectification", "erasure", "restriction", "objection"}),
        ("You have the right to access, correct or erase your personal data and to "
         "withdraw your consent.",
         {"access", "rectification", "erasure", "withdraw consent"}),
        ("Sie haben das Recht auf Auskunft, Berichtigung und Löschung Ihrer Daten "
         "sowie ein Beschwerderecht.",
         {"access", "rectification", "erasure", "complaint"}),
        ("U hebt het recht de koop te herroepen.", set()),
        ("Alle rechten voorbehouden. Verwijder gegevens nooit.", set()),
        ("Toegang tot de kelder is beperkt.", set()),
    ],
)  # fmt: skip
def test_rights_over_one_s_data(text, rights):
    assert set(values_of("privacy_rights", text)) == rights


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Privacyverklaring\nUw facturen bewaren wij zeven jaar.", "7 years"),
        ("Wij bewaren uw gegevens niet langer dan nodig is.", "generic"),
        ("Politique de confidentialité\nVos données sont conservées 3 ans, les "
         "factures 10 ans.", "3 years / 10 years"),
        ("Cookies\nUn traceur est conservé treize mois, soit 13 mois.", "13 months"),
        ("We retain your personal data for 24 months.", "24 months"),
        ("Wir speichern Ihre Daten sechs Monate lang.", "6 months"),
        ("Cookiebeleid\nNaam\nDuur\nmandje\n30 dagen\nkeuze\n1 jaar",
         "30 days / 1 years"),
        ("Bewaar de kaas koel en eet hem binnen 14 dagen op.", None),
        ("Nos fromages se conservent au frais 10 jours.", None),
        ("Wij verkopen al 30 jaar kaas.", None),
    ],
)  # fmt: skip
def test_how_long_data_are_kept(text, value):
    assert value_of("retention_terms", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Dien een klacht in bij de Autoriteit Persoonsgegevens.", "AP"),
        ("U kunt terecht bij de GBA in Brussel.", "GBA"),
        ("Plainte auprès de l'Autorité de protection des données.", "GBA"),
        ("Vous pouvez saisir la CNIL.", "CNIL"),
        ("Complain to the Information Commissioner's Office.", "ICO"),
        ("Beschwerde bei einer Aufsichtsbehörde", "generic"),
        ("een klacht bij de toezichthoudende autoriteit", "generic"),
        ("Site déclaré à la CNIL sous le numéro 1234567.", None),
        ("De voedselautoriteit keurt onze kaas.", None),
    ],
)
def test_the_authority_for_data(text, value):
    assert value_of("data_protection_authority", text) == value


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("Wij plaatsen functionele en analytische cookies.",
         ("functional", "analytics")),
        ("Noodzakelijke cookies staan altijd aan; marketingcookies niet.",
         ("necessary", "marketing")),
        ("Nous utilisons des cookies strictement nécessaires et des cookies de "
         "mesure d'audience.", ("necessary", "analytics")),
        ("We use essential, functional and advertising cookies.",
         ("essential", "functional", "advertising")),
        ("Wir setzen technisch notwendige Cookies und Statistik-Cookies.",
         ("necessary", "statistics")),
        ("Cookiebeleid\nNoodzakelijk\nVoor de winkelwagen en het afrekenen.\n"
         "Marketing\nVoor advertenties elders op het net.",
         ("necessary", "marketing")),
        ("Wij gebruiken geen marketingcookies.", ()),
        ("Het is noodzakelijk een adres te geven.", ()),
        ("Nous recherchons un responsable marketing.", ()),
    ],
)  # fmt: skip
def test_sorts_of_cookies(text, sorts):
    assert values_of("cookie_categories", text) == sorts
