"""What the reference scheme promised about reviews, as its rulebook has it."""

from datetime import date

import pytest

from trustmark.schemes import shelf
from trustmark.schemes.rulebook import Rulebook


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return shelf.take_rulebook("webwinkelkeur", "2026.1", digest="")


@pytest.mark.rule("WK-D8-6", "WK-D9-8")
def test_the_risk_of_asking_and_of_publishing_is_on_record_as_medium(book):
    assert book.word("risk-invitations") == "medium"
    assert book.word("risk-reviews") == "medium"


@pytest.mark.rule("WK-D8-7", "WK-D9-9")
def test_who_carries_letters_and_where_data_lie_is_on_record(book):
    assert {"Mandrill", "SupportBee"} <= set(book.words("mail-carriers"))
    assert (book.word("storage-country"), book.word("backup-country")) == ("NL", "CH")


@pytest.mark.rule("WK-D8-8", "WK-D8-10")
def test_invitations_are_kept_for_three_years_and_so_long_a_consumer_is_known(book):
    begin, calendar = date(2026, 11, 2), book.scheme.calendar
    for name in ("invitation-retention", "review-uniqueness"):
        term = book.find_term(name)
        assert term is not None
        assert term.after(begin, calendar) == date(2029, 11, 2)
