"""No rule about what stands today is without a test: admission, register and seal."""

from pathlib import Path

import pytest

from trustmark.config.reference.rules import list_rules, marked_tests

LISTED = Path(__file__).parents[2] / "docs" / "rules.toml"
# What is built and shown. A theme comes in when its process is there.
THEMES = {
    "Parties and roles",
    "Application and admission",
    "Audit and re-audit",
    "Membership life cycle",
    "Register, seal and publication",
    "Reviews: invitations",
    "Reviews: collection, publication, moderation",
}
KEYS = {"theme", "says", "later"}
RULES = list_rules(LISTED)


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_rule_of_a_built_theme_is_shown_or_says_what_it_waits_for(theme):
    ours = {rule: text for rule, text in RULES.items() if text["theme"] == theme}
    shown = marked_tests()

    assert ours
    assert [
        rule for rule in ours if rule not in shown and "later" not in ours[rule]
    ] == []


def test_a_rule_that_is_shown_is_not_called_later():
    assert [rule for rule in marked_tests() if "later" in RULES[rule]] == []


def test_a_rule_says_nothing_the_reference_would_not_tell():
    assert [rule for rule, text in RULES.items() if set(text) - KEYS] == []
