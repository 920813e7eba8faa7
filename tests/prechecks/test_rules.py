"""How often, for how long, and who counts as one."""

from datetime import UTC, datetime, timedelta

import pytest

from trustmark.prechecks.rules import WINDOW, first_moment, network_of

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def hours_ago(*hours: int) -> list[datetime]:
    return [NOON - timedelta(hours=each) for each in hours]


@pytest.mark.parametrize(
    ("before", "limit", "until"),
    [
        (hours_ago(), 1, None),
        (hours_ago(1), 2, None),
        (hours_ago(25, 24), 1, None),
        (hours_ago(3), 1, NOON + timedelta(hours=21)),
        (hours_ago(3, 1), 2, NOON + timedelta(hours=21)),
        (hours_ago(9, 3, 1), 2, NOON + timedelta(hours=21)),
        (hours_ago(1, 9, 3), 2, NOON + timedelta(hours=21)),
    ],
)
def test_one_more_is_allowed_once_enough_lie_a_day_back(before, limit, until):
    assert first_moment(before, limit=limit, at=NOON) == until


def test_at_that_moment_it_really_is_allowed():
    before = hours_ago(9, 3, 1)
    until = first_moment(before, limit=2, at=NOON)

    assert until is not None
    assert first_moment(before, limit=2, at=until) is None
    assert until - before[1] == WINDOW


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("fe80::1%eth0", "fe80::2%eth1", True),
        ("", "192.0.2.7", False),
    ],
)
def test_a_network_counts_as_one_visitor(one, other, is_one):
    assert (network_of(one) == network_of(other)) == is_one
