"""What every test of the platform may lean on."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from trustmark.kernel import write_once

WRITTEN_ONCE = ["kernel_historyentry"]


@pytest.fixture
def monday() -> datetime:
    """Monday 2 November 2026, ten in the morning in Amsterdam."""
    return datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _let_written_rows_go(request):
    """Transactional tests empty the tables, which write-once tables refuse."""
    yield
    if "transactional_db" in request.fixturenames:
        for table in WRITTEN_ONCE:
            write_once.unguard(connection, table)
            request.addfinalizer(lambda table=table: write_once.guard(connection, table))
