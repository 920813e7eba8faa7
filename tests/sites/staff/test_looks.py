"""How the staff pages look and feel in a browser: accessible, no sideways scroll, and
an assessment that can be done by keyboard alone."""

from types import SimpleNamespace

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import assert_accessible, assert_nothing_sticks_out
from tests.builders import audits as steps
from tests.builders import pages
from tests.builders.cases import a_certificate, a_submission, an_application, an_audit
from tests.builders.parties import shop_details
from tests.builders.people import MONDAY, a_user
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.audits import api as audits

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow(reason="opens a browser"),
    pytest.mark.django_db(transaction=True),
]
SHOP = "https://www.zeven-dagen.test/"


@pytest.fixture
def work():
    """A house at work: somebody with every role, and one of each kind of case."""
    person = a_user(Role.MANAGER, name="Mo Manager")
    for role in (Role.INTAKE, Role.AUDITOR, Role.DECIDER, Role.FINANCE):
        accounts.grant_role(person, role, by=None, at=MONDAY)
    shop = shop_details(url=SHOP)
    pages.show(shop, {"/retourneren": pages.RETURNS.format(days=7)})
    audit = an_audit(submission=a_submission(shop=shop))
    unmet = an_audit()
    steps.judge(unmet, not_met=("identity.address",), by=person)
    certificate = a_certificate()
    return SimpleNamespace(
        person=person,
        application=an_application(),
        audit=audit,
        unmet=unmet,
        certificate=certificate,
        run=audits.latest_inspection(audit),
    )


@pytest.fixture
def open_as(browser, live_server, work):
    """Opens a staff page as the one with every role, signed in already."""
    session = SessionStore()
    session[SESSION_KEY] = str(work.person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = work.person.get_session_auth_hash()
    session.save()
    contexts = []

    def open_page(name, *args, width=1280, theme="light", language="nl", query=""):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme
        )
        contexts.append(context)
        cookie = {
            "name": "sessionid",
            "value": session.session_key,
            "url": live_server.url,
        }
        context.add_cookies([cookie])
        page = context.new_page()
        path = reverse(f"staff:{name}", args=args).replace("/nl/", f"/{language}/", 1)
        page.goto(live_server.url + path + query)
        return page

    yield open_page
    for context in contexts:
        context.close()


def _addresses(work):
    return [
        ("desk",),
        ("application", work.application.number),
        ("audit", work.audit.number),
        ("audit", work.unmet.number),
        ("theme", work.audit.number, "withdrawal"),
        ("page", work.run.pk, 0),
        ("certificate", work.certificate.number),
        ("membership", work.certificate.membership.number),
        ("letters",),
        ("people",),
        ("person", work.person.pk),
    ]


@pytest.mark.parametrize(
    ("width", "theme", "language"), [(390, "dark", "fr"), (1280, "light", "nl")]
)
def test_axe_finds_nothing_and_nothing_sticks_out(
    open_as, work, width, theme, language
):
    for name, *args in _addresses(work):
        page = open_as(name, *args, width=width, theme=theme, language=language)
        # Everything that can be unfolded is looked at unfolded.
        page.evaluate(
            "document.querySelectorAll('details').forEach(fold => "
            "{ fold.removeAttribute('name'); fold.open = true })"
        )

        assert_accessible(page)
        assert_nothing_sticks_out(page)


def test_an_audit_is_assessed_by_keyboard_alone(open_as, work):
    page = open_as("theme", work.audit.number, "withdrawal", language="en")
    page.locator("h1").click()

    page.keyboard.press("j")  # The first demand: seven days is not met.
    page.keyboard.press("c")  # As the machine proposes.
    page.keyboard.press("j")
    page.keyboard.press("2")  # Not met, with words of our own.
    page.keyboard.press("n")
    page.keyboard.type("De pagina zegt niets over het begin.")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_text("2 verdicts were saved.")).to_be_visible()
    said = {
        row.criterion.id: (row.verdict, row.assessment.note)
        for row in audits.list_rows(work.audit, language="nl")
        if row.assessment
    }
    assert said == {
        "withdrawal.period": (
            "not-met",
            "De klant heeft volgens de site 7 dagen bedenktijd; gevraagd is 14.",
        ),
        "withdrawal.start": ("not-met", "De pagina zegt niets over het begin."),
    }


def test_letters_typed_into_a_note_choose_no_verdict(open_as, work):
    page = open_as("theme", work.audit.number, "withdrawal")
    note = page.locator("textarea").nth(1)

    note.press_sequentially("j2c")

    assert note.input_value() == "j2c"
    assert page.locator("input[type=radio]:checked").count() == 0
