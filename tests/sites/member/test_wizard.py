"""The form of an application: nothing typed is lost, nothing wrong gets through."""

import pytest
from django.urls import reverse

from tests.builders import cases
from tests.builders.people import a_user
from tests.builders.rulebooks import BECOMMERCE
from tests.sites.member import filling
from tests.sites.member.filling import faults_at, fill, place
from tests.sites.member.owning import company_of, shop_of
from trustmark.applications import api as applications
from trustmark.applications.api import State
from trustmark.billing import api as billing
from trustmark.shops import api as shops
from trustmark.shops.api import Company, Manner

pytestmark = pytest.mark.django_db
TEXTS_OF_COMPANY = (
    "number",
    "name",
    "legal_form",
    "vat_number",
    "street",
    "postcode",
    "city",
    "email",
    "phone",
)
TEXT_FIELDS = [
    *[("company", name) for name in TEXTS_OF_COMPANY],
    *[("shop", name) for name in ("name", "url", "description")],
    ("agreement", "function"),
]
CHOICE_FIELDS = [
    ("company", "country"),
    ("company", "language"),
    ("shop", "languages"),
    ("shop", "countries"),
    ("shop", "category"),
    ("shop", "size"),
    ("shop", "period"),
]
# Free text: a name may hold signs of every script.
FREE_TEXTS = {
    *[("company", name) for name in ("name", "legal_form", "street", "city")],
    ("shop", "name"),
    ("shop", "description"),
    ("agreement", "function"),
}
OPTIONAL = {("company", "vat_number"), ("shop", "description")}
REFUSED_EVERYWHERE = {"too long", "null", "control", "turned around"}


@pytest.fixture
def draft(applicant):
    return cases.an_application(State.DRAFT, by=applicant)


@pytest.fixture
def browser(sign_in, applicant):
    return sign_in(applicant)


def sent_for(draft, step, **changes):
    if step == "agreement":
        return filling.agreement(draft.scheme_version.rules, **changes)
    return getattr(filling, step)(**changes)


def is_welcome(step, field, kind):
    """Whether this field takes what most others refuse."""
    if kind == "empty":
        return (step, field) in OPTIONAL
    return kind not in REFUSED_EVERYWHERE and (step, field) in FREE_TEXTS


def kept(draft):
    return applications.get_application(draft.number).answers


def test_a_draft_opens_at_the_first_step_that_is_not_done(browser, draft):
    address = reverse("member:application", args=[draft.number])
    before = browser.get(address)

    browser.post(place(draft, "company"), filling.company())

    assert before["Location"] == place(draft, "company")
    assert browser.get(address)["Location"] == place(draft, "shop")


def test_each_step_leads_to_the_next_and_the_last_to_an_application(browser, draft):
    fill(browser, draft)

    checked = browser.get(place(draft, "check"))
    response = browser.post(place(draft, "check"), {"then": "send"})

    application = applications.get_application(draft.number)
    assert checked.context["is_complete"]
    assert response["Location"] == reverse("member:application", args=[draft.number])
    assert application.state == State.INTAKE
    assert application.kinds == ["b2c"]
    assert company_of(application).name == "Kaasboer Jansen B.V."
    assert shop_of(application).domain == "kaasboer-jansen.nl"
    assert shop_of(application).countries == ["NL", "BE"]


@pytest.mark.rule("WK-2.12", "WK-3.3", "WK-4.2")
def test_what_was_ticked_is_kept_with_the_version_and_the_function(browser, draft):
    fill(browser, draft)
    browser.post(place(draft, "check"), {"then": "send"})

    company = Company.objects.get()
    kept_acceptances = {a.document: a for a in shops.list_acceptances(company)}
    assert {"terms", "processing-agreement", "audit-consent", "criteria-read"} <= set(
        kept_acceptances
    )
    assert kept_acceptances["not-illegal-trade"].language == "nl"
    assert kept_acceptances["code-of-conduct"].manner == Manner.SIGNED
    assert kept_acceptances["code-of-conduct"].signer_function == "directeur"
    assert kept_acceptances["terms"].address == "127.0.0.1"


@pytest.mark.parametrize("kind", filling.BAD)
@pytest.mark.parametrize(("step", "field"), TEXT_FIELDS)
def test_whatever_is_typed_is_kept_and_what_is_wrong_gets_a_sentence(
    browser, draft, step, field, kind
):
    typed = filling.BAD[kind]
    response = browser.post(place(draft, step), sent_for(draft, step, **{field: typed}))

    if is_welcome(step, field, kind):
        assert response.status_code == 303
    else:
        assert response.status_code == 422
        assert all(str(fault).strip() for fault in faults_at(response, field))
        assert faults_at(response, field)
    shown_again = browser.get(place(draft, step))
    others = sent_for(draft, step)
    assert kept(draft)[f"{step}-{field}"] == typed.replace("\x00", "\ufffd")
    assert shown_again.context["form"][field].value() == kept(draft)[f"{step}-{field}"]
    assert [name for name in others if name != "then" and name not in kept(draft)] == []


@pytest.mark.parametrize("typed", ["", "atlantis", "<b>NL</b>", "NL\x00", "x" * 9000])
@pytest.mark.parametrize(("step", "field"), CHOICE_FIELDS)
def test_a_choice_that_was_not_offered_gets_a_sentence(
    browser, draft, step, field, typed
):
    response = browser.post(place(draft, step), sent_for(draft, step, **{field: typed}))

    assert response.status_code == 422
    assert faults_at(response, field)
    assert kept(draft)[f"{step}-{'name' if step == 'company' else 'url'}"]


@pytest.mark.rule("WK-3.11")
@pytest.mark.parametrize(
    "box", ["not-excluded-content", "not-illegal-trade", *filling.PROMISES]
)
def test_without_a_tick_there_is_no_application(browser, draft, box):
    fill(browser, draft)
    response = browser.post(
        place(draft, "agreement"), sent_for(draft, "agreement", **{box: ""})
    )

    refused = browser.post(place(draft, "check"), {"then": "send"})

    assert response.status_code == refused.status_code == 422
    assert applications.get_application(draft.number).state == State.DRAFT


def test_nothing_is_ticked_beforehand(browser, draft):
    form = browser.get(place(draft, "agreement")).context["form"]

    assert [bound.name for bound in form if bound.value()] == []


def test_saving_and_stopping_keeps_what_is_wrong_too(browser, draft):
    sent = filling.company(number="12", name="") | {"then": "stop"}

    response = browser.post(place(draft, "company"), sent)

    assert response["Location"] == reverse("member:desk")
    assert kept(draft)["company-number"] == "12"
    assert kept(draft)["company-city"] == "Alkmaar"


def test_one_may_jump_back_and_find_the_answers(browser, draft):
    fill(browser, draft)

    form = browser.get(place(draft, "shop")).context["form"]

    assert form["countries"].value() == ["NL", "BE"]
    assert not form.errors


def test_the_check_names_what_is_missing_and_leads_to_it(browser, draft):
    browser.post(place(draft, "company"), filling.company(city=""))

    page = browser.get(place(draft, "check")).content.decode()
    looked = browser.get(place(draft, "company") + "?look=1")

    assert place(draft, "company") + "?look=1" in page
    assert faults_at(looked, "city")
    assert "Send the application" not in page


@pytest.mark.parametrize(
    ("field", "typed", "country"),
    [
        ("number", "1234567", "NL"),
        ("number", "0403019262", "BE"),
        ("number", "9403019261", "BE"),
        ("number", "123", "DE"),
        ("vat_number", "NL12", "NL"),
        ("vat_number", "BE0403019261", "NL"),
        ("postcode", "1012", "NL"),
        ("postcode", "1012 AB", "BE"),
        ("phone", "12", "NL"),
    ],
)
def test_numbers_must_be_those_of_the_country(browser, draft, field, typed, country):
    changes = {"country": country, field: typed}
    response = browser.post(place(draft, "company"), filling.company(**changes))

    assert len(faults_at(response, field)) == 1


@pytest.mark.parametrize(
    "typed",
    ["shop", "http://192.0.2.7/", "co.uk", "https://jan:pw@kaas.nl", "http://[x"],
)
def test_an_address_must_be_a_domain_of_ones_own(browser, draft, typed):
    response = browser.post(place(draft, "shop"), filling.shop(url=typed))

    assert faults_at(response, "url")


def test_a_bare_domain_will_do(browser, draft):
    response = browser.post(place(draft, "shop"), filling.shop(url="kaasboer.nl"))

    assert response.status_code == 303


def test_sending_twice_makes_one_application(browser, draft):
    fill(browser, draft)
    browser.post(place(draft, "check"), {"then": "send"})

    again = browser.post(place(draft, "check"), {"then": "send"})

    assert again["Location"] == reverse("member:application", args=[draft.number])
    assert Company.objects.count() == 1


@pytest.mark.rule("WK-4.11")
def test_the_cost_of_cancelling_stands_there_before_anything_is_sent(browser, draft):
    fill(browser, draft)

    for step in ("agreement", "check"):
        (line,) = browser.get(place(draft, step)).context["cancelling"]
        assert (line.net_cents, line.gross_cents) == (9500, 11495)


def test_the_price_on_the_page_is_what_is_charged(browser, draft):
    fill(browser, draft)
    browser.post(place(draft, "shop"), filling.shop(period="quarter"))
    told = browser.get(place(draft, "check")).context
    browser.post(place(draft, "check"), {"then": "send"})
    application = applications.get_application(draft.number)

    cases.pass_to_audit(application)
    cases.decide_audits(application)

    charged = billing.list_items_about(application)
    assert len(charged) == 2
    assert told["total"] == sum(item.gross_cents for item in charged)


@pytest.mark.rule("BC-7")
def test_both_kinds_can_be_applied_for_at_once(sign_in):
    applicant = a_user()
    draft = cases.an_application(State.DRAFT, scheme=BECOMMERCE, by=applicant)
    browser = sign_in(applicant)
    fill_kinds = filling.shop(kinds=["b2c", "b2b"])
    book = draft.scheme_version.rules

    browser.post(place(draft, "company"), filling.company())
    browser.post(place(draft, "shop"), fill_kinds)
    browser.post(place(draft, "agreement"), filling.agreement(book))
    browser.post(place(draft, "check"), {"then": "send"})

    application = applications.get_application(draft.number)
    assert sorted(application.kinds) == ["b2b", "b2c"]
    assert application.period == "year"


def test_who_acts_for_one_company_need_not_describe_it_again(browser, applicant):
    known = company_of(cases.an_application(by=applicant))
    draft = cases.an_application(State.DRAFT, by=applicant)

    form = browser.get(place(draft, "company")).context["form"]

    assert form["number"].value() == known.number
    assert form["city"].value() == "Alkmaar"
