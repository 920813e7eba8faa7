"""What the worker does for orders."""

from django_tasks import task

from trustmark.kernel.clock import read_clock
from trustmark.orders.services import filing


@task()
def take_order_file(file_id: int) -> None:
    """Take the orders of a confirmed file."""
    filing.take_file(file_id, at=read_clock())
