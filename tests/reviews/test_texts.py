"""What the rules see in a text, and what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustmark.reviews.rules import texts
from trustmark.reviews.rules.language import language_of

POLISH = (
    "Bardzo dobry ser, szybka dostawa, polecam wszystkim znajomym, którzy lubią "
    "holenderskie smaki oraz miłą obsługę."
)
IBAN = "NL91 ABNA 0417 1643 00"


@pytest.mark.parametrize(
    "text",
    [
        "Mail me op piet.jansen@thuis.test als je vragen hebt.",
        "Mail me: piet (at) thuis (punt) test",
        "Bel gerust 06-12345678.",
        "Bel gerust 06 12 34 56 78, ook 's avonds.",
        "Appelez le +32 475 12 34 56 svp",
        "My number is +31 (0)20 123 45 67",
        "Stort het maar terug op NL91ABNA0417164300.",
        f"Rekening {IBAN} graag",
        "Ik woon op Dorpsstraat 12, 1234 AB in Alkmaar",
    ],
)
def test_contact_data_are_seen(text):
    assert texts.contact_data(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Besteld op 01-02-2026 en op 03-02-2026 in huis.",
        "Bestelling 20261102-4711 was snel.",
        "Kostte € 1.234.567,00, dat is te veel.",
        "Ik gaf een 10 voor de service, 9 voor de rest.",
        "De 2e keer al, na 3 dagen, 24 uur wachten.",
        "In 2026 SA 8000 gecertificeerd.",
        "Bereikbaar van 09.00 tot 17.30 uur",
        "",
    ],
)
def test_numbers_that_lead_to_nobody_are_left_alone(text):
    assert texts.contact_data(text) == []


def test_a_number_that_only_looks_like_an_account_is_none():
    assert texts.contact_data("Artikel NL92ABNA0417164300 was kapot") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kijk op https://goedkoper.example/kaas", ["https://goedkoper.example/kaas"]),
        ("Zie www.goedkoper.be.", ["www.goedkoper.be"]),
        ("Bij goedkoper.nl is het beter!", ["goedkoper.nl"]),
        ("Beter bij goedkoper.be", ["goedkoper.be"]),
        ("Via winkel.de/kaas besteld", ["winkel.de/kaas"]),
        ("Alles goed.De kaas was lekker.", []),
        ("Alles goed.de kaas was lekker", []),
        ("Besteld bij kaasboer.nl en tevreden", []),
        ("Mail naar piet@thuis.nl", []),
        ("Prima. Nl is ook goed.", []),
        ("Levering in 1.5 dag, 4.50 euro", []),
    ],
)
def test_links_are_seen_and_the_own_domain_is_none(text, found):
    assert texts.links(text, own_domain="kaasboer.nl") == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wat een klootzakken zijn jullie", "nl"),
        ("De eigenaar is een h.u.f.t.e.r", "nl"),
        ("Wat een kl00tzak daar aan de lijn", "nl"),
        ("Die klootzaaaak neemt niet op", "nl"),
        ("Wat een k*nkerlijers", "nl"),
        ("Bande de connards", "fr"),
        ("Le patron est un enculé", "fr"),
        ("The owner is an asshole", "en"),
        ("What a b1tch", "en"),
        ("Das sind Hurensöhne", "de"),
        ("Ihr Vollidioten", "de"),
        ("connard", ""),
    ],
)
def test_insults_are_seen_also_when_they_are_disguised(text, language):
    assert len(texts.insults(text, language=language)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Idioot duur en kut verpakt, maar lekker.", "nl"),
        ("Der Käse ist dick und gut.", "de"),
        ("Sterren: ***** vijf sterren ***", "nl"),
        ("Mijn nicht kreeg een kaas van 5* kwaliteit", "nl"),
        ("Le concours était bien, la commande aussi.", "fr"),
        ("The assistant in the cockpit of Scunthorpe was great", "en"),
        ("De lamp flikkerde, dus ruil ik hem om.", "nl"),
    ],
)
def test_a_rude_word_about_a_thing_or_inside_another_word_is_no_insult(text, language):
    assert texts.insults(text, language=language) == []


def test_what_made_the_rule_speak_is_told_as_it_was_typed():
    assert texts.insults("Die Hufter daar!", language="nl") == ["Hufter"]


FIRST = "Snel geleverd, de kaas was heerlijk romig en de doos was heel netjes ingepakt."


def test_a_text_that_another_wrote_before_is_a_copy():
    changed = f"Hallo! {FIRST.lower()} groetjes"

    assert texts.copied_from(FIRST, ["Iets heel anders.", changed]) == changed


def test_short_texts_are_never_copies():
    assert texts.copied_from("Snel geleverd, prima!", ["Snel geleverd, prima!"]) == ""


def test_two_people_who_praise_the_same_things_are_no_copies():
    other = "De kaas was heerlijk en snel geleverd, in een nette doos, dank je wel!"

    assert texts.copied_from(FIRST, [other]) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FIRST, "nl"),
        ("Ik heb mijn bestelling na twee dagen ontvangen.", "nl"),
        ("Commande reçue très vite, le fromage est excellent et bien emballé.", "fr"),
        ("Everything arrived on time and it was well packed.", "en"),
        ("Die Lieferung war sehr schnell und der Käse ist gut.", "de"),
        ("Prima!", ""),
        ("Top service, super team, great quality, five stars", ""),
        (POLISH, "other"),
        ("Очень вкусный сыр", "other"),
        ("", ""),
    ],
)
def test_the_language_of_a_text_is_told_or_left_open(text, language):
    assert language_of(text) == language


@given(st.text(max_size=300))
def test_no_text_breaks_the_rules(text):
    seen = texts.contact_data(text) + texts.links(text) + texts.insults(text)

    assert all(isinstance(word, str) and word for word in seen)
    assert language_of(text) in {"", "nl", "fr", "en", "de", "other"}


@given(st.text(min_size=1, max_size=200))
def test_every_long_text_is_a_copy_of_itself(text):
    is_long = bool(texts.shingles(text))

    assert (texts.copied_from(text, [text]) == text) == is_long
