"""What the worker does for correspondence."""

from django_tasks import task

from trustmark.correspondence import posting
from trustmark.kernel.clock import read_clock


@task()
def post_waiting() -> None:
    """Post a batch of the letters that wait."""
    posting.post_waiting(at=read_clock())
