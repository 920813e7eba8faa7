"""What the audits of an application mean for it, as tables."""

import pytest

from trustmark.applications import rules
from trustmark.applications.rules import Outcome


@pytest.mark.rule("BC-7")
@pytest.mark.parametrize(
    ("states", "outcome"),
    [
        ({}, Outcome.WAIT),
        ({"b2c": "inspection"}, Outcome.WAIT),
        ({"b2c": "met", "b2b": "assessment"}, Outcome.WAIT),
        ({"b2c": "not-met", "b2b": "remedy"}, Outcome.WAIT),
        ({"b2c": "met"}, Outcome.ACCEPT),
        ({"b2c": "met", "b2b": "not-met"}, Outcome.ACCEPT),
        ({"b2c": "cancelled", "b2b": "met"}, Outcome.ACCEPT),
        ({"b2c": "not-met"}, Outcome.REFUSE),
        ({"b2c": "not-met", "b2b": "cancelled"}, Outcome.REFUSE),
        ({"b2c": "cancelled"}, Outcome.CANCEL),
    ],
)
def test_an_application_is_answered_when_all_its_audits_ended(states, outcome):
    assert rules.outcome(states) is outcome


def test_only_granted_kinds_are_granted():
    states = {"quay": "met", "b2b": "not-met", "b2c": "met", "x": "cancelled"}

    assert rules.granted(states) == ("b2c", "quay")
