"""What companies owe: charged once, paid in full or let go of."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.builders.cases import (
    Stage,
    an_application,
    company_of,
)
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE
from tests.builders.worker import after
from trustmark.accounts.api import Role
from trustmark.billing import api as billing
from trustmark.billing.api import NoPrice, OpenItem
from trustmark.kernel.announcements import Announcement
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


@pytest.fixture
def case():
    """An application at intake: something that can be charged for."""
    return an_application()


@pytest.fixture
def item(case):
    return charge(case)


def charge(case, code="certification-cost", at=MONDAY):
    book = case.scheme_version.rules
    return billing.charge(
        case.company, rulebook=book, fee=book.fees[code], about=case, by=None, at=at
    )


def events(name):
    return Announcement.objects.filter(event__endswith=name)


def test_a_claim_keeps_price_rate_and_day_as_they_were(item, case):
    assert item.number == "WE-P-2026-00001"
    assert (item.net_cents, item.vat_cents, item.gross_cents) == (9500, 1995, 11495)
    assert item.vat_percent == Decimal("21.00")
    assert (item.arose_on, item.due_on) == (TODAY, date(2026, 11, 16))
    assert item.description == case.scheme_version.rules.fees[item.fee].name["nl"]
    assert (item.state, item.turn, item.deadline) == ("open", "member", item.due_on)
    assert billing.list_items_about(case) == [item]


def test_numbers_are_drawn_without_gaps_per_scheme():
    wwk = [charge(an_application()) for _ in range(2)]
    bec = charge(an_application(scheme=BECOMMERCE))

    assert [item.number for item in (*wwk, bec)] == [
        "WE-P-2026-00001",
        "WE-P-2026-00002",
        "BE-P-2026-00001",
    ]


def test_a_fee_without_price_is_never_charged(case):
    with pytest.raises(NoPrice, match="re-audit"):
        charge(case, "re-audit")

    assert not OpenItem.objects.exists()


def test_one_case_owes_a_fee_once(item, case):
    with pytest.raises(IntegrityError), transaction.atomic():
        charge(case)

    assert OpenItem.objects.count() == 1


def test_a_claim_that_was_let_go_of_may_arise_again(item, case, finance):
    billing.withdraw(item, reason="Vergissing.", by=finance, at=MONDAY)

    again = charge(case)

    assert again.number == "WE-P-2026-00002"


def test_marking_as_paid_keeps_the_day_and_tells_the_house(item, case, finance):
    billing.mark_paid(item, received_on=TODAY, remark="ING", by=finance, at=MONDAY)

    assert (item.state, item.received_on, item.turn) == ("paid", TODAY, "nobody")
    (told,) = events("ItemPaid")
    assert told.payload == {
        "item_id": item.pk,
        "about_kind": "applications.application",
        "about_id": case.pk,
        "fee": "certification-cost",
    }
    last = list_history(item)[-1]
    assert (last.move, last.reason, last.by_id) == ("pay", "ING", finance.pk)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2026, 11, 3), "still to come"), (date(2026, 11, 1), "arose later")],
)
def test_money_is_received_on_a_day_that_was_and_after_there_was_something_to_pay(
    item, finance, day, sentence
):
    with pytest.raises(MoveRefused, match=sentence):
        billing.mark_paid(item, received_on=day, remark="", by=finance, at=MONDAY)

    item.refresh_from_db()
    assert (item.state, item.received_on) == ("open", None)
    assert not events("ItemPaid").exists()


def test_the_database_refuses_money_from_before_the_claim(item, finance):
    billing.mark_paid(item, received_on=TODAY, remark="", by=finance, at=MONDAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        OpenItem.objects.filter(pk=item.pk).update(received_on=date(2026, 11, 1))


def test_paying_twice_pays_once(item, finance):
    same_item = OpenItem.objects.get(pk=item.pk)
    billing.mark_paid(item, received_on=TODAY, remark="", by=finance, at=MONDAY)

    with pytest.raises(MoveRefused):
        billing.mark_paid(
            same_item, received_on=date(2026, 11, 1), remark="", by=finance, at=MONDAY
        )

    item.refresh_from_db()
    assert item.received_on == TODAY
    assert events("ItemPaid").count() == 1


def test_a_claim_is_let_go_of_with_a_reason(item, finance):
    with pytest.raises(MoveRefused, match="has a reason"):
        billing.withdraw(item, reason=" ", by=finance, at=MONDAY)

    billing.withdraw(item, reason="Vergissing.", by=finance, at=MONDAY)

    assert item.state == "withdrawn"
    assert events("ItemWithdrawn").count() == 1


def test_a_paid_item_is_not_let_go_of(item, finance):
    billing.mark_paid(item, received_on=TODAY, remark="", by=finance, at=MONDAY)

    with pytest.raises(MoveRefused, match="no longer open"):
        billing.withdraw(item, reason="Toch niet.", by=finance, at=MONDAY)


@pytest.mark.parametrize("role", [None, Role.INTAKE, Role.DECIDER, Role.MANAGER])
def test_only_finance_settles(item, role):
    other = a_user(role)

    with pytest.raises(MoveRefused, match="Only finance"):
        billing.mark_paid(item, received_on=TODAY, remark="", by=other, at=MONDAY)
    with pytest.raises(MoveRefused, match="Only finance"):
        billing.withdraw(item, reason="x", by=other, at=MONDAY)


def test_finance_of_another_scheme_does_not_settle(item):
    other = a_user(Role.FINANCE, scheme=BECOMMERCE)

    assert billing.why_not_mark_paid(item, by=other, on=TODAY) is not None


def test_an_item_is_overdue_from_the_day_after_it_was_due(item, case):
    counted = [
        billing.count_overdue(case.company, scheme="webwinkelkeur", on=on)
        for on in (date(2026, 11, 16), date(2026, 11, 17))
    ]

    assert counted == [0, 1]
    assert not billing.count_overdue(
        case.company, scheme=BECOMMERCE, on=date(2026, 12, 1)
    )


def test_what_is_due_first_stands_on_top(item):
    earlier = charge(an_application(scheme=BECOMMERCE), at=after(MONDAY, days=-30))

    assert list(billing.list_open_items()) == [earlier, item]
    assert list(billing.list_open_items(schemes=frozenset({"webwinkelkeur"}))) == [item]


@pytest.mark.parametrize(
    ("country", "on", "percent"),
    [
        ("NL", date(2026, 1, 1), "21"),
        ("BE", date(2026, 1, 1), "21"),
        ("NL", date(2012, 10, 1), "21"),
    ],
)
def test_the_rate_is_that_of_the_day(country, on, percent):
    assert billing.vat_percent(country, on=on) == Decimal(percent)


@pytest.mark.parametrize(("country", "on"), [("XX", TODAY), ("NL", date(2012, 9, 30))])
def test_a_rate_nobody_wrote_down_is_an_error(country, on):
    with pytest.raises(LookupError, match=country):
        billing.vat_percent(country, on=on)


def test_the_items_of_a_company_begin_with_the_newest():
    application = an_application(Stage.AWAITING_PAYMENT)
    newest = charge(application)

    listed = billing.list_items_of(company_of(application))

    assert [item.fee for item in listed] == [newest.fee, "membership-b2c-small-year"]
