"""The one place that reads the clock; only edges may ask it.

Edges are the middleware of the sites, management commands, and tasks of the
worker. Everything below takes `at` or `on` as an argument.
"""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

# Replaced in journeys, where a year passes in a second.
source: Callable[[], datetime] = timezone.now  # noqa: TID251


def read_clock() -> datetime:
    """The moment it is now, aware."""
    return source()
