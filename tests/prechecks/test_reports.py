"""The result to take along: the same words, the same bytes, in every language."""

import pytest

from tests.builders.people import MONDAY
from tests.builders.prechecks import ended
from tests.builders.rulebooks import HARBOUR, put_on_shelf
from trustmark.audits import api as audits
from trustmark.prechecks import api as prechecks

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "fr", "en")


def test_the_pdf_is_the_same_bytes_every_time_and_differs_by_language():
    found = ended().precheck

    printed = {code: prechecks.render_pdf(found, language=code) for code in LANGUAGES}

    assert all(pdf.startswith(b"%PDF-") for pdf in printed.values())
    assert prechecks.render_pdf(found, language="nl") == printed["nl"]
    assert len(set(printed.values())) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_html_holds_the_findings_and_nothing_from_elsewhere(language):
    found = ended().precheck

    html = prechecks.render_html(found, language=language)

    assert f'<html lang="{language}">' in html
    assert "theehuis.test" in html
    assert "<script" not in html
    assert html == prechecks.render_html(found, language=language)


def test_without_the_evidence_there_is_no_html(settings):
    found = ended("https://weg.test/", at=MONDAY).precheck
    (settings.PRECHECKS_DIR / found.visit.file).unlink()

    with pytest.raises(audits.NotKept):
        prechecks.render_html(found, language="nl")


def test_a_scheme_of_files_alone_has_reports_in_its_own_words(tmp_path, settings):
    put_on_shelf(HARBOUR, tmp_path / "shelf", settings)
    found = ended(scheme=HARBOUR, kind="quay").precheck
    told = prechecks.tell(found, language="en")

    html = prechecks.render_html(found, language="en")

    assert told
    assert all(one.criterion.demand["en"] for one in told)
    assert 'class="counts"' in html
    assert prechecks.render_pdf(found, language="fr").startswith(b"%PDF-")
