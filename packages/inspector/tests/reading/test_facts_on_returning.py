"""What is read of changing one's mind, and what is left alone."""

import pytest
from page_reading import value_of

from inspector.reading.reader import read_text


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("U mag de koop binnen 14 dagen zonder opgave van redenen herroepen.", "14"),
        ("De bedenktijd is veertien dagen en begint de dag na ontvangst.", "14"),
        ("Niet tevreden? Retourneren kan tot 30 dagen na ontvangst.", "30"),
        (
            "Je hebt 14 dagen bedenktijd. Daarna stuur je de kaas in 14 dagen terug.",
            "14",
        ),
        ("Herroepingsrecht\nU hebt een zichttermijn van 21 dagen.", "21"),
        ("Bij ons mag u zich een maand lang bedenken: 30 dagen bedenktijd.", "30"),
        ("Vous disposez de 14 jours pour changer d'avis sans donner de motif.", "14"),
        ("Le délai de rétractation expire quatorze jours après la livraison.", "14"),
        ("Le client peut se rétracter dans un délai de quatorze (14) jours.", "14"),
        ("Les retours sont acceptés sous 30 jours après réception du colis.", "30"),
        (
            "You can cancel your contract within 14 days without giving any reason.",
            "14",
        ),
        ("You have the right to withdraw within two weeks of delivery.", "14"),
        ("Items can be returned up to 60 days after you received them.", "60"),
        ("Our 30-day return window starts on the day of delivery to you.", "30"),
        ("Sie haben das Recht, binnen vierzehn Tagen den Vertrag zu widerrufen.", "14"),
        ("Die Widerrufsfrist beträgt 14 Tage ab dem Tag der Lieferung.", "14"),
        ("Sie können die Ware innerhalb von 30 Tagen nach Erhalt zurückgeben.", "30"),
        ("Wir räumen Ihnen ein Rückgaberecht von einem Monat ein.", "30"),
        ("Je hebt 60 dagen de tijd om je artikel terug te sturen.", "60"),
        ("Our policy lasts 30 days.", "30"),
        ("Du hast 30 Tage Zeit, deine Bestellung zurückzusenden.", "30"),
        ("Schick uns den Käse innerhalb von 14 Tagen zurück.", "14"),
        ("Heeft u spijt? Stuur de kaas binnen twee weken terug.", "14"),
        ("U kunt de overeenkomst binnen 14 dagen na ontvangst ontbinden.", "14"),
        ("Die Widerrufsfrist beträgt einen Monat.", "30"),
    ],
)
def test_how_long_a_customer_may_change_their_mind(text, days):
    assert value_of("withdrawal_period", text) == days


@pytest.mark.parametrize(
    "text",
    [
        "Gratis verzending · 30 dagen retour · Veilig betalen",
        "Versandkostenfrei | 30 Tage Rückgabe | Kauf auf Rechnung",
        "Op maat gemaakte kaas: het herroepingsrecht van 14 dagen is uitgesloten.",
        "Le droit de rétractation de 14 jours ne s'applique pas aux denrées fraîches.",
        "Wij betalen u binnen 14 dagen na uw herroeping terug.",
        "Op onze planken geeft de maker 10 jaar garantie.",
        "Meld gebreken binnen 8 dagen na ontdekking.",
        "De levertijd bedraagt 3 tot 5 dagen.",
        "Onze offertes zijn 30 dagen geldig.",
        "Laatst gewijzigd: 14 dagen geleden, op 14-02-2026.",
        "Uw kortingsbon kan 14 dagen worden gebruikt.",
    ],
)
def test_other_terms_are_no_time_to_change_one_s_mind(text):
    assert value_of("withdrawal_period", text) is None


def test_the_right_of_the_law_goes_before_what_a_shop_gives_on_top():
    text = (
        "Satisfait ou remboursé pendant 30 jours après la livraison.\n"
        "Vous avez 14 jours pour vous rétracter sans donner de motif."
    )

    assert value_of("withdrawal_period", text) == "14"


def test_what_every_page_of_goods_repeats_is_no_statement():
    text = "Jonge kaas\n€ 9,95\nIn winkelwagen\nU kunt 30 dagen lang retourneren."

    assert value_of("withdrawal_period", text) is None


def test_the_days_stand_beside_the_value_and_say_whether_it_is_enough():
    fact = read_text("Retourneren kan binnen 7 dagen na ontvangst.").facts[
        "withdrawal_period"
    ]

    assert fact.details == {"days": 7, "at_least_14": False}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Wij betalen uw geld binnen 14 dagen na de herroeping terug.", "14 days"),
        ("Na ontvangst van de retour storten we het bedrag in 5 werkdagen terug.",
         "5 working days"),
        ("U krijgt het aankoopbedrag uiterlijk tien dagen later terugbetaald.",
         "10 days"),
        ("Terugbetaling\nBinnen 14 dagen na ontvangst van uw bericht.", "14 days"),
        ("De ondernemer vergoedt alle betalingen, doch binnen 14 dagen na de melding.",
         "14 days"),
        ("Das Geld bekommst du innerhalb von 7 Tagen zurück.", "7 days"),
        ("Terugbetaling volgt uiterlijk 14 dagen na ontvangst van de retourzending.",
         "14 days"),
        ("Binnen 14 dagen na retournering krijgt u het bedrag gerestitueerd.",
         "14 days"),
        ("We maken het bedrag binnen 14 dagen naar je over.", "14 days"),
        ("U krijgt alles terugbetaald. Na controle van de retour duurt dat 10 dagen.",
         "10 days"),
        ("Wij betalen alles terug. Stuur de kaas binnen 14 dagen terug.", None),
        ("Das Geld wird innerhalb von 7 Werktagen auf Ihr Konto überwiesen.",
         "7 working days"),
        ("Money will be returned to your account within 5 days.", "5 days"),
        ("Le montant vous sera restitué sous 14 jours.", "14 days"),
        ("Uiterlijk binnen 14 dagen staat het bedrag op je rekening.", "14 days"),
        ("U ontvangt alle betalingen, behalve die voor het bezorgen aan huis en het "
         "inpakken, binnen vijf dagen terug.", "5 days"),
        ("Returns & refunds\nYou can cancel until 30 days after delivery.", None),
        ("Our refund policy lasts 30 days. If 30 days have gone by since your "
         "purchase, we can't offer you a refund.", None),
        ("Si plus de 14 jours se sont écoulés, nous ne pouvons pas vous rembourser.",
         None),
        ("Nous vous remboursons au plus tard dans les 14 jours.", "14 days"),
        ("Le remboursement intervient sous quatorze jours après la rétractation.",
         "14 days"),
        ("We will refund you within 14 days of hearing from you.", "14 days"),
        ("Refunds are processed in 3 to 5 business days.", "5 working days"),
        ("Wir erstatten den Kaufpreis spätestens binnen vierzehn Tagen.", "14 days"),
        ("Die Rückerstattung erfolgt innerhalb von 7 Werktagen.", "7 working days"),
    ],
)  # fmt: skip
def test_when_money_is_back(text, term):
    assert value_of("refund_period", text) == term


@pytest.mark.parametrize(
    "text",
    [
        "Is de kaas uitverkocht, dan betalen wij u binnen 14 dagen terug.",
        "En cas d'indisponibilité, vous êtes remboursé sous 14 jours.",
        "Stuur de kaas binnen 14 dagen terug.",
        "Ask for a refund within 30 days.",
        "30 dagen geld-terug-garantie",
        "Le client peut demander le remboursement pendant 30 jours.",
        "Wir liefern binnen 14 Tagen.",
    ],
)
def test_other_terms_are_no_time_for_paying_back(text):
    assert value_of("refund_period", text) is None


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("De kosten van het terugsturen zijn voor uw eigen rekening.", "consumer"),
        ("Retourkosten komen ten laste van de klant.", "consumer"),
        ("U betaalt zelf de retourzending.", "consumer"),
        ("De verzendkosten voor het terugsturen betaalt u zelf.", "consumer"),
        ("Wij vergoeden de kosten van de retourzending niet.", "consumer"),
        ("Retourkosten worden op het bedrag in mindering gebracht.", "consumer"),
        ("De retourzending is op kosten van de klant.", "consumer"),
        ("Retourneren kost € 4,95.", "consumer"),
        ("De retourzending dient u zelf te betalen.", "consumer"),
        ("Retouren moeten voldoende gefrankeerd zijn.", "consumer"),
        ("De kosten van het retourneren zijn altijd voor de koper.", "consumer"),
        ("Wij rekenen geen kosten voor retouren.", "trader"),
        ("Bij een defect betalen wij de retourkosten.", "trader"),
        ("Retourneren is gratis.", "trader"),
        ("U ontvangt van ons een gratis retourlabel.", "trader"),
        ("Les frais de retour sont à votre charge.", "consumer"),
        ("Les frais de renvoi sont à la charge du client.", "consumer"),
        ("Les frais de retour ne sont pas remboursés.", "consumer"),
        ("Les retours se font aux frais de l'acheteur.", "consumer"),
        ("Les retours sont gratuits.", "trader"),
        ("You pay the cost of returning the goods.", "consumer"),
        ("Return shipping is at your own expense.", "consumer"),
        ("You will have to bear the direct cost of returning the goods.", "consumer"),
        (
            "Note that you are responsible for\nthe cost of returning the goods.",
            "consumer",
        ),
        (
            "Le retour est à vos frais : vous devez prendre en charge les frais "
            "d'expédition.",
            "consumer",
        ),
        (
            "Mit dem Aufkleber können Sie Ihr Paket kostenlos an uns zurücksenden.",
            "trader",
        ),
        ("We do not cover the cost of return shipping.", "consumer"),
        ("We offer free returns.", "trader"),
        ("Sie tragen die unmittelbaren Kosten der Rücksendung.", "consumer"),
        ("Die Kosten der Rücksendung trägt der Käufer.", "consumer"),
        ("Die Rücksendekosten gehen zu Lasten des Kunden.", "consumer"),
        ("Die Kosten der Rücksendung musst du selbst tragen.", "consumer"),
        ("Die Rücksendung ist für Sie kostenlos.", "trader"),
    ],
)
def test_who_pays_for_sending_back(text, payer):
    assert value_of("return_shipping_payer", text) == payer


@pytest.mark.parametrize(
    "text",
    [
        "De verzendkosten van de bestelling zijn voor rekening van de klant.",
        "Livraison à vos frais.",
        "Gratis verzending vanaf 50 euro.",
        "Versandkosten trägt der Käufer.",
    ],
)
def test_costs_of_the_way_there_are_no_costs_of_sending_back(text):
    assert value_of("return_shipping_payer", text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Gebruik het modelformulier voor herroeping (niet verplicht).", "mentioned"),
        ("Modelformulier\nIk/Wij (*) deel u mee dat ik de koop herroep.", "full"),
        ("Vous pouvez utiliser le formulaire de rétractation ci-joint.", "mentioned"),
        ("I/We (*) hereby give notice that I cancel.", "full"),
        ("Download our model withdrawal form.", "mentioned"),
        ("Muster-Widerrufsformular: Hiermit widerrufe ich den Vertrag.", "full"),
        ("Vul het contactformulier in.", None),
        ("Il n'y a pas de formulaire de rétractation.", None),
    ],
)
def test_the_model_form(text, value):
    assert value_of("model_withdrawal_form", text) == value
