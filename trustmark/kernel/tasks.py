"""What the worker does for the kernel."""

from django_tasks import task

from trustmark.kernel import announcements
from trustmark.kernel.clock import read_clock


@task()
def deliver(announcement_id: int) -> None:
    """Deliver one announcement to the reactions that still wait for it."""
    announcements.deliver(announcement_id, at=read_clock())


@task()
def deliver_waiting() -> None:
    """Deliver every announcement that waits and is due, until none is left."""
    while announcements.deliver_due(at=read_clock()):
        pass
