"""The page of an application: one thing to do now, and the verbs behind it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.builders import cases
from tests.builders.parties import place_word
from tests.builders.people import MONDAY
from tests.sites.member.owning import shop_of, word_of
from trustmark.applications import api as applications
from trustmark.applications.api import State
from trustmark.billing import api as billing
from trustmark.correspondence import api as correspondence
from trustmark.kernel import clock
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db
PRIMARY = "button--primary"


@pytest.fixture
def browser(sign_in, applicant):
    return sign_in(applicant)


def address(name, application, *more):
    return reverse(f"member:{name}", args=[application.number, *more])


def text_of(response):
    return response.content.decode()


@pytest.mark.parametrize("state", [s for s in State if s != State.DRAFT])
def test_every_state_offers_at_most_one_primary_action(browser, applicant, state):
    application = cases.an_application(state, by=applicant)

    page = text_of(browser.get(address("application", application)))

    assert page.count(PRIMARY) <= 1
    assert application.number in page
    assert str(application.get_state_display()) in page


def test_the_story_names_the_scheme_and_never_its_people(browser, applicant):
    application = cases.an_application(State.REFUSED, denied=("b2c",), by=applicant)
    (audit,) = applications.list_audits(application)

    for name, case in (("application", application), ("audit", audit)):
        page = text_of(browser.get(address(name, case)))
        assert "WebwinkelKeur" in page
        assert "Sanne Jansen" in page or name == "audit"
        for person in ("Ien Intake", "Ada Auditor", "Bram Beslisser"):
            assert person not in page


def test_the_three_ways_to_prove_a_domain_can_be_copied(browser, application):
    shops.add_contact(
        application.company, user=browser_user(browser), at=application.begun_at
    )
    word = word_of(application.shop)

    page = text_of(browser.get(address("proof", application)))

    assert f"_keurmeester.{application.shop.domain}" in page
    assert f"keurmeester-proof={word}" in page
    assert (
        "&lt;meta name=&quot;keurmeester-proof&quot; content=&quot;keurmeester-proof="
        f"{word}&quot;&gt;" in page
    )
    assert f"https://{application.shop.domain}/.well-known/keurmeester.txt" in page


def test_looking_for_a_proof_without_end_is_refused(browser, applicant):
    application = cases.an_application(State.INTAKE, by=applicant)

    answers = [
        browser.post(address("proof", application)).status_code for _ in range(11)
    ]

    assert answers == [303] * 10 + [429]


def test_looking_now_finds_the_word_that_was_placed(browser, applicant):
    application = cases.an_application(by=applicant)
    proof = address("proof", application)
    browser.post(proof)
    before = browser.get(proof).context["places"]
    place_word(shop_of(application))

    response = browser.post(proof)

    assert len(before) == 3
    assert len({place.seen for place in before}) == 1
    assert response.status_code == 303
    assert shops.is_domain_proven(shop_of(application))
    assert len({place.seen for place in browser.get(proof).context["places"]}) == 2


@pytest.mark.rule("WK-3.2")
def test_supplying_puts_the_application_back_at_intake(browser, applicant):
    application = cases.an_application(State.INCOMPLETE, by=applicant)

    silent = browser.post(address("supply", application), {"words": " "})
    response = browser.post(address("supply", application), {"words": "Staat er."})

    assert silent.context["form"].errors
    assert response.status_code == 303
    application.refresh_from_db()
    assert application.state == State.INTAKE


def test_nothing_can_be_supplied_that_was_not_asked(browser, applicant):
    application = cases.an_application(by=applicant)

    response = browser.post(address("supply", application), {"words": "Alles."})

    assert response.context["refusal"]
    application.refresh_from_db()
    assert application.state == State.INTAKE


@pytest.mark.rule("WK-4.11")
def test_the_cost_of_cancelling_is_said_before_and_charged_after(browser, applicant):
    application = cases.an_application(State.AUDITING, by=applicant)

    (told,) = browser.get(address("cancel", application)).context["cancelling"]
    browser.post(address("cancel", application), {"words": "Toch niet."})

    application.refresh_from_db()
    assert application.state == State.CANCELLED
    (item,) = billing.list_items_about(application)
    assert item.gross_cents == told["line"].gross_cents == 11495


@pytest.mark.parametrize("state", [State.DRAFT, State.INTAKE, State.INCOMPLETE])
def test_before_the_audit_cancelling_costs_nothing(browser, applicant, state):
    application = cases.an_application(state, by=applicant)

    told = browser.get(address("cancel", application)).context["cancelling"]
    browser.post(address("cancel", application), {"words": ""})

    application.refresh_from_db()
    assert application.state == State.CANCELLED
    assert told == billing.list_items_about(application) == []


def test_opening_the_page_cancels_nothing(browser, applicant):
    application = cases.an_application(by=applicant)

    browser.get(address("cancel", application))

    application.refresh_from_db()
    assert application.state == State.INTAKE


def test_what_is_to_be_paid_stands_there_with_account_and_reference(browser, applicant):
    application = cases.an_application(State.AWAITING_PAYMENT, by=applicant)
    (item,) = billing.list_items_about(application)

    for page in (address("application", application), reverse("member:amounts")):
        shown = text_of(browser.get(page))
        assert item.number in shown
        assert "NL91 ABNA 0417 1643 00" in shown
        assert "Stichting Keurmeester Demo" in shown
        assert "Of scan dit met de app van uw bank" in shown


def test_a_refusal_says_why_and_until_when_to_appeal(browser, applicant):
    application = cases.an_application(State.REFUSED, by=applicant)

    response = browser.get(address("application", application))

    assert "Dit past niet bij het keurmerk." in text_of(response)
    last_day = applications.last_day_to_appeal(application)
    assert response.context["last_day_to_appeal"] == last_day
    assert f'datetime="{last_day:%Y-%m-%d}"' in text_of(response)
    assert address("appeal", application) in text_of(response)


def test_an_appeal_is_filed_once(browser, applicant):
    application = cases.an_application(State.REFUSED, by=applicant)

    empty = browser.post(address("appeal", application), {"words": ""})
    browser.post(address("appeal", application), {"words": "Het adres staat er."})
    again = browser.post(address("appeal", application), {"words": "Nog eens."})

    assert empty.context["form"].errors
    filed = applications.find_appeal(application)
    assert filed is not None
    assert filed.argument == "Het adres staat er."
    assert again.context["refusal"]


def test_after_the_last_day_the_page_says_that_it_passed(
    browser, applicant, monkeypatch
):
    application = cases.an_application(State.REFUSED, by=applicant)
    monkeypatch.setattr(clock, "source", lambda: MONDAY + timedelta(days=90))

    response = browser.post(address("appeal", application), {"words": "Te laat."})

    assert response.context["refusal"]
    assert applications.find_appeal(application) is None


def test_letters_can_be_read_again(browser, applicant):
    application = cases.an_application(by=applicant)
    (letter,) = correspondence.list_letters(about=application)

    page = text_of(browser.get(address("application", application)))
    read = text_of(browser.get(address("application_letter", application, letter.pk)))

    assert address("application_letter", application, letter.pk) in page
    assert letter.subject in read


def test_who_was_admitted_is_led_to_the_seal(browser, applicant):
    application = cases.an_application(State.ADMITTED, by=applicant)

    page = text_of(browser.get(address("application", application)))

    assert reverse("member:seal", args=[shop_of(application).domain]) in page


def browser_user(browser):
    """Who is signed in there."""
    return browser.get(reverse("member:desk")).wsgi_request.user


def test_a_denied_kind_is_objected_to_from_the_page_of_an_admitted_shop(
    browser, applicant
):
    application = cases.an_application(
        State.ADMITTED,
        scheme="becommerce",
        kinds=("b2c", "b2b"),
        denied=("b2b",),
        by=applicant,
    )
    before = text_of(browser.get(address("application", application)))
    form = text_of(browser.get(address("appeal", application)))

    browser.post(address("appeal", application), {"words": "Het adres staat er."})

    after = browser.get(address("application", application))
    assert address("appeal", application) in before
    assert "Het adres ontbreekt." in form
    assert address("appeal", application) not in text_of(after)
    assert after.context["appeal"].argument == "Het adres staat er."


def test_what_was_cancelled_goes_on_from_its_page(browser, applicant):
    application = cases.an_application(State.AUDITING, by=applicant)
    applications.cancel(application, reason="", by=applicant, at=MONDAY)
    before = text_of(browser.get(address("application", application)))
    browser.get(address("go_on", application))
    application.refresh_from_db()
    opened = application.state

    answer = browser.post(address("go_on", application), {"words": ""})

    application.refresh_from_db()
    assert address("go_on", application) in before
    assert (opened, answer.status_code) == (State.CANCELLED, 303)
    assert application.state == State.AUDITING


def test_a_page_to_go_on_says_why_when_there_is_nothing(browser, application):
    shops.add_contact(
        application.company, user=browser_user(browser), at=application.begun_at
    )

    answer = browser.post(address("go_on", application), {"words": ""})

    assert answer.context["refusal"]
    assert answer.status_code == 409
