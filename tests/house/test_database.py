"""Only tests that ask for a database get one; so the others need no second engine."""

import pytest
from django.db import connection


def test_a_test_that_asks_for_no_database_is_refused_one():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.cursor()
