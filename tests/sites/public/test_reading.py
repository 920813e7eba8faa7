"""Criteria, documents and prices: open to anyone, in every language."""

import re

import pytest
from django.utils.html import escape

from tests.builders.people import MONDAY
from tests.builders.rulebooks import a_version
from trustmark.audits import api as audits
from trustmark.kernel.calendar import day_of
from trustmark.schemes import api as schemes
from trustmark.sites.public.printing import Sheet, printed

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "fr", "en")
SCHEMES = ("webwinkelkeur", "becommerce")
KINDS = ("terms", "code-of-conduct", "processing-agreement")


@pytest.fixture(autouse=True)
def _versions() -> None:
    a_version(on=day_of(MONDAY))


@pytest.mark.rule("BC-27", "BC-39", "BC-40", "WK-7.2")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["b2c", "b2b"])
def test_the_checklist_of_each_kind_stands_there_whole(client, kind, language):
    book = a_version("becommerce", on=day_of(MONDAY)).rules

    page = client.get(f"/{language}/becommerce/criteria/?kind={kind}").text

    shown = re.findall(r'<details class="criterion" id="([^"]+)"', page)
    asked = [c for c in book.criteria.values() if kind in c.kinds]
    assert sorted(shown) == sorted(c.id for c in asked)
    for criterion in asked:
        assert escape(criterion.demand[language]) in page


@pytest.mark.rule("BC-27")
def test_an_audit_asks_nothing_that_is_not_on_the_page(client, audit):
    page = client.get("/nl/webwinkelkeur/criteria/").text

    shown = set(re.findall(r'<details class="criterion" id="([^"]+)"', page))
    asked = {row.criterion.id for row in audits.list_rows(audit, language="nl")}
    assert asked
    assert asked <= shown


@pytest.mark.rule("WK-9.1a")
def test_each_criterion_names_its_ground(client):
    page = client.get("/en/webwinkelkeur/criteria/").text

    shown = re.findall(r'class="criterion__ground">([^<]+)<', page)
    assert len(shown) == page.count('<details class="criterion"')
    assert all(words.strip() for words in shown)


@pytest.mark.parametrize("query", ["version=1999.1", "kind=b2x", "version=%00"])
def test_criteria_that_never_were_are_not_found(client, query):
    assert client.get(f"/nl/becommerce/criteria/?{query}").status_code == 404


@pytest.mark.rule("BC-38", "WK-2.10", "WK-3.7")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_document_stands_there_with_an_anchor_at_every_number(
    client, scheme, kind, language
):
    version = a_version(scheme, on=day_of(MONDAY))
    document = schemes.get_document(version, kind, language=language)

    page = client.get(f"/{language}/{scheme}/documents/{kind}/").text

    assert escape(document.title) in page
    anchors = set(re.findall(r'<(?:p|h2) id="([^"]+)"', page))
    numbered = [p.anchor for s in document.sections for p in s.paragraphs]
    assert numbered
    assert set(numbered) <= anchors
    assert "{{" not in page


@pytest.mark.rule("BC-38")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Deze Nederlandse tekst gaat voor op de vertalingen."),
        ("fr", "Ceci est une traduction ; le texte néerlandais fait foi."),
        ("en", "This is a translation; the Dutch text prevails."),
    ],
)
def test_a_document_says_which_language_prevails(client, language, words):
    page = client.get(f"/{language}/webwinkelkeur/documents/terms/").text

    assert words in page


@pytest.mark.rule("WK-0.1")
@pytest.mark.parametrize(
    ("kind", "edition"), [("terms", "2026.1"), ("processing-agreement", "3.0")]
)
def test_a_document_can_be_kept_as_pdf_in_every_language(client, kind, edition):
    for language in LANGUAGES:
        page = client.get(f"/{language}/webwinkelkeur/documents/{kind}/").text
        address = f"/{language}/webwinkelkeur/documents/{kind}.pdf?version=2026.1"
        answer = client.get(address)

        assert f'href="{address}"' in page
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
        name = f"webwinkelkeur-{kind}-{edition}-{language}.pdf"
        assert answer["Content-Disposition"] == f'inline; filename="{name}"'


@pytest.mark.rule("WK-0.1")
def test_the_pdf_says_what_the_page_says_with_version_and_date(client, monkeypatch):
    handed_over: list[Sheet] = []

    def noted(sheet: Sheet) -> bytes:
        handed_over.append(sheet)
        return printed(sheet)

    monkeypatch.setattr("trustmark.sites.public.documents.printed", noted)

    page = client.get("/en/webwinkelkeur/documents/terms/").text
    client.get("/en/webwinkelkeur/documents/terms.pdf")

    [sheet] = handed_over
    assert sheet.edition == "Version 2026.1, 21 November 2026"
    assert sheet.remark in page
    for paragraph in re.findall(r"\*\*[\d.]+\*\* ([^\n<*]{20,})", sheet.text):
        assert escape(paragraph[:60].strip()).replace("&#x27;", "'") in page


def test_a_document_that_never_was_is_not_found(client):
    for path in ("nonsense/", "nonsense.pdf", "terms/?version=1999.1"):
        answer = client.get(f"/nl/webwinkelkeur/documents/{path}")
        assert answer.status_code == 404


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_price_of_today_is_told_without_vat(client, scheme):
    book = a_version(scheme, on=day_of(MONDAY)).rules

    page = client.get(f"/en/{scheme}/prices/").text

    for fee in book.fees.values():
        is_charged = fee.price_on(day_of(MONDAY)) is not None
        assert (f">{escape(fee.name['en'])}</th>" in page) is is_charged
    assert "without VAT" in page


def test_how_to_check_a_seal_asks_for_the_domain(client):
    page = client.get("/nl/becommerce/seal/").text

    assert "Lees het domein dat op het zegel staat." in page
    assert 'action="/nl/becommerce/register/"' in page
