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
        ("Musterstraße 1, 12345 Musterstadt", None),
        ("Hébergeur : OVH, 2 rue Kellermann, 59100 Roubaix", None),
        ("Conception et réalisation\nAgence Untel\n3 rue Neuve\n69001 Lyon", None),
        ("[Straße & Hausnummer]\n[PLZ Ort]", None),
        ("Sinds 12 maart 2019 in Gouda", None),
    ],
)  # fmt: skip
def test_addresses(text, address):
    assert value_of("address", text) == address


def test_only_a_town_is_a_partial_address():
    fact = read_text("Kaashuis, gevestigd te Gouda.").facts["address"]

    assert (fact.value, fact.details) == ("Gouda", {"partial": True})


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
        ("Wij meten met Google Ireland Limited en betalen met Mollie B.V.\n"
         "© 2026 Kaashuis Gouda. Alle rechten voorbehouden.", "Kaashuis Gouda"),
        ("Mentions légales\nÉditeur : Ma Boutique en Ligne", None),
        ("Impressum\nMax Mustermann\nMusterstraße 1", None),
    ],
)  # fmt: skip
def test_the_name_of_the_company(text, name):
    assert value_of("company_name", text) == name
