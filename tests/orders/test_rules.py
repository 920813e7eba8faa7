"""Languages, delays and addresses as plug-ins really send them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustmark.kernel.calendar import Calendar, Term
from trustmark.orders import rules
from trustmark.orders.rules import Fault


@pytest.mark.parametrize(
    ("sent", "language"),
    [
        ("nl", "nl"),
        ("NL", "nl"),
        ("nl_nl", "nl"),
        ("nl-NL", "nl"),
        ("pt-br", "pt"),
        ("zh-hans", "zh"),
        ("nld", "nl"),
        ("deu", "de"),
        ("ger", "de"),
        ("fra", "fr"),
        ("eng", "en"),
        ("spa", "es"),
        ("ita", "it"),
        ("bul", "bg"),
        ("hrv", "hr"),
        ("cus", ""),
        ("", ""),
        ("dutch", ""),
        ("1", ""),
    ],
)
def test_a_language_is_recognised_or_left_to_the_shop(sent, language):
    assert rules.language_of(sent) == language


@pytest.mark.parametrize(
    ("sent", "days"),
    [
        ("3", 3),
        ("0", 0),
        ("", None),
        ("3.0", 3),
        (" 7 ", 7),
        ("-2", 0),
        ("9999", 365),
        ("inf", None),
        ("nan", None),
        ("veel", None),
    ],
)
def test_a_delay_is_days_within_a_year_or_that_of_the_shop(sent, days):
    assert rules.delay_of(sent) == days


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://kaas.test/module/webwinkelkeur/sync", None),
        ("https://www.kaas.test:8443/sync?x=1", None),
        ("http://kaas.test/sync", Fault.URL_NOT_HTTPS),
        ("https://elders.test/sync", Fault.URL_ELSEWHERE),
        ("https://kaas.test.elders.test/sync", Fault.URL_ELSEWHERE),
        ("https://nietkaas.test/sync", Fault.URL_ELSEWHERE),
        ("https://kaas.test@elders.test/sync", Fault.URL_SHAPE),
        ("https://127.0.0.1/sync", Fault.URL_ELSEWHERE),
        ("https://kaas.test:99999/", Fault.URL_SHAPE),
        ("https://[kaas.test/", Fault.URL_SHAPE),
        ("kaas.test/sync", Fault.URL_SHAPE),
        ("", Fault.URL_SHAPE),
        ("https://kaas.test/" + "x" * 500, Fault.URL_SHAPE),
        ("https://kaas.test/ sync", Fault.URL_SHAPE),
    ],
)
def test_reviews_are_delivered_to_the_shops_own_domain_alone(url, fault):
    assert rules.fault_in_sync_address(url, domain="kaas.test") == fault


@given(st.text())
def test_whatever_was_typed_has_an_answer(text):
    assert rules.delay_of(text) in {None, *range(366)}
    assert rules.language_of(text) == "" or len(rules.language_of(text)) == 2
    assert rules.plain_text(text).isprintable() or rules.plain_text(text) == ""
    assert " " not in rules.first_name_of(text)
    rules.fault_in_email(text)
    rules.fault_in_sync_address(text, domain="kaas.test")
    rules.web_address(text)
    rules.same_mailbox(text)


@given(
    on=st.dates(date(2024, 1, 1), date(2090, 1, 1)),
    term=st.one_of(
        st.builds(Term, days=st.integers(1, 400)),
        st.builds(Term, months=st.integers(1, 40)),
        st.builds(Term, years=st.integers(1, 10)),
    ),
)
def test_the_last_day_is_the_last_whose_term_has_passed(on, term):
    calendar = Calendar("NL")

    day = rules.last_day_past(term, on)

    assert term.after(day, calendar) <= on
    assert term.after(day + timedelta(days=1), calendar) > on
