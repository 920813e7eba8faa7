"""The plain copy of a text, and the promise that every quote stands where it says."""

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from patience import comes_to_an_end

from inspector.reading.legible import Legible
from inspector.reading.page_facts import RECOGNISERS
from inspector.reading.reader import looks_like_html, read_html, read_text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("zo\u00adda\u200bnig", "zodanig"),
        ("2801\u00a0KG\u202fGouda", "2801 KG Gouda"),
        ("l\u2019accès \u00abici\u00bb", 'l\'accès "ici"'),
        ("cafe\u0301 au lait", "café au lait"),
        ("**Kaashuis** en _Nederlands recht_", "Kaashuis en Nederlands recht"),
        ("\\- punt\\.", "- punt."),
        ("_ga* blijft", "_ga* blijft"),
    ],
)
def test_odd_signs_are_read_as_plain_ones(written, read):
    assert Legible(written).text == read


@pytest.mark.parametrize(
    ("written", "part", "there"),
    [
        ("ver\u00adkoop aan u", "aan", "aan"),
        ("\u200b\u200bkaas", "kaas", "kaas"),
        ("**kaas** hier", "hier", "hier"),
        ("e\u0301e\u0301n kaas", "kaas", "kaas"),
        ("her\u00adroep nu", "herroep", "her\u00adroep"),
    ],
)
def test_the_way_back_leads_to_the_same_words(written, part, there):
    legible = Legible(written)
    start = legible.text.index(part)

    first, last = legible.place(start, start + len(part))

    assert written[first:last] == there


PIECES = st.sampled_from(
    [
        "KvK 24680135", "Btw NL004495445B01", "info@kaas\u00adhuis.test", "© Kaashuis",
        "Markt 1, 2801 JK Gouda", "\u00a0", "\n", "\u200b", "**", "_", "\\-", "e\u0301",
        "14 dagen bedenktijd", "zonder opgave van redenen", "in 14 dagen terugbetaald",
        "Nederlands recht is van toepassing", "cookies", "noodzakelijke ",
        "bewaard",
        "7 jaar ",
        "recht op inzage en verwijdering van gegevens",
        "Klachten: antwoord in 2 dagen",
        "wettelijke garantie", "ec.europa.eu/consumers/odr", "Geschillencommissie",
        ". ",
        "Autoriteit Persoonsgegevens", "HRB 74213", "IBAN NL91 ABNA 0417 1643 00", "|",
        "\ud800", "🧀", "SIREN 732 829 320", "+31 182 512 345", "KBO 0403.199.702",
        "retourkosten voor eigen rekening van u", "modelformulier voor herroeping",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map("".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_quote_stands_at_its_start(text):
    reading = read_text(text)

    for key, fact in reading.facts.items():
        if key != "page_language":
            assert fact.start is not None
            assert fact.quote
            assert text[fact.start : fact.start + len(fact.quote)] == fact.quote


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_every_quote_of_a_page_of_html_stands_in_its_text(text):
    reading = read_html(f"<title>Kaas</title><p>{text}</p>", "https://kaas.test/")

    for key, fact in reading.facts.items():
        if key != "page_language":
            assert fact.start is not None
            place = reading.text[fact.start : fact.start + len(fact.quote)]
            assert place == fact.quote


def test_what_is_html_and_what_is_not():
    assert looks_like_html("<!DOCTYPE html><p>Kaas")
    assert looks_like_html("Kaas <p>en</p> melk")
    assert not looks_like_html("Kaas < melk > brood")
    assert not looks_like_html("Schrijf aan <info@kaas.test>")


def test_the_schema_knows_every_fact_and_nothing_else():
    path = files("inspector").joinpath("reading.schema.json")
    schema = json.loads(path.read_text(encoding="utf-8"))

    known = set(schema["properties"]["facts"]["properties"])
    assert known == {*RECOGNISERS, "page_language"}


@pytest.mark.parametrize(
    "seed",
    [
        *("A-A-A-", "A.A", "1-", "BE0", "a-", "\n \n", "A A ", "Rue 12 A, "),
        *("kvk 1 ", "1 2 ", "google pay ", "recht gegevens ", "cookies de "),
        *("1000 A-A-A-", "Aa 1, A-A-A-", "Gouda-A (6900), ", "Aa 1/"),
    ],
)
def test_a_text_that_repeats_itself_is_read_all_the_same(seed):
    text = "Kaasboer Jansen B.V.\n" + (seed * 20_000)[:30_000]

    # It took hours before no word was longer than a word.
    with comes_to_an_end():
        reading = read_text(text)

    assert reading.facts["company_name"].quote == "Kaasboer Jansen B.V."
