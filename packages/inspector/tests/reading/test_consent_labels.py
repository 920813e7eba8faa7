"""What the words on a button of a cookie banner do, in every language we know."""

import pytest

from inspector.reading.consent_labels import role_of


@pytest.mark.parametrize(
    "label",
    [
        "Ja, alle cookies aanvaarden",
        "Sta alle cookies toe, akkoord",
        "J’accepte tous les témoins",
        "OK, j'accepte",
        "Yes, I agree to your privacy policy",
        "Allen Diensten zustimmen",
        "Acepto todas las galletas",
        "Accetta e prosegui",
        "Akceptuję wszystkie",
        "Godkänn alla kakor",
        "Selectie bevestigen",
        "Save my preferences",
        "Alleen geselecteerde toestaan",
        "Accept non-essential cookies",
        "Cookies zijn prima",
    ],
)
def test_a_yes_is_read_as_a_yes(label):
    assert role_of(label) == "accept"


@pytest.mark.parametrize(
    "label",
    [
        "Nee, liever niet",
        "Ik ga niet akkoord",
        "Verder zonder toestemming",
        "Uitsluitend functionele cookies",
        "Accepteer alleen wat noodzakelijk is",
        "Niet-noodzakelijke cookies weigeren",
        "Je continue sans accepter",
        "Uniquement les cookies indispensables",
        "I do not consent",
        "Only the strictly necessary cookies",
        "Do not share my data",
        "Nur erforderliche zulassen",
        "Einwilligung widerrufen",
        "No acepto",
        "Continua senza accettare",
        "Odrzuć wszystkie",
        "Avvisa alla kakor",
    ],
)
def test_a_no_is_never_read_as_a_yes(label):
    assert role_of(label) == "reject"


@pytest.mark.parametrize(
    "label",
    [
        "Toestemming beheren",
        "Zelf kiezen of weigeren",
        "No, let me choose",
        "Zustimmung verwalten",
        "Consent settings",
        "Gérer mes préférences",
        "Pokaż szczegóły",
        "Mehr erfahren und anpassen",
    ],
)
def test_a_way_to_choose_is_neither_yes_nor_no(label):
    assert role_of(label) == "settings"


@pytest.mark.parametrize(
    "label", ["OK", "Ja, begrepen", "J’ai compris !", "Melding sluiten"]
)
def test_taking_notice_is_no_consent(label):
    assert role_of(label) == "acknowledge"


@pytest.mark.parametrize(
    "label",
    [
        "Ons cookiebeleid",
        "Lees meer over weigeren",
        "Refuse and subscribe",
        "Ik ben ouder dan 18 jaar en ga akkoord",
        "Advertising settings",
        "Onze 812 partners",
        "Accepteren, instellen, weigeren",
        "Toestemming",
        "een heel lange zin " * 9,
    ],
)
def test_what_leads_elsewhere_or_says_two_things_is_left_alone(label):
    assert role_of(label) == "other"
