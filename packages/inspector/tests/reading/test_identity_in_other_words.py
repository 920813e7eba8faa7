"""Numbers, names and addresses of the trader in many writings, and those of others."""

import pytest
from page_reading import value_of, values_of

from inspector.reading.reader import read_text


def bare(text):
    return "".join(sign for sign in (text or "").upper() if sign.isalnum())


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("kvk_number", "KvK-nr.: 71239804", "71239804"),
        ("kvk_number", "K.v.K. 71.23.98.04", "71239804"),
        ("kvk_number", "Ingeschreven bij de Kamer van Koophandel te Zwolle onder "
         "dossiernummer 71239804.", "71239804"),
        ("kvk_number", "KVK nummer\n71239804\nBTW nummer\nNL628194821B01", "71239804"),
        ("kvk_number", "| KvK | 71239804 |", "71239804"),
        ("kvk_number", "KvK\u00a071\u202f23\u202f98\u202f04", "71239804"),
        ("kvk_number", "Chamber of Commerce (KvK) number 71239804", "71239804"),
        ("kvk_number", "CoC: 71239804", "71239804"),
        ("kvk_number", "Handelsregisternummer: 71239804", "71239804"),
        ("kvk_number", "KvK 12345678", None),
        ("kvk_number", "KvK: 00000000", None),
        ("kvk_number", "KvK: [nummer]", None),
        ("kvk_number", "Betalingen door Mollie B.V., KvK 30204462.", None),
        ("kvk_number", "Hosting: TransIP B.V., KvK 24345899", None),
        ("kvk_number", "Bel 0612398045 of kijk bij de KvK.", None),
        ("vat_number", "BTW-id: NL 6281.94.821.B.01", "NL628194821B01"),
        ("vat_number", "btw nr NL628194821B01", "NL628194821B01"),
        ("vat_number", "Omzetbelastingnummer NL009729975B28", "NL009729975B28"),
        ("vat_number", "BTW BE 0567.904.514", "BE0567904514"),
        ("vat_number", "TVA : BE0567904514", "BE0567904514"),
        ("vat_number", "BTW-nummer BE 1256.746.252", "BE1256746252"),
        ("vat_number", "N° TVA intracommunautaire : FR 63 466 235 561",
         "FR63466235561"),
        ("vat_number", "USt-IdNr. gemäß § 27 a UStG: DE 235 877 814", "DE235877814"),
        ("vat_number", "Umsatzsteuer-ID\nDE241448525", "DE241448525"),
        ("vat_number", "UID-Nr.: ATU50426230", "ATU50426230"),
        ("vat_number", "VAT: LU68766652", "LU68766652"),
        ("vat_number", "VAT no. IE7706250T", "IE7706250T"),
        ("vat_number", "NIF/VAT: ESB23521016", "ESB23521016"),
        ("vat_number", "P. IVA IT43578550378", "IT43578550378"),
        ("vat_number", "NIP: PL4655960906", "PL4655960906"),
        ("vat_number", "TVA non applicable, art. 293 B du CGI", None),
        ("vat_number", "USt-IdNr.: DE 000 000 000", None),
        ("vat_number", "BTW: NL000000000B00", None),
        ("vat_number", "Alle prijzen zijn inclusief 21% BTW.", None),
        ("kbo_number", "KBO 0567.904.514", "0567904514"),
        ("kbo_number", "Ondernemingsnummer: 0567 904 514", "0567904514"),
        ("kbo_number", "BCE n° 0567904514", "0567904514"),
        ("kbo_number", "Numéro d'entreprise BE0567.904.514", "BE0567904514"),
        ("kbo_number", "RPR Gent 0567.904.514", "0567904514"),
        ("kbo_number", "RPM Bruxelles 0567.904.514", "0567904514"),
        ("fr_siren_siret", "SIRET : 466 235 561 00068", "46623556100068"),
        ("fr_siren_siret", "N° Siret 46623556100068", "46623556100068"),
        ("fr_siren_siret", "R.C.S. Angers B 466 235 561", "466235561"),
        ("fr_siren_siret", "immatriculée au Registre du Commerce et des Sociétés de "
         "Lyon sous le numéro 466 235 561", "466235561"),
        ("fr_siren_siret", "466 235 561 RCS Angers", "466235561"),
        ("fr_siren_siret", "SIREN\n466235561", "466235561"),
        ("fr_siren_siret", "SIRET : A COMPLETER", None),
        ("fr_siren_siret", "SIRET : 000 000 000 00000", None),
        ("fr_siren_siret", "Hébergeur : OVH, RCS Lille Métropole 424 761 419 00045",
         None),
        ("fr_siren_siret", "Société au capital de 466 235 561 euros", None),
        ("de_register", "Amtsgericht Traunstein HRB 11842", "HRB11842"),
        ("de_register", "Handelsregister: HRB 11842 B, Amtsgericht Berlin",
         "HRB11842B"),
        ("de_register", "Registernummer: HRA-Nr. 11842", "HRA11842"),
        ("de_register", "eingetragen im Handelsregister des Amtsgerichts Ulm unter "
         "HRB 11842", "HRB11842"),
        ("de_register", "Registergericht Fürth, GnR 234", "GNR234"),
        ("de_register", "HRB 000000", None),
        ("de_register", "HRB XXXXX", None),
        ("iban", "IBAN NL10INGB0926530939", "NL10INGB0926530939"),
        ("iban", "IBAN: NL10 INGB 0926 5309 39 t.n.v. Kaashuis", "NL10INGB0926530939"),
        ("iban", "Bankverbindung: DE30 5588 3831 5487 9219 19",
         "DE30558838315487921919"),
        ("iban", "Compte : FR39 3000 6000 0197 7016 8369 389",
         "FR3930006000019770168369389"),
        ("iban", "Rekeningnummer BE35-0807-8944-1337", "BE35080789441337"),
        ("iban", "IBAN: NL00 BANK 0123 4567 89", None),
        ("iban", "IBAN auf Anfrage", None),
    ],
)  # fmt: skip
def test_numbers_in_registers(key, text, value):
    assert bare(value_of(key, text)) == bare(value)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Telefoon: 038-331 20 18", {"038-331 20 18"}),
        ("Tel.: +31 38 331 20 18", {"+31 38 331 20 18"}),
        ("Bel ons op (038) 331 2018, kaas.nl", {"(038) 331 2018"}),
        ("App naar 06 - 12 39 80 45", {"06 - 12 39 80 45"}),
        ("T: 0031 (0)38 331 20 18", {"0031 (0)38 331 20 18"}),
        ("GSM +32 471 23 98 04", {"+32 471 23 98 04"}),
        ("Tél. 02 41 87 30 15 - fromages.fr", {"02 41 87 30 15"}),
        ("Téléphone : 02.41.87.30.15 fromages.fr", {"02.41.87.30.15"}),
        ("Telefon 08652/973140, kaese.de", {"08652/973140"}),
        ("Tel. 0732 661 204, seiler.at", {"0732 661 204"}),
        ("Phone: +44 (0)131 496 0123", {"+44 (0)131 496 0123"}),
        ("Bestelnummer 0383312018", set()),
        ("Tel: 0123456789", set()),
        ("KvK 38331201", set()),
        ("Fax: 038-331 20 18", set()),
        ("Vragen over geschillen? Consumentenbond: 070 445 45 45. "
         "Autoriteit Persoonsgegevens, telefoon 088 - 1805 250.",
         {"070 445 45 45"}),
    ],
)  # fmt: skip
def test_telephones(text, numbers):
    assert set(values_of("phone", text)) == numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lange Haven 88, 3111 CH Schiedam", "Lange Haven 88, 3111 CH Schiedam"),
        ("Lange Haven 88\n3111CH Schiedam\nNederland", "Lange Haven 88 3111CH"),
        ("Adres: Lange Haven 88-II · 3111 CH · Schiedam", "Lange Haven 88-II"),
        ("'t Hoogje 4a, 4153 BW Beesd", "Hoogje 4a, 4153 BW Beesd"),
        ("2e Daalsedijk 6a, 3551 EJ Utrecht", "2e Daalsedijk 6a, 3551 EJ Utrecht"),
        ("Postadres: Postbus 12, 3100 AA Schiedam\nBezoekadres: Lange Haven 88, "
         "3111 CH Schiedam", "Lange Haven 88, 3111 CH Schiedam"),
        ("Statiestraat 14 bus 3, B-2300 Turnhout", "Statiestraat 14 bus 3"),
        ("Rue du Lavoir 12 boîte 4\n1050 Ixelles\nBelgique", "Lavoir 12 boîte 4 1050"),
        ("Adresse : 12 rue du Lavoir, 26110 Nyons", "12 rue du Lavoir, 26110 Nyons"),
        ("12 BIS RUE DU LAVOIR\n26110 NYONS", "12 BIS RUE DU LAVOIR 26110 NYONS"),
        ("3, allée des Tilleuls – 26 110 Nyons", "3, allée des Tilleuls"),
        ("Siège social : 8 rue Haute, bâtiment C, 69001 Lyon", "8 rue Haute"),
        ("Dorfplatz 7 | 83471 Berchtesgaden", "Dorfplatz 7 | 83471 Berchtesgaden"),
        ("Am Alten Markt 3-5, D-24103 Kiel", "Am Alten Markt 3-5, D-24103 Kiel"),
        ("Straße des 17. Juni 4\n10623 Berlin", "Juni 4 10623 Berlin"),
        ("Handwerkstr. 19, A-4020 Linz", "Handwerkstr. 19, A-4020 Linz"),
        ("Herengracht 210, Amsterdam, the Netherlands", "Herengracht 210, Amsterdam"),
        ("14 Quay Lane, Dundee DD1 3JT", "14 Quay Lane, Dundee DD1 3JT"),
        ("Musterstraße 1, 12345 Musterstadt", None),
        ("Voorbeeldstraat 12, 1234 AB Plaatsnaam", None),
        ("Autoriteit Persoonsgegevens, Hoge Nieuwstraat 8, 2514 EL Den Haag", None),
        ("Hébergeur : OVH, 2 rue Kellermann, 59100 Roubaix", None),
        ("Médiateur : CM2C, 49 rue de Ponthieu, 75008 Paris", None),
        ("CNIL, 3 place de Fontenoy, 75007 Paris", None),
        ("Maat 42, 12 stuks, 2026 Nieuw", None),
    ],
)  # fmt: skip
def test_addresses(text, value):
    fact = read_text(text).facts.get("address")

    if value is None:
        assert fact is None
    else:
        assert fact is not None
        assert bare(value) in bare(fact.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Contact\nKaashuis De Brug B.V.\nBrugweg 1\n2801 AA Gouda",
         "Kaashuis De Brug B.V."),
        ("Kaashuis De Brug is een handelsnaam van Zuivel Gouda BV, KvK 71239804",
         "Zuivel Gouda BV"),
        ("Eenmanszaak Kaas van Kees\nKvK 71239804", "Kaas van Kees"),
        ("Privacy\nKaas van Kees, gevestigd aan Brugweg 1, 2801 AA Gouda, is "
         "verantwoordelijk voor uw gegevens.", "Kaas van Kees"),
        ("Over ons | Kaas van Kees", "Kaas van Kees"),
        ("Retourneren - Kaas van Kees\nStuur het terug.", "Kaas van Kees"),
        ("© 2026 Kaas van Kees. Alle rechten voorbehouden.", "Kaas van Kees"),
        ("Raison sociale : Fromages du Lac SARL", "Fromages du Lac SARL"),
        ("La société Fromages du Lac, SAS au capital de 5 000 €", "Fromages du Lac"),
        ("Le site est édité par Jeanne Morel, entrepreneur individuel",
         "Jeanne Morel"),
        ("Éditeur : Jeanne Morel EI", "Jeanne Morel"),
        ("Impressum\nKäserei Huber e.K.\nDorfplatz 7\n83471 Berchtesgaden",
         "Käserei Huber e.K."),
        ("Angaben gemäß § 5 DDG\nMaria Huber\nKäserei Huber\nDorfplatz 7\n"
         "83471 Berchtesgaden", "Huber"),
        ("This site is operated by Curd & Co Ltd, registered in Ireland.",
         "Curd & Co Ltd"),
        ("Wij betalen uit via Mollie B.V. en versturen met PostNL.", None),
        ("Bedrijfsnaam: [volgt]", None),
        ("Raison sociale : À COMPLÉTER", None),
        ("Firma: Mustermann GmbH", None),
    ],
)  # fmt: skip
def test_names(text, name):
    found = value_of("company_name", text)

    if name is None:
        assert found is None
    else:
        assert found is not None
        assert bare(name) in bare(found) or bare(found) in bare(name)
