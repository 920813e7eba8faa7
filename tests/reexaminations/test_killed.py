"""A worker killed while it examines: the rest goes on, and what it held is redone."""

from datetime import timedelta

import pytest

from tests.builders.drafts import a_certified_shop, put_draft, tried_out
from tests.builders.killing import dying_before, killed_during
from tests.builders.people import MONDAY
from tests.builders.rulebooks import WEBWINKELKEUR
from trustmark.reexaminations import api as reexaminations
from trustmark.reexaminations.api import ReexaminedShop, ShopState
from trustmark.reexaminations.services.examining import LEASE

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]
LATER = MONDAY + LEASE + timedelta(seconds=1)


def test_a_worker_killed_halfway_loses_and_doubles_nothing(tmp_path, settings):
    put_draft(tmp_path / "shelf", settings)
    a_certified_shop(days=14)
    a_certified_shop(days=30)
    tried = ReexaminedShop.objects.filter(reexamination=tried_out())
    expected = [row.outcomes for row in tried.order_by("id")]
    found = reexaminations.begin(WEBWINKELKEUR, "2027.1", by=None, at=MONDAY)
    first, second = reexaminations.list_waiting(found)

    def die_while_examining(began):
        table = "reexaminations_reexaminedshop"
        with dying_before(began, table=table, value="done"):
            reexaminations.run(first, at=MONDAY)

    killed_during(die_while_examining)

    assert reexaminations.run(second, at=MONDAY)
    found.refresh_from_db()
    assert found.finished_at is None
    assert reexaminations.sweep(at=LATER) == 1
    assert reexaminations.run(first, at=LATER)
    found.refresh_from_db()
    rows = ReexaminedShop.objects.filter(reexamination=found).order_by("id")
    assert [row.state for row in rows] == [ShopState.DONE, ShopState.DONE]
    assert [row.outcomes for row in rows] == expected
    assert found.finished_at == LATER
