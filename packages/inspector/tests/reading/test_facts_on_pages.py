"""What whole invented pages state, and that nothing else is read on them."""

import pytest
from invented_texts import invented_pages

from inspector.reading.durations import durations
from inspector.reading.page_facts import RECOGNISERS
from inspector.reading.reader import read_text

PAGES = [page for page in invented_pages() if "facts" in page]
SEVERAL = ("email", "phone", "privacy_rights", "cookie_categories")
LENGTHS = ("refund_period", "complaint_term", "retention_terms")
# With or without legal form, country, name of the building.
PARTLY = ("company_name", "address", "kbo_number")
# The page states them in so many words that the place is what counts.
QUOTED = ("statutory_guarantee", "model_withdrawal_form")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_a_page_states_what_it_states_and_nothing_else(page):
    found = read_text(page["text"]).facts
    # Who says so on a page without its name is a matter of taste.
    keys = set(RECOGNISERS) - {"company_name", "address"} | set(page["facts"])

    assert {key for key in keys if key in found} == set(page["facts"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_the_facts_of_a_page_are_right(page):
    found = read_text(page["text"]).facts

    for key, said in page["facts"].items():
        assert _is_same(key, said, found[key]), (key, found[key])


def _is_same(key, said, fact):
    if isinstance(said, list) and key in SEVERAL:
        return set(fact.values) == set(said)
    if key == "vat_number":
        return [_bare(value) for value in fact.values] == said
    if key in LENGTHS and said != "generic":
        return durations(said)[0].label in fact.value
    if key in QUOTED:
        return said.lower() in fact.quote.lower()
    words = _bare(said["value"] if isinstance(said, dict) else said)
    is_part = words in _bare(fact.value) or _bare(fact.value) in words
    return is_part if key in PARTLY else words == _bare(fact.value)


def _bare(text):
    return "".join(sign for sign in text.upper() if sign.isalnum())
