"""What is read of complaints, disputes, governing law and the guarantee of the law."""

import pytest
from page_reading import value_of

from inspector.reading.reader import read_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Zie https://ec.europa.eu/consumers/odr/.", "https://ec.europa.eu/consumers/odr/"),
        ("via het Europese ODR-platform", "mention"),
        ("sur la plateforme européenne de RLL", "mention"),
        ("the Online Dispute Resolution platform of the EU", "mention"),
        ("eine Plattform zur Online-Streitbeilegung (OS)", "mention"),
        ("eine Plattform der Kommission zur Online-Streitbeilegung", "mention"),
        ("het Europese platform voor het beslechten van geschillen", "mention"),
        ("Zie https://ec.europa.eu/info/index_nl", None),
    ],
)  # fmt: skip
def test_the_european_platform(text, value):
    assert value_of("odr_link", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Leg het geschil voor aan de Geschillencommissie Thuiswinkel.",
         "Geschillencommissie Thuiswinkel"),
        ("Wij zijn aangesloten bij Stichting WebwinkelKeur, ook voor geschillen.",
         "Stichting WebwinkelKeur"),
        ("Le médiateur de la consommation est CM2C, 14 rue Saint Jean.", "CM2C"),
        ("Vous pouvez saisir le médiateur MEDICYS.", "MEDICYS"),
        ("Zuständig ist die Universalschlichtungsstelle des Bundes.",
         "Universalschlichtungsstelle des Bundes"),
        ("Wir nehmen an keinem Verfahren vor der Universalschlichtungsstelle des "
         "Bundes teil und sind dazu nicht verpflichtet.", None),
        ("Klachten: De Geschillencommissie, Postbus 1, Den Haag.",
         "De Geschillencommissie"),
        ("Le médiateur : CONSOMEDIATION, 3 rue Neuve.", "CONSOMEDIATION"),
        ("Send your complaint to the Furniture Ombudsman.", "Furniture Ombudsman"),
        ("Die Firma ist dazu nicht verpflichtet und wird das auch nicht tun. "
         "Schlichtung: Universalschlichtungsstelle des Bundes.", None),
        ("Wij hebben het keurmerk van Webwinkelkeur.", None),
        ("Een geschil wordt door de geschillencommissie slechts behandeld als", None),
        ("Le client peut recourir à un médiateur de la consommation.", None),
        ("U kunt naar de rechter in Gouda gaan.", None),
        ("Nous n'avons pas encore désigné de médiateur : MEDICYS ou CM2C.", None),
    ],
)  # fmt: skip
def test_the_body_for_disputes(text, value):
    assert value_of("dispute_committee", text) == value


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Op onze overeenkomsten is Nederlands recht van toepassing.", "NL"),
        ("Het Belgisch recht is van toepassing.", "BE"),
        ("Les présentes conditions sont soumises au droit belge.", "BE"),
        ("Ces conditions sont régies par la loi française.", "FR"),
        ("These terms are governed by Dutch law.", "NL"),
        ("The laws of Ireland apply to this agreement.", "IE"),
        ("Es gilt das Recht der Bundesrepublik Deutschland.", "DE"),
        ("Es gilt österreichisches Recht.", "AT"),
        ("Die Verträge unterliegen deutschem Recht.", "DE"),
        ("Toepasselijk recht: Nederland", "NL"),
        ("De foto's zijn beschermd door het Nederlands recht op intellectuele "
         "eigendom, dat van toepassing is.", None),
        ("Nederlands kaas is lekker.", None),
    ],
)  # fmt: skip
def test_the_law_that_governs(text, country):
    assert value_of("governing_law", text) == country


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Klachten worden binnen 14 dagen beantwoord.", "14 days"),
        ("Hebt u een klacht? Schrijf ons. Wij reageren binnen 2 werkdagen.",
         "2 working days"),
        ("Nous répondons à toute réclamation sous dix jours ouvrés.",
         "10 working days"),
        ("We reply to complaints within one week.", "1 weeks"),
        ("Ihre Beschwerde beantworten wir innerhalb von 3 Tagen.", "3 days"),
        ("Wij behandelen uw klacht zo snel mogelijk.", "vague"),
        ("Wij proberen elke klacht binnen een week op te lossen.", "1 weeks"),
        ("Nous accusons réception de votre plainte sous 48 heures.", "48 hours"),
        ("Klachten moeten binnen 8 dagen schriftelijk worden gemeld en worden dan "
         "behandeld.", None),
        ("Vragen over kaas beantwoorden wij binnen 2 dagen.", None),
        ("De klant dient zijn klacht binnen 7 dagen te melden.", None),
    ],
)  # fmt: skip
def test_when_a_complaint_is_answered(text, value):
    assert value_of("complaint_term", text) == value


def test_the_guarantee_is_quoted_where_it_is_said_not_where_it_is_announced():
    text = (
        "Inhoud\n8. Wettelijke garantie\n9. Slot\n\n8. Wettelijke garantie\n"
        "Op alle kazen geldt de wettelijke garantie; een kaas doet dus wat u ervan mag "
        "verwachten."
    )

    start = read_text(text).facts["statutory_guarantee"].start
    assert start is not None
    assert start > text.index("Op alle")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("U hebt recht op de wettelijke garantie van twee jaar.", "2 years"),
        ("Voor alle kaas geldt de wettelijke garantie.", "yes"),
        ("Wij staan ervoor in dat de kaas voldoet aan de overeenkomst.", "yes"),
        ("Op onze kaas zit garantie zoals vastgelegd in de wet.", "yes"),
        ("We supply goods that are in conformity with this contract.", "yes"),
        ("Elk gebrek aan overeenstemming binnen twee jaar na levering.", "2 years"),
        ("Artikel 1649bis en volgende zijn van kracht.", "yes"),
        ("We guarantee that the goods comply with the contract.", "yes"),
        ("La garantie légale de conformité vous protège pendant 2 ans.", "2 years"),
        ("Nos produits bénéficient de la garantie des vices cachés.", "yes"),
        ("Goods come with a legal guarantee of conformity.", "yes"),
        ("Your statutory rights are not affected.", "yes"),
        ("Es gelten die gesetzlichen Gewährleistungsrechte.", "yes"),
        ("De maker geeft vijf jaar fabrieksgarantie.", None),
        ("Nous offrons une garantie commerciale de 5 ans.", None),
        ("Satisfaction guarantee: 5 years.", None),
        ("Für die Richtigkeit übernehmen wir keine Gewähr.", None),
        ("Wir übernehmen keine Gewährleistung für Inhalte von Links.", None),
    ],
)
def test_the_guarantee_of_the_law(text, value):
    assert value_of("statutory_guarantee", text) == value
