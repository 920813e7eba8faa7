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
        ("Jouw rechten\nJe hebt het recht om je gegevens op te vragen, te laten wissen "
         "en over te laten dragen.\n8. Aansprakelijkheid\nWij beperken die.",
         {"access", "erasure", "portability"}),
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
        ("Privacyverklaring\nWij bewaren uw gegevens zolang u klant bent.", "generic"),
        ("Privacyverklaring\nWij verwijderen die zodra ze niet meer nodig zijn.",
         "generic"),
        ("Confidentialité\nVos données sont effacées après trente-six mois.",
         "36 months"),
        ("Confidentialité\nNous les conservons tant que votre compte est actif.",
         "generic"),
        ("Privacy policy\nWe maintain order data unless you ask us to delete them.",
         "generic"),
        ("Datenschutzerklärung\nDie Daten werden gelöscht, sobald sie für den Zweck "
         "nicht mehr erforderlich sind.", "generic"),
        ("Datenschutzerklärung\nNach Ablauf der steuerrechtlichen Aufbewahrungsfristen "
         "werden die Daten gelöscht.", "generic"),
        ("Privacyverklaring\nDie gegevens worden uiterlijk zeven dagen na uw bezoek "
         "verwijderd.", "7 days"),
        ("Privacyverklaring\nWij bewaren ze totdat u zich afmeldt.", "generic"),
        ("Cookiebeleid\nTijdelijke bestanden blijven bewaard totdat u de browser "
         "sluit.", None),
        ("Privacyverklaring\nOpslag aan de straat.", None),
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
        ("klacht bij de Belgische Privacycommissie", "GBA"),
        ("Mail contact@apd-gba.be", "GBA"),
        ("een klacht bij de toezichthouder op privacy", "generic"),
        ("your local data protection regulator", "generic"),
        ("Der Landesbeauftragte für den Datenschutz in Ulm", "LAND"),
        ("Aufsichtsbehörde nach § 34c GewO ist die IHK Ulm", None),
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
        ("We use cookies and similar technologies for analytics and marketing.",
         ("analytics", "marketing")),
        ("Alle anderen Cookies (Analyse, Marketing) nur mit Zustimmung.",
         ("analytics", "marketing")),
        ("Cookiebeleid\nNoodzakelijk – voor de winkelwagen\nStatistisch – om te meten\n"
         "Naam\nSoort\nmandje\nFunctioneel\n1 jaar", ("necessary", "statistics")),
        ("Cookies\nNaam\nSoort\nmandje\nFunctioneel\n_teller\nAnalytisch",
         ("functional", "analytics")),
        ("Essentiële cookies, ook wel noodzakelijke cookies, en analytische cookies.",
         ("essential", "analytics")),
        ("Les cookies sont nécessaires au bon fonctionnement du panier.", ()),
        ("Als wij later marketingcookies gebruiken, vragen wij het eerst.", ()),
        ("Wie cookies weigert, mist functionele delen van de winkel.", ()),
        ("Wij gebruiken geen marketingcookies.", ()),
        ("We ask before we place non-essential cookies.", ()),
        ("Het is noodzakelijk een adres te geven.", ()),
        ("Nous recherchons un responsable marketing.", ()),
    ],
)  # fmt: skip
def test_sorts_of_cookies(text, sorts):
    assert values_of("cookie_categories", text) == sorts
