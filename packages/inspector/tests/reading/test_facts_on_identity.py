"""Who is behind a page: names, numbers, addresses, and what belongs to others."""

import pytest
from page_reading import value_of, values_of

from inspector.reading.reader import read_text


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("kvk_number", "KvK-nummer: 24680135", "24680135"),
        ("kvk_number", "Kamer van Koophandel Gouda nr. 24 680 135", "24 680 135"),
        ("kvk_number", "Handelsregister 24680135", "24680135"),
        ("kvk_number", "KvK: [nummer]", None),
        ("kvk_number", "KvK 12345678", None),
        ("kvk_number", "KvK 00000000", None),
        ("kvk_number", "Bestelnummer 24680135", None),
        ("kvk_number", "Ondernemingsnummer 0403.199.702", None),
        ("kbo_number", "Ondernemingsnummer: 0403.199.702", "0403.199.702"),
        ("kbo_number", "BCE BE 0403.199.702", "BE 0403.199.702"),
        ("kbo_number", "RPR Gent 0403.199.702", "0403.199.702"),
        ("kbo_number", "BTW BE 0403.199.702", None),
        ("kbo_number", "KvK 24680135", None),
        ("vat_number", "Btw: NL004495445B01.", "NL004495445B01"),
        ("vat_number", "TVA : BE 0403.199.702", "BE 0403.199.702"),
        ("vat_number", "TVA intracommunautaire FR40303265045", "FR40303265045"),
        ("vat_number", "USt-IdNr.: DE 136 695 976", "DE 136 695 976"),
        ("vat_number", "UID ATU13585627", "ATU13585627"),
        ("vat_number", "USt-IdNr.: DE 000 000 000", None),
        ("vat_number", "Ondernemingsnummer BE 0403.199.702", None),
        ("vat_number", "TVA : A COMPLETER", None),
        ("fr_siren_siret", "SIREN 732 829 320", "732 829 320"),
        ("fr_siren_siret", "SIRET : 732 829 320 00074", "732 829 320 00074"),
        ("fr_siren_siret", "RCS Lyon 732 829 320\n69001 Lyon", "732 829 320"),
        ("fr_siren_siret", "732 829 320 RCS Paris", "732 829 320"),
        ("fr_siren_siret", "SIRET : 000 000 000 00000", None),
        ("fr_siren_siret", "SIRET à compléter", None),
        ("fr_siren_siret", "Tél. 01 23 45 67 89", None),
        ("de_register", "Amtsgericht Ulm, HRB 74213", "HRB 74213"),
        ("de_register", "HRB-Nummer: 74213 B", "HRB 74213 B"),
        ("de_register", "Registernummer: HR A 5567", "HRA 5567"),
        ("de_register", "HRB 000000 B", None),
        ("de_register", "Handelsregister: wird ergänzt", None),
        ("iban", "IBAN NL91 ABNA 0417 1643 00", "NL91 ABNA 0417 1643 00"),
        ("iban", "IBAN: BE68539007547034 BIC", "BE68539007547034"),
        ("iban", "IBAN NL91 ABNA 0417 1643 01", None),
        ("iban", "Code AB12 CDEF 3456 7890", None),
    ],
)
def test_numbers(key, text, value):
    assert value_of(key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "valid"),
    [
        ("vat_number", "Btw NL004495446B01", False),
        ("kbo_number", "KBO 0403.199.703", False),
        ("fr_siren_siret", "SIREN 732 829 321", False),
        ("kvk_number", "KvK-nummer: 2468013", False),
        ("vat_number", "Btw NL004495445B01", True),
    ],
)
def test_a_wrong_number_is_there_and_called_wrong(key, text, valid):
    assert read_text(text).facts[key].details == {"checksum_valid": valid}


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
