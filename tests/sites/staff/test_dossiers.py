"""The dossier is for who judges the application, in the scheme they work for."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.builders.people import a_user
from trustmark.accounts.api import Role

pytestmark = pytest.mark.django_db


def test_intake_downloads_the_dossier_from_the_page_of_the_case(
    look, clerk, application
):
    page = look(clerk, "application", application.number)
    answer = look(clerk, "dossier", application.number)

    assert f"/staff/applications/{application.number}/dossier.zip" in page.text
    assert answer["Content-Type"] == "application/zip"
    assert "no-store" in answer["Cache-Control"]
    assert "manifest.json" in ZipFile(BytesIO(answer.content)).namelist()


def test_who_reads_no_letters_sees_the_case_and_no_dossier(look, application):
    editor = a_user(Role.EDITOR)
    page = look(editor, "application", application.number)

    assert page.status_code == 200
    assert "dossier.zip" not in page.text
    assert look(editor, "dossier", application.number).status_code == 403


def test_a_role_in_another_scheme_opens_no_dossier(look, application):
    person = a_user(Role.INTAKE, scheme="becommerce")

    assert look(person, "dossier", application.number).status_code == 404
