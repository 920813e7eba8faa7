"""Sweeps away what Django's own machinery leaves behind: old tasks and sessions."""

from datetime import date, datetime

from django.core.management import call_command


def tidy(*, on: date, at: datetime) -> int:
    """Let Django drop ended sessions and finished tasks older than its own term."""
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
    return 0
