"""Documents with a number at every paragraph, and their places filled."""

from datetime import date

import pytest

from trustmark.kernel.calendar import Term
from trustmark.schemes.documents import Paragraph
from trustmark.schemes.filling import fill, term_in_words
from trustmark.schemes.loader import load_documents, load_rulebook
from trustmark.schemes.rulebook import NotInRulebook

ON = date(2026, 11, 2)


def filled(text, rules, language="nl"):
    pages = {"contact": "https://harbour.test/contact"}
    return fill(text, rules, language=language, on=ON, pages=pages)


def test_a_paragraph_is_found_by_the_number_a_letter_cites(harbour, rewrite):
    rewrite(
        harbour / "documents" / "terms.en.md",
        "**1.2** We",
        "- (a) today;\n- (b) tomorrow.\n\n**1.2** We",
    )

    (terms,) = [
        d for d in load_documents(harbour) if (d.kind, d.language) == ("terms", "en")
    ]

    assert (terms.title, terms.version) == ("Terms", "1")
    assert terms.dated == date(2026, 2, 1)
    assert [(s.anchor, s.title) for s in terms.sections] == [("1", "Remedy")]
    assert terms.find_paragraph("1.1") == Paragraph(
        "1.1", "You mend it within {{ terms.remedy }}.\n\n- (a) today;\n- (b) tomorrow."
    )
    assert terms.find_paragraph("1.3") is None


def test_every_kind_of_document_is_there_in_every_language(harbour):
    found = [(d.kind, d.language) for d in load_documents(harbour)]

    assert found == [
        (kind, language)
        for kind in ("terms", "code-of-conduct", "processing-agreement")
        for language in ("nl", "fr", "en")
    ]


def test_a_changed_word_changes_the_digest_of_its_document(harbour, rewrite):
    before = load_documents(harbour)[0].digest
    rewrite(harbour / "documents" / "terms.nl.md", "U herstelt", "U repareert")

    assert load_documents(harbour)[0].digest != before


@pytest.mark.parametrize(
    ("term", "language", "words"),
    [
        (Term(days=14), "nl", "14 dagen"),
        (Term(days=1), "nl", "1 dag"),
        (Term(working_days=2), "fr", "2 jours ouvrables"),
        (Term(months=2), "fr", "2 mois"),
        (Term(years=1), "en", "1 year"),
        (Term(years=3), "nl", "3 jaar"),
    ],
)
def test_a_term_is_said_in_the_language_of_its_reader(term, language, words):
    assert term_in_words(term, language) == words


@pytest.mark.parametrize(
    ("text", "language", "result"),
    [
        ("Binnen {{ terms.remedy }}.", "nl", "Binnen 10 dagen."),
        ("{{scheme.name}}", "fr", "Label du Port"),
        ("{{ scheme.territory }}", "nl", "België"),
        ("{{ operator.address }}", "en", "Kaai 3, 2000 Antwerpen"),
        ("{{ authorities.misuse }}", "en", "Authority"),
        ("{{ choices.complaint-threshold }}", "nl", "3"),
        ("{{ choices.membership-periods }}", "en", "quarter, year"),
        ("{{ fees.membership-b2c }}", "nl", "€ 100,00 exclusief btw"),
        ("{{ fees.membership-b2c }}", "fr", "100,00 € hors TVA"),
        ("{{ fees.re-audit }}", "en", "free of charge"),
        ("{{ pages.contact }}", "nl", "https://harbour.test/contact"),
    ],
)
def test_a_place_is_filled_from_the_rulebook(harbour, text, language, result):
    assert filled(text, load_rulebook(harbour), language) == result


@pytest.mark.parametrize(
    "place",
    [
        "terms.grace",
        "terms.security-scan",
        "choices.free-re-audits",
        "choices.start-requires-payment",
        "fees.tip",
        "pages.moon",
        "parties.dispute-board",
    ],
)
def test_a_place_that_cannot_be_filled_is_never_left_blank(harbour, place):
    with pytest.raises(NotInRulebook):
        filled(f"{{{{ {place} }}}}", load_rulebook(harbour))


@pytest.mark.rule("BC-2")
def test_a_territory_of_several_countries_reads_as_a_list(becommerce):
    text = "{{ scheme.territory }}"

    assert filled(text, becommerce, "nl") == "België, Nederland en Luxemburg"
    assert filled(text, becommerce, "en") == "Belgium, the Netherlands and Luxembourg"
