"""What the worker in a process of its own can be asked to do."""

import json
import sys
from datetime import UTC, datetime, timedelta

from django.db import connection

from tests.correspondence.letters import HARBOUR, LoafWasBaked
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import OutgoingLetter

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LATER = MONDAY + timedelta(minutes=10)


def prepare() -> None:
    """Make the one table, with two letters in it."""
    with connection.schema_editor() as editor:
        editor.create_model(OutgoingLetter)
    for name in ("jansen", "piet"):
        correspondence.send(
            LoafWasBaked.example(),
            to=f"{name}@kaas.test",
            language="nl",
            sender=HARBOUR,
            at=MONDAY,
        )


def post() -> None:
    """Post what is due on Monday."""
    correspondence.post_waiting(at=MONDAY)


def sweep_and_post_later() -> None:
    """Tidy up after a dead worker, and post what is due then."""
    correspondence.sweep(at=LATER)
    correspondence.post_waiting(at=LATER)


def tell() -> None:
    """Say in which state each letter is."""
    states = dict(OutgoingLetter.objects.values_list("to", "state"))
    json.dump(states, sys.stdout)
