"""Numbers that identify a trader, in the habits of people who write them down."""

import pytest
from page_reading import value_of, values_of

from inspector.reading.reader import read_text


@pytest.mark.parametrize(
    "text",
    [
        "KvK-nummer: 24680135",
        "KVK24680135",
        "kvknummer 24680135",
        "Kvk.nr.24680135",
        "K.v.K. nr. 24680135",
        "KvK\u00a0nummer:\u00a02468\u00ad0135",
        "KvK 24 68 01 35",
        "KvK: 24.68.01.35",
        "KvK nr: 2468 0135",
        "Kamer van Koophandel Gouda nr. 24 680 135",
        "Kamer van Koophandel Midden-Nederland te Ede, dossiernummer: 24680135",
        "Handelsregister 24680135",
        "Gegevens\nKvK\nBTW\n24680135\nNL004495445B01",
        "KvK-nummer\n\n24680135",
        "Chamber of Commerce (KvK): 24680135",
        "CoC: NL24680135",
        "registered with the Dutch Trade Register under number 24680135",
        "Trade register number: 24680135",
        "KvK 24680135, vestigingsnummer 000012345678",
        "Mollie B.V., KvK 13572468, verwerkt de betaling. Kaashuis KvK 24680135",
    ],
)
def test_a_number_of_the_dutch_register(text):
    value = value_of("kvk_number", text)

    assert value is not None
    assert "".join(filter(str.isdigit, value)) == "24680135"


@pytest.mark.parametrize(
    "text",
    [
        "KvK: [nummer]",
        "KvK 12345678",
        "KvK 00000000",
        "KvK: XXXXXXXX",
        "Bestelnummer 24680135",
        "Ondernemingsnummer 0403.199.702",
        "Over uw inschrijving bij de KvK: bel 0800-2117",
        "KvK, tel 01825123",
        "Betalen gaat via Mollie B.V. (KvK 13572468).",
        "Hosting: TransIP B.V., KvK 13572468",
    ],
)
def test_no_number_of_the_trader_in_the_dutch_register(text):
    assert value_of("kvk_number", text) is None


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("kbo_number", "Ondernemingsnummer: 0403.199.702", "0403.199.702"),
        ("kbo_number", "BCE BE 0403.199.702", "BE 0403.199.702"),
        ("kbo_number", "RPR Gent 0403.199.702", "0403.199.702"),
        ("kbo_number", "0403.199.702 RPR Gent", "0403.199.702"),
        ("kbo_number", "TVA BE 0403 199 702 (RPM Li\u00e8ge)", "BE 0403 199 702"),
        ("kbo_number", "N\u00b0 d\u2019entreprise : 0403-199-702", "0403-199-702"),
        ("kbo_number", "registre des personnes morales, n\u00b0 0403.199.702",
         "0403.199.702"),
        ("kbo_number", "Crossroads Bank for Enterprises 0403.199.702", "0403.199.702"),
        ("kbo_number", "BTW BE 0403.199.702", None),
        ("kbo_number", "Ondernemingsnummer: 0123.456.789", None),
        ("kbo_number", "KvK 24680135", None),
        ("vat_number", "Btw: NL004495445B01.", "NL004495445B01"),
        ("vat_number", "Btw-id: NL 0044.95.445.B.01", "NL 0044.95.445.B.01"),
        ("vat_number", "VAT no. NL-004495445-B01", "NL-004495445-B01"),
        ("vat_number", "btw nl004495445b01", "nl004495445b01"),
        ("vat_number", "BTW: 0044.95.445.B.01", "0044.95.445.B.01"),
        ("vat_number", "TVA : BE 0403.199.702", "BE 0403.199.702"),
        ("vat_number", "TVA BE 0403/199/702", "BE 0403/199/702"),
        ("vat_number", "Btw-identificatienummer:\n0403.199.702", "0403.199.702"),
        ("vat_number", "TVA intracommunautaire FR40303265045", "FR40303265045"),
        ("vat_number", "TVA intracom : FR 40 303 265 045", "FR 40 303 265 045"),
        ("vat_number", "USt-IdNr.: DE 136 695 976", "DE 136 695 976"),
        ("vat_number", "UID ATU13585627", "ATU13585627"),
        ("vat_number", "UID-Nr.: ATU 1358 5627", "ATU 1358 5627"),
        ("vat_number", "VAT Reg No. 980 7806 84", "980 7806 84"),
        ("vat_number", "USt-IdNr.: DE 000 000 000", None),
        ("vat_number", "Steuernummer: 136/695/97612", None),
        ("vat_number", "IBAN BE68 5390 0754 7034", None),
        ("vat_number", "DE 136 695 977 Schrauben", None),
        ("vat_number", "Ondernemingsnummer BE 0403.199.702", None),
        ("vat_number", "TVA : A COMPLETER", None),
        ("fr_siren_siret", "SIREN 732-829-320", "732-829-320"),
        ("fr_siren_siret", "SIRET : 732 829 320 00074", "732 829 320 00074"),
        ("fr_siren_siret", "RCS Lyon 732 829 320\n69001 Lyon", "732 829 320"),
        ("fr_siren_siret", "732 829 320 RCS Paris", "732 829 320"),
        ("fr_siren_siret", "enregistr\u00e9e sous le n\u00b0 732829320 au RCS",
         "732829320"),
        ("fr_siren_siret", "R\u00e9pertoire des m\u00e9tiers 732 829 320",
         "732 829 320"),
        ("fr_siren_siret", "Paris Trade and Companies Register no. 732 829 320",
         "732 829 320"),
        ("fr_siren_siret", "Fromages \u2014 73282932000074 \u2014 3 rue Neuve",
         "73282932000074"),
        ("fr_siren_siret", "Num\u00e9ro de suivi 73282932000074", None),
        ("fr_siren_siret", "SIRET : 000 000 000 00000", None),
        ("fr_siren_siret", "H\u00e9bergement : OVH, RCS Lille 732 829 320", None),
        ("fr_siren_siret", "SIRET \u00e0 compl\u00e9ter", None),
        ("fr_siren_siret", "T\u00e9l. 01 23 45 67 89", None),
        ("de_register", "Amtsgericht Ulm, HRB 74213", "HRB 74213"),
        ("de_register", "HRB-Nummer: 74213 B", "HRB 74213 B"),
        ("de_register", "Registernummer: HR A 5567", "HRA 5567"),
        ("de_register", "Amtsgericht Ulm, H.R.B. 74213", "HRB 74213"),
        ("de_register", "Handelsregister B des Amtsgerichts Ulm, Nummer 74213",
         "HRB 74213"),
        ("de_register", "Amtsgericht Ulm, Handelsregister Abt. B Nr. 74213",
         "HRB 74213"),
        ("de_register", "Vereinsregister: VR 2001", "VR 2001"),
        ("de_register", "VR 360 Brille", None),
        ("de_register", "HRB 12345", None),
        ("de_register", "HRB 000000 B", None),
        ("de_register", "Hosting: IONOS SE, HRB 74213", None),
        ("de_register", "Handelsregister: wird erg\u00e4nzt", None),
        ("iban", "IBAN NL91 ABNA 0417 1643 00", "NL91 ABNA 0417 1643 00"),
        ("iban", "IBAN NL 91 ABNA 0417 1643 00", "NL 91 ABNA 0417 1643 00"),
        ("iban", "iban nl91abna0417164300", "nl91abna0417164300"),
        ("iban", "IBAN: BE68539007547034 BIC", "BE68539007547034"),
        ("iban", "IBAN: NL00 BANK 0123 4567 89", None),
        ("iban", "NL91 ABNA 0417 1643 01", None),
        ("iban", "Code AB12 CDEF 3456 7890", None),
    ],
)  # fmt: skip
def test_numbers(key, text, value):
    assert value_of(key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "valid"),
    [
        ("vat_number", "Btw NL004495446B01", False),
        ("kbo_number", "KBO 0403.199.703", False),
        ("fr_siren_siret", "SIREN 732 829 321", False),
        ("fr_siren_siret", "SIRET 732 829 320 00075", False),
        ("kvk_number", "KvK-nummer: 2468013", False),
        ("iban", "IBAN NL91 ABNA 0417 1643 01", False),
        ("vat_number", "Btw NL004495445B01", True),
    ],
)
def test_a_wrong_number_is_there_and_called_wrong(key, text, valid):
    assert read_text(text).facts[key].details == {"checksum_valid": valid}


def test_the_vat_numbers_of_a_payment_provider_are_not_the_trader_s():
    text = (
        "Kaashuis, btw NL004495445B01 en BE 0403.199.702.\n"
        "Betalen gaat via Mollie B.V. (btw DE136695976)."
    )

    assert values_of("vat_number", text) == ("NL004495445B01", "BE 0403.199.702")
