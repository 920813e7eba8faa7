"""Taking letters for one round of posting, so that no other round has them too."""

from datetime import datetime

from django.db import connection

from trustmark.correspondence.models import OutgoingLetter
from trustmark.correspondence.states import State

# A subquery under IN loses its LIMIT when statistics are stale; an array keeps it.
_POSTGRESQL = """
    UPDATE correspondence_outgoingletter
    SET state = 'posting', claim = %s, posting_since = %s, attempts = attempts + 1
    WHERE id = ANY(ARRAY(
        SELECT id FROM correspondence_outgoingletter
        WHERE state = 'waiting' AND not_before <= %s
        ORDER BY not_before, id LIMIT %s FOR UPDATE SKIP LOCKED
    ))
"""
_SQLITE = """
    UPDATE correspondence_outgoingletter
    SET state = 'posting', claim = %s, posting_since = %s, attempts = attempts + 1
    WHERE id IN (
        SELECT id FROM correspondence_outgoingletter
        WHERE state = 'waiting' AND not_before <= %s
        ORDER BY not_before, id LIMIT %s
    )
"""
_STATEMENTS = {"postgresql": _POSTGRESQL, "sqlite": _SQLITE}


def claim_due(claim: str, *, at: datetime, limit: int) -> list[OutgoingLetter]:
    """The letters this round now holds, oldest first; committed at once."""
    with connection.cursor() as cursor:
        moment = connection.ops.adapt_datetimefield_value(at)
        cursor.execute(_STATEMENTS[connection.vendor], [claim, moment, moment, limit])
    held = OutgoingLetter.objects.filter(state=State.POSTING, claim=claim)
    return list(held.order_by("not_before", "id"))
