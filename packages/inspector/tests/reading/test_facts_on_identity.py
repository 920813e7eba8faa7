"""Who is behind a page: names, addresses, and what belongs to others."""

import pytest
from page_reading import value_of, values_of

from inspector.reading.reader import read_text


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Kaashuis, Lange Tiendeweg 12, 2801 KG Gouda",
         "Lange Tiendeweg 12, 2801 KG Gouda"),
        ("Markt 1-A\n2801JK\u00a0Gouda", "Markt 1-A 2801JK Gouda"),
        ("Veemarkt 3 bus 2, B-3000 Leuven", "Veemarkt 3 bus 2, B-3000 Leuven"),
        ("12 bis, rue du Four\n75006 Paris", "12 bis, rue du Four 75006 Paris"),
        ("Kirchgasse 4\n89073 Ulm", "Kirchgasse 4 89073 Ulm"),
        ("Alte Ziegelei 9\n89073 Ulm\nDeutschland", "Alte Ziegelei 9 89073 Ulm"),
        ("2801 KG Gouda, Lange Tiendeweg 12", "2801 KG Gouda, Lange Tiendeweg 12"),
        ("gevestigd te (2801 KG) Gouda aan de Lange Tiendeweg 12",
         "(2801 KG) Gouda aan de Lange Tiendeweg 12"),
        ("gevestigd aan Tulpenburgh 32 te Obdam",
         "gevestigd aan Tulpenburgh 32 te Obdam"),
        ("Lange Tiendeweg 12\nPostcode: 2801 KG\nPlaats: Gouda",
         "Lange Tiendeweg 12 Postcode: 2801 KG Plaats: Gouda"),
        ("Lange Tiendeweg 12\n(NL) 2801 KG Gouda",
         "Lange Tiendeweg 12 (NL) 2801 KG Gouda"),
        ("Adres: Lange Tiendeweg 12, Gouda", "Lange Tiendeweg 12, Gouda"),
        ("2627 Schelle, Steenwinkelstraat 583", "2627 Schelle, Steenwinkelstraat 583"),
        ("rue de la Station 12/A à 4000 Liège", "rue de la Station 12/A à 4000 Liège"),
        ("3 Grand'Rue, 67000 Strasbourg", "3 Grand'Rue, 67000 Strasbourg"),
        ("22-24 côte du Calvaire, 12200 Najac", "22-24 côte du Calvaire, 12200 Najac"),
        ("8 rue du 8 mai 1945, 69100 Villeurbanne",
         "8 rue du 8 mai 1945, 69100 Villeurbanne"),
        ("Lieu-dit Le Moulin, 24000 Périgueux", "Lieu-dit Le Moulin, 24000 Périgueux"),
        ("Straße des 17. Juni 135, 10623 Berlin",
         "Straße des 17. Juni 135, 10623 Berlin"),
        ("Gewerbegebiet 6, 09405 Gornau", "Gewerbegebiet 6, 09405 Gornau"),
        ("Am Graben 12/3/4, 1060 Wien", "Am Graben 12/3/4, 1060 Wien"),
        ("Bahnhofstrasse 3\nCH-8001 Zürich", "Bahnhofstrasse 3 CH-8001 Zürich"),
        ("10 Main Street, Dublin 2, D02 X285", "10 Main Street, Dublin 2, D02 X285"),
        ("Betalen via Mollie B.V., Keizersgracht 126, 1015 CW Amsterdam.", None),
        ("Klarna Bank AB (publ), Sveavägen 46, 111 34 Stockholm", None),
        ("PayPal (Europe) S.à r.l., 22-24 Boulevard Royal, L-2449 Luxembourg", None),
        ("Op 12 juni 2019, 2801 Kazen verkocht", None),
        ("een BV met zetel te Krullartstraat 7, 5211 HR Den Bosch",
         "Krullartstraat 7, 5211 HR Den Bosch"),
        ("Annastr.18\n65549 Limburg/Lahn", "Annastr.18 65549 Limburg"),
        ("2, rue Coysevox, Bureau 3, 69001 Lyon",
         "2, rue Coysevox, Bureau 3, 69001 Lyon"),
        ("siège social situé au 22, rue du Lavoir à Igé (71960)",
         "22, rue du Lavoir à Igé (71960)"),
        ("siège à LYON (69005), 15 Avenue du Jour",
         "LYON (69005), 15 Avenue du Jour"),
        ("dont le siège social est Val des Prés 11b à 1150 Bruxelles",
         "Val des Prés 11b à 1150 Bruxelles"),
        ("Bezoekadres: Dorpsstraat 12 Gouda", "Dorpsstraat 12 Gouda"),
        ("Kaashuis, Dorpsstraat 12 te Gouda", "Dorpsstraat 12 te Gouda"),
        ("ul. Kaliska 13b, 63-460 Smilow", "ul. Kaliska 13b, 63-460 Smilow"),
        ("Musterstraße 1, 12345 Musterstadt", None),
        ("Hébergeur : OVH, 2 rue Kellermann, 59100 Roubaix", None),
        ("Conception et réalisation\nAgence Untel\n3 rue Neuve\n69001 Lyon", None),
        ("[Straße & Hausnummer]\n[PLZ Ort]", None),
        ("Sinds 12 maart 2019 in Gouda", None),
    ],
)  # fmt: skip
def test_addresses(text, address):
    assert value_of("address", text) == address


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Kaashuis, gevestigd te Gouda.", "Gouda"),
        ("Käse Huber, Sitz der Gesellschaft: Ulm", "Ulm"),
        ("Vestigingsplaats: Bergen op Zoom", "Bergen"),
    ],
)
def test_only_a_town_is_a_partial_address(text, town):
    fact = read_text(text).facts["address"]

    assert (fact.value, fact.details) == (town, {"partial": True})


@pytest.mark.parametrize(
    "text",
    [
        "Mail jouw@email.nl",
        "Mail naam@bedrijf.nl",
        "info@jouwwebwinkel.nl",
        "max@mustermann.de",
        "info@votresite.fr",
        "name@yourstore.com",
    ],
)
def test_an_address_for_mail_that_is_nobody_s(text):
    assert values_of("email", text) == ()


def test_every_address_for_mail_counts_once_and_a_designer_s_not():
    text = (
        "Mail info@kaashuis.test of Info@kaashuis.test, facturen naar "
        "boek@kaashuis.test. Volg ons op Instagram @kaas.huis\n"
        "Ontwerp en realisatie: Pixel, hallo@pixel.test"
    )

    assert values_of("email", text) == ("info@kaashuis.test", "boek@kaashuis.test")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Bel 0182 - 512 345 of 06 12 34 98 76", ("0182 - 512 345", "06 12 34 98 76")),
        ("Tél : +33 (0)6 18 72 44 55", ("+33 (0)6 18 72 44 55",)),
        ("Telefon: 0731 602 18 44, Ihre Bestellung ist bei uns",
         ("0731 602 18 44",)),
        ("Telefoon +49 30 000000", ()),
        ("Artikel 0182512345678", ()),
        ("KvK 24680135, IBAN NL91 ABNA 0417 1643 00", ()),
        ("Registered with the Paris Trade Register under 732 829 320, phone 0618724455",
         ("0618724455",)),
        ("Winkel in Gent (kaas.be), ingeschreven in de Kruispuntbank met 0403.199.702",
         ()),
    ],
)  # fmt: skip
def test_telephone_numbers(text, numbers):
    text = f"{text}\nder die das" if "Telefon:" in text else text
    found = tuple(number.lstrip("+") for number in values_of("phone", text))

    assert found == tuple(number.lstrip("+") for number in numbers)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Contact | Kaashuis\nHet Kaashuis\nMail ons.", "Kaashuis"),
        ("Kaasboer Jansen B.V., gevestigd te Gouda, KvK 24680135",
         "Kaasboer Jansen B.V."),
        ("Privacy - Kaasje\nDeze site is van Melkerij De Koe BV (KvK 24680135).\n"
         "© 2026 Kaasje", "Melkerij De Koe BV"),
        ("Raison sociale : Fromagerie du Lac\nSIRET 732 829 320 00074",
         "Fromagerie du Lac"),
        ("Mentions légales\nÉditeur du site\nFromages Martin SARL\n12 rue du Four\n"
         "75006 Paris", "Fromages Martin SARL"),
        ("Impressum\nAngaben gemäß § 5 DDG\nKäse Huber GmbH\nKirchgasse 4\n89073 Ulm",
         "Käse Huber GmbH"),
        ("Terms of sale\nThese terms are between you and Cheddar Gorge Ltd, "
         "registered in England.", "Cheddar Gorge Ltd"),
        ("Impressum\nKäse Versand GmbH\nKirchgasse 4\n89073 Ulm", "Käse Versand GmbH"),
        ("Datenschutz\nVerantwortlich für die Datenverarbeitung auf dieser Seite ist:\n"
         "Anna Huber\nKirchgasse 4\n89073 Ulm", "Anna Huber"),
        ("Données\nL'Entreprise Individuelle \"Fromages\", située à Lyon, vend.",
         "Fromages"),
        ("Privacy\nThe controller responsible for data processing on this website is "
         "Cheddarhouse. Read on.", "Cheddarhouse"),
        ("La société MELKA est une société au capital de 1 800 000 EUR.", "MELKA"),
        ("Returns Policy / Cancellation Policy\nPlease post them. Our policy is kind.",
         None),
        ("Mentions légales\nHost: Serveurs du Nord SAS – 12 rue Neuve – 59000 Lille",
         None),
        ("Privacybeleid\nDe verantwoordelijke is Winkelnaam, die alles bewaart.", None),
        ("Welkom\n© Kaashuis - Alle rechten voorbehouden", "Kaashuis"),
        ("Legal notice\nOwner: Fromages — 3 rue Neuve, 69001 Lyon", "Fromages"),
        ("Wij meten met Google Ireland Limited en betalen met Mollie B.V.\n"
         "© 2026 Kaashuis Gouda. Alle rechten voorbehouden.", "Kaashuis Gouda"),
        ("Mentions légales\nÉditeur : Ma Boutique en Ligne", None),
        ("Impressum\nMax Mustermann\nMusterstraße 1", None),
    ],
)  # fmt: skip
def test_the_name_of_the_company(text, name):
    assert value_of("company_name", text) == name
