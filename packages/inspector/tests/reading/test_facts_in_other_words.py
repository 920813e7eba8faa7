"""The same facts as people word them, in four languages, and what only looks so."""

import pytest
from page_reading import value_of, values_of

from inspector.reading.reader import read_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Heb je een klacht? We laten je binnen 3 werkdagen iets weten.",
         "3 working days"),
        ("Op klachten krijgt u uiterlijk na twee weken een inhoudelijke reactie.",
         "2 weeks"),
        ("Uw klacht wordt binnen 48 uur bevestigd en binnen tien dagen opgelost.",
         "10 days"),
        ("Wij streven ernaar iedere klacht binnen een week af te handelen.", "1 weeks"),
        ("U ontvangt direct een bevestiging van uw klacht. Binnen 14 dagen volgt ons "
         "antwoord.", "14 days"),
        ("Klachten. Vertel ons wat er mis is. Je hoort binnen 5 dagen van ons.",
         "5 days"),
        ("Binnen vier weken na indiening doen wij uitspraak over uw klacht.",
         "4 weeks"),
        ("Nous traitons toute plainte sous trente jours.", "30 days"),
        ("Votre réclamation fera l'objet d'un accusé de réception sous 48 heures et "
         "d'une réponse dans un délai de quinze jours.", "15 days"),
        ("Réclamations : une réponse vous sera apportée sous 72 heures.", "72 hours"),
        ("Le service après-vente revient vers vous dans les 5 jours ouvrables suivant "
         "votre réclamation.", "5 working days"),
        ("We aim to settle every complaint within 30 days.", "30 days"),
        ("You will hear from us about your complaint within 5 working days.",
         "5 working days"),
        ("Complaints are acknowledged within 24 hours and answered within two weeks.",
         "2 weeks"),
        ("Once we have your complaint, a decision follows in 20 business days.",
         "20 working days"),
        ("Auf Ihre Beschwerde erhalten Sie binnen 14 Tagen eine Antwort.", "14 days"),
        ("Reklamationen werden innerhalb von fünf Werktagen geprüft und beantwortet.",
         "5 working days"),
        ("Beschwerden beantworten wir in der Regel innerhalb einer Woche.", "1 weeks"),
        ("Wij nemen uw klacht snel in behandeling.", None),
        ("Wij behandelen uw klacht zo snel mogelijk.", "vague"),
        ("Klachten moeten binnen 7 dagen na ontdekking worden gemeld.", None),
        ("Dien uw klacht in binnen bekwame tijd, uiterlijk 2 maanden na ontdekking; "
         "wij reageren.", None),
        ("Les réclamations doivent nous parvenir dans les 8 jours.", None),
        ("Any complaint must be raised within 14 days of delivery.", None),
        ("Reklamationen sind innerhalb von 7 Tagen zu melden.", None),
        ("Wij antwoorden op vragen binnen een werkdag.", None),
    ],
)  # fmt: skip
def test_how_soon_a_complaint_is_answered(text, value):
    assert value_of("complaint_term", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Garantie\nU hebt recht op een product dat deugt: de wettelijke garantie "
         "geldt altijd.", "yes"),
        ("Naast de fabrieksgarantie houdt u de rechten die de wet u geeft bij een "
         "gebrek.", "yes"),
        ("Een product moet doen wat u ervan mag verwachten; dat staat in de wet.",
         "yes"),
        ("Als consument geniet u 2 jaar wettelijke garantie.", "2 years"),
        ("De wettelijke waarborg bedraagt twee jaar vanaf de levering.", "2 years"),
        ("Nous sommes tenus des défauts de conformité du bien au contrat.", "yes"),
        ("Tous nos articles bénéficient de la garantie légale de deux ans.", "2 years"),
        ("La garantie prévue aux articles 1641 et suivants du Code civil s'applique.",
         "yes"),
        ("You have two years of legal guarantee on everything you buy.", "2 years"),
        ("Our guarantee does not affect your statutory rights.", "yes"),
        ("By law, goods must be as described, fit for purpose and of satisfactory "
         "quality.", "yes"),
        ("Es bestehen die gesetzlichen Gewährleistungsrechte.", "yes"),
        ("Für Mängel haften wir nach den gesetzlichen Vorschriften, zwei Jahre lang.",
         "2 years"),
        ("Es besteht ein gesetzliches Mängelhaftungsrecht für die Waren.", "yes"),
        ("Op deze lamp geeft de fabrikant 5 jaar garantie.", None),
        ("Niet goed, geld terug: dat is onze garantie.", None),
        ("La marque offre une garantie commerciale de trois ans.", None),
        ("Lifetime guarantee on all our bags.", None),
        ("Für die Richtigkeit der Inhalte übernehmen wir keine Gewährleistung.", None),
        ("Wir geben 10 Jahre Garantie auf den Rahmen.", None),
    ],
)  # fmt: skip
def test_the_guarantee_of_the_law(text, value):
    assert value_of("statutory_guarantee", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Wij zijn aangesloten bij Geschillencommissie Webshop.",
         "Geschillencommissie Webshop"),
        ("Leg uw klacht voor aan De Geschillencommissie.", "De Geschillencommissie"),
        ("U kunt het geschil ook aanmelden bij de Geschillencommissie Thuiswinkel "
         "te Den Haag.", "Geschillencommissie Thuiswinkel"),
        ("Klachten kunt u melden bij de Consumentenombudsdienst.",
         "Consumentenombudsdienst"),
        ("Komen wij er niet uit, dan beslist DigiDispuut over het geschil.",
         "DigiDispuut"),
        ("Médiateur de la consommation : AME CONSO, 11 place Dauphine, 75001 Paris.",
         "AME CONSO"),
        ("En cas de litige, saisissez gratuitement le CNPM - Médiation de la "
         "consommation.", "CNPM"),
        ("Nous relevons du médiateur : Société de la Médiation Professionnelle, "
         "Bordeaux.", "Société de la Médiation Professionnelle"),
        ("Le consommateur peut recourir à la SAS Médiation Solution Consommation.",
         "SAS Médiation Solution"),
        ("Vous pouvez contacter le Service de Médiation pour le Consommateur, North "
         "Gate II, Bruxelles.", "Service de Médiation pour le Consommateur"),
        ("For unresolved complaints, contact the Retail Ombudsman.",
         "Retail Ombudsman"),
        ("We use CEDR for dispute resolution.", "CEDR"),
        ("Zuständig für Streitigkeiten ist die Allgemeine Verbraucherschlichtungs"
         "stelle des Zentrums für Schlichtung e.V., Kehl.",
         "Allgemeine Verbraucherschlichtungsstelle des Zentrums für Schlichtung e.V."),
        ("Wir sind bereit, am Verfahren vor der Universalschlichtungsstelle des "
         "Bundes teilzunehmen, um einen Streit beizulegen.",
         "Universalschlichtungsstelle des Bundes"),
        ("Wij nemen niet deel aan een geschillencommissie.", None),
        ("Le client peut saisir un médiateur.", None),
        ("Wir sind zur Teilnahme an einem Streitbeilegungsverfahren vor einer "
         "Verbraucherschlichtungsstelle nicht verpflichtet und nicht bereit.", None),
        ("Geschillen worden voorgelegd aan de rechtbank Gelderland.", None),
        ("Een onafhankelijke geschillencommissie kan uitspraak doen.", None),
        ("Lid van Thuiswinkel.org sinds 2011, lees onze beoordelingen.", None),
    ],
)  # fmt: skip
def test_who_settles_a_dispute(text, value):
    assert value_of("dispute_committee", text) == value


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("Wij plaatsen alleen noodzakelijke cookies.", {"necessary"}),
        ("Cookies\nFunctioneel: onthoudt uw mandje.\nAnalytisch: telt bezoekers.\n"
         "Marketing: toont advertenties.", {"functional", "analytics", "marketing"}),
        ("Onze cookies zijn onder te verdelen in functionele, analytische en "
         "tracking cookies.", {"functional", "analytics", "tracking"}),
        ("Soort cookies | Doel\nNoodzakelijk | inloggen\nStatistieken | tellen",
         {"necessary", "statistics"}),
        ("Cookies de préférences et cookies statistiques",
         {"preferences", "statistics"}),
        ("Politique de cookies\nTraceurs strictement nécessaires\nIls gardent le "
         "panier ouvert.\nTraceurs de mesure d'audience\nIls comptent les visites.",
         {"necessary", "analytics"}),
        ("We use cookies that are essential, and others for analytics.",
         {"essential", "analytics"}),
        ("Cookie policy\nPerformance cookies\nThese tell us how fast pages load.\n"
         "Targeting cookies\nThese remember what you looked at.",
         {"performance", "advertising"}),
        ("Wir setzen essenzielle Cookies, Präferenz-Cookies und Marketing-Cookies.",
         {"essential", "preferences", "marketing"}),
        ("Unsere Cookies dienen der Statistik oder dem Marketing.",
         {"statistics", "marketing"}),
        ("Wij gebruiken geen tracking cookies.", set()),
        ("Cookies zijn nodig om hier te winkelen.", set()),
        ("Sans cookies publicitaires, le site reste gratuit.", set()),
        ("Analyse van de markt en marketing zijn ons vak.", set()),
        ("Cookies\nEen koekje van eigen deeg.", set()),
    ],
)  # fmt: skip
def test_the_sorts_of_cookies(text, sorts):
    assert set(values_of("cookie_categories", text)) == sorts


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("U mag uw gegevens inzien, laten verbeteren of laten wissen.",
         {"access", "rectification", "erasure"}),
        ("Je kunt altijd vragen welke gegevens we van je hebben, ze laten aanpassen "
         "of verwijderen.", {"access", "rectification", "erasure"}),
        ("Vous pouvez consulter vos données, les faire rectifier ou les faire effacer.",
         {"access", "rectification", "erasure"}),
        ("À tout moment, vous pouvez demander l'accès à vos données, leur suppression "
         "ou leur portabilité.", {"access", "erasure", "portability"}),
        ("You can ask us for a copy of your data, have it corrected or have it erased.",
         {"access", "rectification", "erasure"}),
        ("You may at any time access, correct or delete your personal data.",
         {"access", "rectification", "erasure"}),
        ("Sie können jederzeit Auskunft über Ihre Daten verlangen, sie berichtigen "
         "oder löschen lassen.", {"access", "rectification", "erasure"}),
        ("Du kannst deine Daten einsehen, korrigieren oder löschen lassen.",
         {"access", "rectification", "erasure"}),
        ("U kunt uw bestelling inzien, wijzigen of verwijderen.", set()),
        ("You can delete items from your basket and correct your order.", set()),
        ("Wij mogen gegevens corrigeren en verwijderen.", set()),
    ],
)  # fmt: skip
def test_what_one_may_ask_about_ones_data(text, rights):
    assert set(values_of("privacy_rights", text)) == rights


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Facturen bewaren wij zeven jaar, gegevens uit formulieren een half jaar.",
         "7 years"),
        ("Privacyverklaring\nGegevens\nBewaartermijn\nAccountgegevens\n2 jaar na het "
         "laatste bezoek\nFactuurgegevens\n7 jaar", "2 years / 7 years"),
        ("Uw gegevens gaan na 24 maanden in de prullenbak.", "24 months"),
        ("Nous gardons vos données trois ans, puis nous les détruisons.", "3 years"),
        ("Vos données sont supprimées au bout de deux ans d'inactivité.", "2 years"),
        ("We hold on to order data for seven years.", "7 years"),
        ("Personal data is erased 12 months after your last order.", "12 months"),
        ("Wir heben Ihre Daten zehn Jahre lang auf, weil das Steuerrecht es verlangt.",
         "10 years"),
        ("Ihre Daten löschen wir nach drei Jahren.", "3 years"),
        ("Wij bewaren uw gegevens niet langer dan nodig.", "generic"),
        ("Vos données ne sont conservées que le temps nécessaire.", "generic"),
        ("We keep personal data only as long as we need it.", "generic"),
        ("Ihre Daten werden gelöscht, sobald sie nicht mehr gebraucht werden.",
         "generic"),
        ("Bewaar de kaas maximaal 10 dagen in de koelkast.", None),
        ("De batterij heeft een levensduur van 3 jaar.", None),
        ("The gift card is valid for two years.", None),
        ("Vous avez deux ans de garantie.", None),
    ],
)  # fmt: skip
def test_how_long_data_are_kept(text, value):
    assert value_of("retention_terms", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Het terugsturen betaal je zelf.", "consumer"),
        ("Terugsturen doe je op eigen kosten.", "consumer"),
        ("De kosten van het terugzenden komen voor zijn rekening.", "consumer"),
        ("Retourneren? De porto is voor de koper.", "consumer"),
        ("In Nederland en België is retourneren gratis: het label zit in de doos.",
         "trader"),
        ("Je stuurt het kosteloos terug met het bijgevoegde label.", "trader"),
        ("De retourkosten nemen wij voor onze rekening.", "trader"),
        ("Le port du retour est à votre charge.", "consumer"),
        ("Les retours sont à la charge de l'acheteur.", "consumer"),
        ("Vous renvoyez l'article à vos frais.", "consumer"),
        ("Vous serez responsable de payer les frais d'expédition pour le retour.",
         "consumer"),
        ("Les retours depuis la France sont offerts.", "trader"),
        ("Nous prenons en charge les frais de retour.", "trader"),
        ("You pay the postage back to us.", "consumer"),
        ("Return postage is paid by the customer.", "consumer"),
        ("A prepaid label is in the box, so sending it back costs you nothing.",
         "trader"),
        ("We cover the cost of returning your order.", "trader"),
        ("Die Kosten des Rückversands übernimmt der Käufer.", "consumer"),
        ("Das Porto für die Rücksendung zahlen Sie selbst.", "consumer"),
        ("Der Rückversand ist für Sie kostenfrei.", "trader"),
        ("Wir übernehmen die Kosten der Rücksendung.", "trader"),
        ("Verzenden naar België betaal je zelf.", None),
        ("De verzendkosten zijn voor uw rekening.", None),
        ("Les frais de livraison sont à votre charge.", None),
        ("Die Versandkosten trägt der Kunde.", None),
    ],
)  # fmt: skip
def test_who_pays_for_sending_back(text, value):
    assert value_of("return_shipping_payer", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Binnen een week na je retour heb je je geld weer.", "1 weeks"),
        ("Op uiterlijk de tiende dag staat het bedrag op uw rekening. Terugbetalen "
         "duurt nooit langer dan 10 dagen.", "10 days"),
        ("Wij storten het geld binnen 14 dagen na je annulering terug.", "14 days"),
        ("Vous êtes remboursé sous huit jours.", "8 days"),
        ("Le remboursement arrive sur votre carte sous 5 jours ouvrés.",
         "5 working days"),
        ("L'argent vous est rendu dans les quatorze jours.", "14 days"),
        ("Once it is here, we will refund you within seven days.", "7 days"),
        ("Your money will be back on your card within 5 working days.",
         "5 working days"),
        ("Expect your refund in about 10 business days.", "10 working days"),
        ("Wir zahlen Ihnen alles spätestens binnen 14 Tagen zurück.", "14 days"),
        ("Das Geld ist nach spätestens einer Woche wieder auf Ihrem Konto.",
         "1 weeks"),
        ("Die Rückzahlung erfolgt innerhalb von vierzehn Tagen.", "14 days"),
        ("Stuur het binnen 14 dagen terug, dan betalen wij u terug.", None),
        ("Send it back within 30 days for a full refund.", None),
        ("Satisfait ou remboursé pendant 30 jours.", None),
        ("30 Tage Geld-zurück-Garantie.", None),
    ],
)  # fmt: skip
def test_how_soon_money_is_paid_back(text, value):
    assert value_of("refund_period", text) == value


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Je hebt 14 dagen bedenktijd na ontvangst.", 14),
        ("Binnen twee weken mag je het pakje zonder uitleg terugsturen.", 14),
        ("Tot een maand na aankoop kun je alles ruilen of terugbrengen.", 30),
        ("Vous disposez d'un délai de quatorze (14) jours francs pour vous rétracter.",
         14),
        ("Renvoyez-le sous 30 jours, non lavé et avec son étiquette.", 30),
        ("You have 60 days to send unused things back to us.", 60),
        ("Cancel for any reason within 14 days of delivery.", 14),
        ("Sie können innerhalb eines Monats ohne Angabe von Gründen widerrufen.", 30),
        ("Passt etwas nicht, schicken Sie es innerhalb von 30 Tagen zurück.", 30),
        ("Wij leveren binnen 14 dagen.", None),
        ("Klachten behandelen wij binnen 14 dagen.", None),
        ("Nous livrons sous 14 jours.", None),
        ("Payment is due within 14 days.", None),
        ("Die Rechnung ist innerhalb von 14 Tagen zu zahlen.", None),
    ],
)  # fmt: skip
def test_how_long_one_may_change_ones_mind(text, days):
    fact = read_text(text).facts.get("withdrawal_period")

    assert (fact.details["days"] if fact else None) == days
