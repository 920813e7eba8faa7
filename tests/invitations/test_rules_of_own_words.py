"""Which words of a shop steer a customer, and how places in them are filled."""

import pytest

from trustmark.invitations.rules import Fault, faults_in, filled


def faults(text: str, part: str = "paragraph") -> list[Fault]:
    return [one.fault for one in faults_in(text, part=part, is_own="kaas.test".__eq__)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Geef ons 5 sterren!", Fault.POSITIVE),
        ("Laat een POSITIEVE\nreview achter", Fault.POSITIVE),
        ("Un avis positif nous aide", Fault.POSITIVE),
        ("We hope for \u2605\u2605\u2605\u2605\u2605", Fault.POSITIVE),
        ("Ben je tevreden? Vertel het hier.", Fault.FILTER),
        ("If you're happy, tell others", Fault.FILTER),
        ("Met een kortingscode voor de volgende keer", Fault.REWARD),
        ("Gagnez un panier", Fault.REWARD),
        ("Read more on evil.example", Fault.ADDRESS),
        ("https://evil.example/x", Fault.ADDRESS),
        ("Beste {naam}", Fault.PLACE),
        ("Beste {voornaam", Fault.PLACE),
        ("x" * 601, Fault.LONG),
    ],
)
def test_words_that_steer_pay_or_lead_elsewhere_are_refused(text, fault):
    assert faults(text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "Tevreden of niet, we lezen alles.",
        "Hoe was de bezorging? En de kaas?",
        "Vragen? kaas.test",
        "Bonjour {prénom}, votre commande {numéro}",
        "Smaakte het?Wij horen het graag.",
    ],
)
def test_plain_questions_are_let_through(text):
    assert faults(text) == []


def test_a_place_without_a_value_takes_its_space_along():
    values = {"first_name": "", "shop": "K", "order_number": "7", "ordered_on": ""}

    assert filled("Dag {voornaam},", values) == "Dag,"
    assert filled("{shop} {bestelnummer} {nope}", values) == "K 7 {nope}"
