"""Kept evidence is shown as it was, as text and pictures, to who may see the audit."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from tests.builders import pages
from tests.builders.cases import a_submission, an_audit
from tests.builders.parties import shop_details
from tests.builders.people import MONDAY, a_user
from tests.sites.staff.reading import text_of
from trustmark.accounts.api import Role
from trustmark.audits import api as audits

pytestmark = pytest.mark.django_db
SHOP = "https://www.zeven-dagen.test/"
ATTACK = "<p>&lt;script&gt;alert(1)&lt;/script&gt; onze kazen</p>"


def a_picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (4, 4), (250, 245, 225)).save(file, "PNG")
    return file.getvalue()


class Photographer(pages.ScriptedVisitor):
    """A visitor who takes one picture."""

    def visit(self, url, *, at, on_progress):
        site = super().visit(url, at=at, on_progress=on_progress)
        return replace(site, pictures={"home.png": a_picture()})


def photographer():
    return Photographer()


@pytest.fixture
def run(settings):
    """The inspection of a shop that gives seven days."""
    settings.VISITOR = f"{__name__}.photographer"
    shop = shop_details(url=SHOP)
    pages.show(shop, {"/r": pages.RETURNS.format(days=7), "/x": ATTACK})
    audit = an_audit(submission=a_submission(shop=shop))
    return audits.latest_inspection(audit)


def place_of(run, path):
    return audits.places_of(run)[f"{SHOP}{path}"]


def test_staff_of_another_scheme_do_not_find_the_evidence(look, run):
    neighbour = a_user(Role.DECIDER, scheme="elsewhere")

    assert look(neighbour, "page", run.pk, 0).status_code == 404
    assert look(neighbour, "picture", run.pk, "home.png").status_code == 404


def test_a_kept_page_marks_the_quote_of_its_finding(look, auditor, run):
    response = look(
        auditor, "page", run.pk, place_of(run, "r"), query="?check=withdrawal.period"
    )

    html = response.content.decode()
    marked = html.partition('<mark id="quote">')[2].partition("</mark>")[0]
    assert "7 dagen bedenktijd" in marked


def test_what_a_shop_wrote_is_never_run_here(look, auditor, run):
    response = look(auditor, "page", run.pk, place_of(run, "x"))

    assert "<script>alert(1)</script>" in text_of(response)
    assert "<script>alert" not in response.content.decode()


def test_a_picture_is_a_picture_and_nothing_else(look, auditor, run):
    response = look(auditor, "picture", run.pk, "home.png")

    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content == a_picture()


@pytest.mark.parametrize("name", ["other.png", "..%2Ffacts.json"])
def test_a_picture_that_was_not_taken_does_not_exist(look, auditor, run, name):
    assert look(auditor, "picture", run.pk, name).status_code == 404


def test_an_altered_visit_shows_nothing(look, auditor, run):
    path = audits.visit_path(run)
    path.write_bytes(path.read_bytes()[:-40] + b"x" * 40)

    assert look(auditor, "picture", run.pk, "home.png").status_code == 404
    assert look(auditor, "page", run.pk, 0).status_code == 404


def test_an_outsider_sees_the_evidence_of_assigned_audits_only(
    look, manager, certifier, run
):
    before = look(certifier, "picture", run.pk, "home.png").status_code

    audits.assign(run.audit, to=certifier, by=manager, at=MONDAY)

    after = look(certifier, "picture", run.pk, "home.png").status_code
    assert (before, after) == (404, 200)
    assert look(certifier, "page", run.pk, 0).status_code == 200
